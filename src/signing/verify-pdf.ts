import { checkSignature, type CheckedSignature, type TrustQuestion } from './check-signature.js';
import { PdfFile } from './pdf/pdf-file.js';
import { onlyAddsSignatures } from './pdf/revision-changes.js';
import { readSignatureFields, type SignatureField } from './pdf/signature-fields.js';
import { SigningError } from './signing-error.js';
import {
  finding,
  type FindingCode,
  type PdfVerification,
  type SignatureVerification,
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
  return { verdict: 'unreadable', changedAfterSigning: false, signatures: [], findings: [finding(code)] };
}

function verifyFile(file: PdfFile, trust: TrustQuestion): PdfVerification {
  const fields = readSignatureFields(file);
  const signed = fields.filter(({ value }) => value !== undefined);
  const checked = signed.map((field) => checkSignature(file, field, trust)).sort((a, b) => a.coveredEnd - b.coveredEnd);
  const changes = changesAfterSigning(file, checked);
  const findings = [
    ...changes,
    ...checked.flatMap(({ codes, verification }) => codes.map((code) => finding(code, verification.fieldName))),
    ...unsignedFields(fields, signed),
  ];
  const signatures = checked.map(({ verification }) => verification);
  return {
    verdict: verdictOf(signatures, changes),
    changedAfterSigning: findings.some(({ consequence }) => consequence === 'altered'),
    signatures,
    findings,
  };
}

function unsignedFields(fields: SignatureField[], signed: SignatureField[]): VerificationFinding[] {
  const empty = fields.filter((field) => !signed.includes(field));
  return [
    ...(signed.length === 0 ? [finding('no-signature')] : []),
    ...empty.map(({ name }) => finding('field-unsigned', name)),
  ];
}

/** From each signed revision to the next, and from the last to the end of the file. */
function changesAfterSigning(file: PdfFile, checked: CheckedSignature[]): VerificationFinding[] {
  const last = checked.at(-1);
  const findings = checked.slice(1).flatMap((later, index) => {
    const earlier = checked[index];
    const code = earlier && forbiddenChange(earlier, later);
    return code ? [finding(code, earlier.verification.fieldName)] : [];
  });
  if (last && last.coveredEnd !== file.bytes.length) findings.push(finding('bytes-after-last-signature'));
  return findings;
}

function forbiddenChange(earlier: CheckedSignature, later: CheckedSignature): FindingCode | undefined {
  if (!earlier.revision || !later.revision || earlier.coveredEnd === later.coveredEnd) return 'changed-after-signing';
  // DocMDP 1 allows no further signature (ISO 32000-1, table 254).
  if (earlier.permission === 1) return 'changed-against-certification';
  return onlyAddsSignatures(earlier.revision, later.revision) ? undefined : 'changed-after-signing';
}

function verdictOf(signatures: SignatureVerification[], changes: VerificationFinding[]): Verdict {
  if (signatures.length === 0) return 'unsigned';
  if (changes.length > 0 || signatures.some(({ integrity }) => integrity !== 'intact')) return 'invalid';
  const chains = signatures.map(({ chain }) => chain);
  if (chains.some((chain) => chain !== 'trusted' && chain !== 'development')) return 'not-trusted';
  return chains.includes('development') ? 'development' : 'valid';
}
