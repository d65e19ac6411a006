/** Whoever proves that a digest existed at an instant (RFC 3161). */
export interface TimeStampAuthority {
  /**
   * A time-stamp token (DER of its CMS message) over a SHA-256 digest. Throws SigningError `time-stamp-failed` when the
   * authority does not answer or answers with something else.
   */
  stamp(digest: Uint8Array): Promise<Uint8Array>;
}
