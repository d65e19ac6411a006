import { createHash } from 'node:crypto';
import type { Digest } from './cms/algorithms.js';
import type { PdfFile } from './pdf/pdf-file.js';
import { PdfString } from './pdf/pdf-value.js';
import { readSignatureFields, type SignatureField } from './pdf/signature-fields.js';
import type { SignedRange } from './pdf/signed-range.js';
import { findingConsequences, type FindingCode, type Integrity } from './verification.js';

/** What stands in a file in the order of its updates: a signature or a document time-stamp. */
export interface SignedPlace {
  fieldName: string;
  codes: FindingCode[];
  /** The file's bytes up to here are covered; 0 when nothing is. */
  coveredEnd: number;
  /** The file as it was then; absent when no such revision can be read. */
  revision?: PdfFile;
  /** What the signature allows afterwards (DocMDP). */
  permission?: number;
  /** Which fields it locks (FieldMDP). */
  locks?: (fieldName: string) => boolean;
  kind: 'signature' | 'time-stamp';
}

export function digestOf(bytes: Uint8Array, { start, end, coveredEnd }: SignedRange, digest: Digest): Buffer {
  return createHash(digest).update(bytes.subarray(0, start)).update(bytes.subarray(end, coveredEnd)).digest();
}

/** The file as it was when this field was signed; there the field must hold the very same signature. */
export function readRevision(file: PdfFile, field: SignatureField, { coveredEnd }: SignedRange): PdfFile | undefined {
  if (coveredEnd === file.bytes.length) return file;
  try {
    const revision = file.revision(coveredEnd);
    const same = readSignatureFields(revision).find(({ name }) => name === field.name);
    return same && placeOf(revision, same) === placeOf(file, field) ? revision : undefined;
  } catch {
    return undefined;
  }
}

/** Where the message stands: inside the bytes both revisions share, so the same place is the same message. */
function placeOf(file: PdfFile, { value }: SignatureField): number | undefined {
  const contents = file.dictionary(value)?.get('Contents');
  return contents instanceof PdfString ? contents.place?.start : undefined;
}

export function integrityOf(codes: FindingCode[]): Integrity {
  const consequences = new Set<string>(codes.map((code) => findingConsequences[code]));
  const worst = (['unreadable', 'altered', 'unacceptable'] as const).find((integrity) => consequences.has(integrity));
  return worst ?? 'intact';
}
