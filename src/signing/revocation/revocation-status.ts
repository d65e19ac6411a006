/** What an authority said of one of its certificates. */
export type RevocationStatus =
  | { readonly state: 'good'; readonly statedAt: Date; readonly until?: Date }
  | { readonly state: 'revoked'; readonly statedAt: Date; readonly revokedAt: Date }
  | { readonly state: 'unknown' };

export const unknownStatus: RevocationStatus = { state: 'unknown' };

/** DER of what proves, years later, that certificates were not revoked (ETSI EN 319 142-1, 5.4.2). */
export interface RevocationMaterial {
  /** OCSP responses (RFC 6960). */
  readonly ocspResponses: readonly Uint8Array[];
  readonly crls: readonly Uint8Array[];
}
