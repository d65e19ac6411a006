import { PdfFile } from './pdf/pdf-file.js';
import { PdfString } from './pdf/pdf-value.js';
import { readSignatureFields } from './pdf/signature-fields.js';
import { SigningError } from './signing-error.js';

/** Puts a CMS message (or a time-stamp token) into the room that `prepareSignature` left; no other byte changes. */
export function embedSignature(prepared: Uint8Array, fieldName: string, message: Uint8Array): Uint8Array {
  const room = findRoom(prepared, fieldName);
  const digits = Buffer.from(message).toString('hex');
  if (digits.length > room.end - room.start) {
    const text = `The signature takes ${message.length} bytes, the placeholder holds ${(room.end - room.start) / 2}`;
    throw new SigningError('placeholder-too-small', text);
  }
  const bytes = Buffer.from(prepared);
  bytes.write(digits, room.start, 'latin1');
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
}

/** The hexadecimal digits of the field's /Contents, which must all be zeros still. */
function findRoom(prepared: Uint8Array, fieldName: string): { start: number; end: number } {
  const file = PdfFile.open(prepared);
  const field = readSignatureFields(file).find(({ name }) => name === fieldName);
  if (!field) throw new SigningError('field-missing', `The file has no signature field "${fieldName}"`);
  const contents = file.dictionary(field.value)?.get('Contents');
  if (!(contents instanceof PdfString) || !contents.place?.isHex) {
    throw new SigningError('field-unsuitable', `The field "${fieldName}" has no room for a signature`);
  }
  if (contents.bytes.some((byte) => byte !== 0)) {
    throw new SigningError('field-already-signed', `The field "${fieldName}" is signed already`);
  }
  return { start: contents.place.start + 1, end: contents.place.end - 1 };
}
