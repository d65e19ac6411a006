import { checkChain, type TrustQuestion } from './certificates/check-chain.js';
import { readCertificates } from './certificates/read-certificate.js';
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

/** Who stamped; a chain that does not hold proves no time but spoils nothing (`time-stamp-untrusted` is a note). */
export function authorityChain(
  { certificate, others }: Pick<CheckedTimeStamp, 'certificate' | 'others'>,
  file: PdfFile,
  { trust, heldUntil }: { trust: TrustQuestion; heldUntil: Date },
): { state: TimeStampVerification['chain']; codes: FindingCode[] } {
  if (!certificate) return { state: 'unknown', codes: [] };
  const stored = readCertificates(securityStoreOf(file).certificates);
  const { state } = checkChain({
    signer: certificate,
    others: [...others, ...stored],
    roots: trust,
    at: heldUntil,
    now: trust.now,
    purpose: 'time-stamping',
  });
  return { state, codes: state === 'trusted' || state === 'development' ? [] : ['time-stamp-untrusted'] };
}

function unusable(field: SignatureField, code: FindingCode): CheckedDocumentTimeStamp {
  const integrity = integrityOf([code]);
  const verification = { fieldName: field.name, integrity, chain: 'unknown' } as const;
  return { kind: 'time-stamp', fieldName: field.name, codes: [code], coveredEnd: 0, verification };
}
