import {
  type CheckedChain,
  checkChain,
  isBelieved,
  isIssuedBy,
  sameBytes,
  type TrustQuestion,
} from './certificates/check-chain.js';
import { type ReadCertificate, readCertificates } from './certificates/read-certificate.js';
import { checkRevocation } from './check-revocation.js';
import type { PdfFile } from './pdf/pdf-file.js';
import { securityStoreOf } from './pdf/security-store.js';
import type { SignatureField } from './pdf/signature-fields.js';
import { readSignedRange } from './pdf/signed-range.js';
import { digestOf, integrityOf, readRevision, type SignedPlace } from './signed-revision.js';
import { checkTimeStamp, type CheckedTimeStamp } from './time-stamps/check-time-stamp.js';
import type { FindingCode, TimeStampVerification } from './verification.js';

export interface CheckedDocumentTimeStamp extends SignedPlace {
  verification: TimeStampVerification;
}

/**
 * One document time-stamp, judged at the instant up to which it must have held: that of the next one over it, or today. Its
 * certificate may have ended since, if a later time-stamp proves that it stood before (ETSI EN 319 102-1, 5.6).
 */
export function checkDocumentTimeStamp(
  file: PdfFile,
  field: SignatureField,
  { trust, heldUntil }: { trust: TrustQuestion; heldUntil: Date },
): CheckedDocumentTimeStamp {
  const dictionary = file.dictionary(field.value);
  const range = dictionary ? readSignedRange(file, dictionary, 'ETSI.RFC3161') : 'signature-unreadable';
  if (typeof range === 'string') return unusable(field, range);
  const stamp = checkTimeStamp(range.cms, (digest) => digestOf(file.bytes, range, digest));
  const revision = readRevision(file, field, range);
  const chain = authorityChain(stamp, file, { trust, heldUntil });
  const codes: FindingCode[] = [...stamp.codes, ...(revision ? [] : ['revision-unreadable' as const]), ...chain.codes];
  const { certificate } = stamp;
  return {
    kind: 'time-stamp',
    fieldName: field.name,
    codes,
    coveredEnd: range.coveredEnd,
    revision,
    verification: {
      fieldName: field.name,
      authorityName: certificate?.summary.commonName,
      at: stamp.at,
      integrity: integrityOf(codes),
      chain: chain.state,
      certificate: certificate?.summary,
    },
  };
}

/** Clocks of two machines may differ by this much. */
export const clockToleranceMs = 5 * 60_000;

/**
 * Who stamped; a chain that does not hold proves no time but spoils nothing (`time-stamp-untrusted` is a note). It must hold at
 * the time the token states and ever since; an authority that was revoked meanwhile is believed no more.
 */
export function authorityChain(
  { certificate, others, at }: Pick<CheckedTimeStamp, 'certificate' | 'others' | 'at'>,
  file: PdfFile,
  { trust, heldUntil }: { trust: TrustQuestion; heldUntil: Date },
): { state: TimeStampVerification['chain']; codes: FindingCode[] } {
  if (!certificate) return { state: 'unknown', codes: [] };
  const store = securityStoreOf(file);
  const known = [...others, ...readCertificates(store.certificates)];
  const question = {
    signer: certificate,
    others: known,
    roots: trust,
    now: trust.now,
    purpose: 'time-stamping',
  } as const;
  const chains = [heldUntil, at ?? heldUntil].map((instant) => checkChain({ ...question, at: instant }));
  const [chain = checkChain({ ...question, at: heldUntil })] = [...chains.filter((one) => !isBelieved(one)), ...chains];
  const isRevoked = isBelieved(chain) && checkRevocation(chain.used, store, heldUntil) === 'revoked';
  const isToCome = at !== undefined && at.getTime() - clockToleranceMs > trust.now.getTime();
  const state = isRevoked ? 'revoked' : chain.state;
  const codes: FindingCode[] = isBelieved({ state }) && !isToCome ? [] : ['time-stamp-untrusted'];
  const isForeign = others.some((other) => !hasBusiness(other, chain, known));
  return { state, codes: isForeign ? [...codes, 'time-stamp-unacceptable'] : codes };
}

/**
 * No signature covers the certificates of the last token. Each must belong to its chain, or be another certificate of an
 * authority in it (authorities cross-certify each other) that somebody here signed.
 */
function hasBusiness(other: ReadCertificate, { used }: CheckedChain, known: readonly ReadCertificate[]): boolean {
  if (used.some(({ der }) => sameBytes(der, other.der))) return true;
  const isOfChain = used.some(({ x509 }) => {
    return x509.subject === other.x509.subject && x509.publicKey.equals(other.x509.publicKey);
  });
  return isOfChain && [...used, ...known].some((issuer) => isIssuedBy(other, issuer));
}

function unusable(field: SignatureField, code: FindingCode): CheckedDocumentTimeStamp {
  const integrity = integrityOf([code]);
  const verification = { fieldName: field.name, integrity, chain: 'unknown' } as const;
  return { kind: 'time-stamp', fieldName: field.name, codes: [code], coveredEnd: 0, verification };
}
