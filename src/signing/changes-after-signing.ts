import type { PdfFile } from './pdf/pdf-file.js';
import { isSame, revisionChange } from './pdf/revision-changes.js';
import { readSignatureFields } from './pdf/signature-fields.js';
import { writePdfValue } from './pdf/write-pdf-value.js';
import type { SignedPlace } from './signed-revision.js';
import { finding, type VerificationFinding } from './verification.js';

/**
 * What was done to a file from each signed revision to the next, from the last to the end, and to signatures that once stood in
 * it. `places`: signatures and time-stamps in the order of their revisions.
 */
export function changesAfterSigning(file: PdfFile, places: readonly SignedPlace[]): VerificationFinding[] {
  const last = places.at(-1);
  const findings = places.slice(1).flatMap((later, index) => forbiddenChange(places.slice(0, index + 1), later));
  if (last && !isWholeOrArchived(file, last)) findings.push(finding('bytes-after-last-signature'));
  return [...findings, ...withdrawnSignatures(file)];
}

function forbiddenChange(before: readonly SignedPlace[], later: SignedPlace): VerificationFinding[] {
  const earlier = before.at(-1);
  if (!earlier) return [];
  const changed = finding('changed-after-signing', earlier.fieldName);
  if (!earlier.revision || !later.revision || earlier.coveredEnd === later.coveredEnd) return [changed];
  const change = revisionChange(earlier.revision, later.revision);
  if (change === 'archiving' && later.kind === 'time-stamp') return [];
  const forbidding = before.find((place) => forbids(place, later));
  if (forbidding) return [finding('changed-against-certification', forbidding.fieldName)];
  return change === 'signing' && later.kind === 'signature' ? [] : [changed];
}

/**
 * DocMDP 1 allows no further signature (ISO 32000-1, table 254), whatever was archived in between; a locked field is not
 * signed (12.8.2.4), and a file is certified once (12.8.2.2).
 */
function forbids(earlier: SignedPlace, later: SignedPlace): boolean {
  const certifiesAgain = earlier.permission !== undefined && later.permission !== undefined;
  return earlier.permission === 1 || certifiesAgain || earlier.locks?.(later.fieldName) === true;
}

/** Behind the last signature nothing may stand but a security store (PAdES B-LT). */
function isWholeOrArchived(file: PdfFile, { coveredEnd, revision }: SignedPlace): boolean {
  if (coveredEnd === file.bytes.length) return true;
  if (revision === undefined || isSame(revision.catalog.get('DSS'), file.catalog.get('DSS'))) return false;
  return revisionChange(revision, file) === 'archiving';
}

/** Signatures of older sections that are in their fields no more: whoever signs next does not see who signed before. */
function withdrawnSignatures(file: PdfFile): VerificationFinding[] {
  const standing = new Set(signaturesOf(file).keys());
  const withdrawn = new Map<string, string>();
  for (let newest = 1; newest < file.sections.length; newest += 1) {
    for (const [signature, fieldName] of signaturesOf(file.before(newest))) {
      if (!standing.has(signature)) withdrawn.set(signature, fieldName);
    }
  }
  return [...withdrawn.values()].map((fieldName) => finding('changed-after-signing', fieldName));
}

/** Field and value of each signed field. What cannot be read shows no signature to anybody. */
function signaturesOf(file: PdfFile): Map<string, string> {
  try {
    const signed = readSignatureFields(file).filter(({ value }) => value !== undefined);
    return new Map(signed.map(({ name, value }) => [`${name} ${writePdfValue(value ?? null)}`, name]));
  } catch {
    return new Map();
  }
}
