/** Which organisation a key belongs to. Only hashes are held; comparison takes the same time for every wrong key. */
import { createHash, timingSafeEqual } from 'node:crypto';

export interface HashedKey {
  readonly organisationId: string;
  /** SHA-256 of the key, lower-case hex. */
  readonly sha256: string;
}

export function organisationOfKey(keys: readonly HashedKey[], key: string): string | null {
  const given = createHash('sha256').update(key, 'utf8').digest();
  let found: string | null = null;
  for (const { organisationId, sha256 } of keys) {
    if (timingSafeEqual(Buffer.from(sha256, 'hex'), given)) found = organisationId;
  }
  return found;
}

/** The key of `Authorization: Bearer <key>`, or null. */
export function bearerKey(authorization: string | undefined): string | null {
  return /^Bearer +([\x21-\x7e]+) *$/i.exec(authorization ?? '')?.[1] ?? null;
}
