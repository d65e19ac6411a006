import type { TrustQuestion } from './certificates/check-chain.js';
import { type CheckedDocumentTimeStamp, checkDocumentTimeStamp } from './check-document-time-stamp.js';
import { changesAfterSigning } from './changes-after-signing.js';
import { checkSignature, type TimeProofs } from './check-signature.js';
import { PdfFile } from './pdf/pdf-file.js';
import { isName } from './pdf/pdf-value.js';
import { readSignatureFields, type SignatureField } from './pdf/signature-fields.js';
import type { SignedPlace } from './signed-revision.js';
import { readSignedRange } from './pdf/signed-range.js';
import { SigningError } from './signing-error.js';
import {
  finding,
  type FindingCode,
  type PdfVerification,
  type SignatureVerification,
  type TimeStampVerification,
  type Verdict,
  type VerificationFinding,
} from './verification.js';

/**
 * Says whether a PDF is as its signers left it, and who they are. Whatever the bytes are, the answer is a value. Only roots of
 * the trust store count, and after the last signature no byte may follow: many viewers call a file valid whose content was
 * swapped by a later update.
 */
export function verifyPdf(bytes: Uint8Array, trust: TrustQuestion): PdfVerification {
  try {
    return verifyFile(PdfFile.open(bytes), trust);
  } catch (error) {
    return unreadable(error);
  }
}

function unreadable(error: unknown): PdfVerification {
  const codes: Partial<Record<string, FindingCode>> = {
    'pdf-too-large': 'file-too-large',
    'pdf-encrypted': 'file-encrypted',
  };
  const code = (error instanceof SigningError ? codes[error.code] : undefined) ?? 'file-unreadable';
  return {
    verdict: 'unreadable',
    changedAfterSigning: false,
    signatures: [],
    timeStamps: [],
    findings: [finding(code)],
  };
}

function verifyFile(file: PdfFile, trust: TrustQuestion): PdfVerification {
  const fields = readSignatureFields(file);
  const signed = fields.filter(({ value }) => value !== undefined);
  const isStamp = ({ value }: SignatureField): boolean => isName(file.dictionary(value)?.get('Type'), 'DocTimeStamp');
  const stamps = checkTimeStamps(file, signed.filter(isStamp), trust);
  const proofs = proofsOf(stamps);
  const others = signed.filter((field) => !isStamp(field));
  const checked = others.map((field) => checkSignature(file, field, { trust, proofs })).sort(byPlace);
  const places: SignedPlace[] = [...checked, ...stamps].sort(byPlace);
  const changes = changesAfterSigning(file, places);
  const findings = [
    ...changes,
    ...places.flatMap(({ codes, fieldName }) => codes.map((code) => finding(code, fieldName))),
    ...unsignedFields(fields, signed),
  ];
  const signatures = checked.map(({ verification }) => verification);
  const timeStamps = stamps.map(({ verification }) => verification);
  return {
    verdict: verdictOf(signatures, timeStamps, changes),
    changedAfterSigning: findings.some(({ consequence }) => consequence === 'altered'),
    signatures,
    timeStamps,
    findings,
  };
}

const byPlace = (one: SignedPlace, other: SignedPlace): number => one.coveredEnd - other.coveredEnd;

/** From the newest back: each must have held until the next one over it was made. */
function checkTimeStamps(file: PdfFile, fields: SignatureField[], trust: TrustQuestion): CheckedDocumentTimeStamp[] {
  const newestFirst = [...fields].sort((one, other) => stampedEnd(file, other) - stampedEnd(file, one));
  let heldUntil = trust.now;
  const checked = newestFirst.map((field) => {
    const stamp = checkDocumentTimeStamp(file, field, { trust, heldUntil });
    if (isBelieved(stamp)) heldUntil = stamp.verification.at ?? heldUntil;
    return stamp;
  });
  return checked.reverse();
}

function stampedEnd(file: PdfFile, { value }: SignatureField): number {
  const dictionary = file.dictionary(value);
  const range = dictionary && readSignedRange(file, dictionary, 'ETSI.RFC3161');
  return typeof range === 'object' ? range.coveredEnd : 0;
}

const isBelieved = ({ codes, verification }: CheckedDocumentTimeStamp): boolean =>
  codes.length === 0 && verification.at !== undefined;

function proofsOf(stamps: CheckedDocumentTimeStamp[]): TimeProofs {
  const believed = stamps.filter(isBelieved);
  return {
    earliestOver: (coveredEnd) => believed.find((stamp) => stamp.coveredEnd > coveredEnd)?.verification.at,
  };
}

function unsignedFields(fields: SignatureField[], signed: SignatureField[]): VerificationFinding[] {
  const empty = fields.filter((field) => !signed.includes(field));
  return [
    ...(signed.length === 0 ? [finding('no-signature')] : []),
    ...empty.map(({ name }) => finding('field-unsigned', name)),
  ];
}

function verdictOf(
  signatures: SignatureVerification[],
  timeStamps: TimeStampVerification[],
  changes: VerificationFinding[],
): Verdict {
  if (signatures.length === 0) return 'unsigned';
  const isIntact = [...signatures, ...timeStamps].every(({ integrity }) => integrity === 'intact');
  if (changes.length > 0 || !isIntact) return 'invalid';
  const chains = signatures.map(({ chain }) => chain);
  if (chains.some((chain) => chain !== 'trusted' && chain !== 'development')) return 'not-trusted';
  return chains.includes('development') ? 'development' : 'valid';
}
