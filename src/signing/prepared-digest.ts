import { createHash } from 'node:crypto';
import { PdfFile } from './pdf/pdf-file.js';
import { PdfString } from './pdf/pdf-value.js';
import { readSignatureFields } from './pdf/signature-fields.js';
import { SigningError } from './signing-error.js';

/**
 * SHA-256 of a prepared file as whoever signs computes it: over all bytes but the empty room of this field's signature.
 * Throws `field-unsuitable` when the byte range leaves out anything else, or the room is not empty.
 */
export function preparedDigest(prepared: Uint8Array, fieldName: string): Uint8Array {
  const file = PdfFile.open(prepared);
  const field = readSignatureFields(file).find(({ name }) => name === fieldName);
  if (!field) throw new SigningError('field-missing', `The file has no signature field "${fieldName}"`);
  const signature = file.dictionary(field.value);
  const contents = signature?.get('Contents');
  if (!(contents instanceof PdfString) || !contents.place?.isHex || contents.bytes.some((byte) => byte !== 0)) {
    throw new SigningError('field-unsuitable', `The field "${fieldName}" has no empty room for a signature`);
  }
  const { start, end } = contents.place;
  if (!isSameRange(signature?.get('ByteRange'), [0, start, end, prepared.length - end])) {
    throw new SigningError('field-unsuitable', `The signature of "${fieldName}" would not cover the whole file`);
  }
  return createHash('sha256').update(prepared.subarray(0, start)).update(prepared.subarray(end)).digest();
}

const isSameRange = (found: unknown, wanted: readonly number[]): boolean =>
  Array.isArray(found) && found.length === wanted.length && wanted.every((value, index) => found[index] === value);
