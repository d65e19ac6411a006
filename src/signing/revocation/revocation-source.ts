/** Whoever fetches what authorities publish on revocation. Both throw when there is no answer. */
export interface RevocationSource {
  /** An OCSP response (DER) to a request. */
  ocsp(url: string, request: Uint8Array): Promise<Uint8Array>;
  /** A revocation list (DER). */
  crl(url: string): Promise<Uint8Array>;
}
