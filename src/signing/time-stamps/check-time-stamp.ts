import type { ReadCertificate } from '../certificates/read-certificate.js';
import type { Digest } from '../cms/algorithms.js';
import { checkToken } from '../cms/check-cms.js';
import { strictDerLength } from '../der.js';
import type { FindingCode } from '../verification.js';
import { readStatedTime } from './read-time-stamp.js';

/** A token held against what it should be over. Who the authority is, its certificate's chain says. */
export interface CheckedTimeStamp {
  /** Empty when the token is sound. */
  codes: FindingCode[];
  /** Stated by the authority; absent when the token is not sound. */
  at?: Date;
  /** What the token answers; absent when it is not sound, or answers no one question. */
  nonce?: Uint8Array;
  certificate?: ReadCertificate;
  others: ReadCertificate[];
}

/** Checks one RFC 3161 token; it never throws. `digestOf` gives the digest of what must have been stamped. */
export function checkTimeStamp(token: Uint8Array, digestOf: (digest: Digest) => Uint8Array): CheckedTimeStamp {
  if (strictDerLength(token) !== token.length) return { codes: ['time-stamp-malformed'], others: [] };
  const { codes, certificate, others, carried } = checkToken(token);
  const stated = carried && readStatedTime(carried);
  const found = codes.map(inTimeStamp);
  if (!stated) return { codes: [...new Set<FindingCode>([...found, 'time-stamp-malformed'])], others };
  const isOver = Buffer.compare(stated.imprint, digestOf(stated.digest)) === 0;
  if (!isOver) found.push('time-stamp-mismatch');
  const { at, nonce } = found.length === 0 ? stated : {};
  return { codes: [...new Set(found)], at, nonce, certificate, others };
}

/** Whatever is wrong inside a token is a fault of the time-stamp, not of the signature it proves. */
function inTimeStamp(code: FindingCode): FindingCode {
  if (code === 'message-digest-mismatch' || code === 'signature-mismatch') return 'time-stamp-altered';
  return code === 'cms-malformed' ? 'time-stamp-malformed' : 'time-stamp-unacceptable';
}
