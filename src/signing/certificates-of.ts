import { readCms } from './cms/read-cms.js';
import { strictDerLength } from './der.js';
import type { PdfFile } from './pdf/pdf-file.js';
import { isName, PdfString } from './pdf/pdf-value.js';
import { readSignatureFields, type SignatureField } from './pdf/signature-fields.js';

/** DER of every certificate in the messages of all signed fields; unchecked. */
export const certificatesInMessages = (file: PdfFile): Uint8Array[] =>
  readSignatureFields(file).flatMap((field) => certificatesOf(file, field));

/** DER of every certificate in the message of a signed field, and in the time-stamp inside it; unchecked. */
export function certificatesOf(file: PdfFile, { value }: SignatureField): Uint8Array[] {
  const signature = file.dictionary(value);
  const contents = signature?.get('Contents');
  if (!(contents instanceof PdfString)) return [];
  const message = contents.bytes.subarray(0, strictDerLength(contents.bytes) ?? 0);
  return isName(signature?.get('Type'), 'DocTimeStamp') ? inToken(message) : inSignature(message);
}

const inToken = (token: Uint8Array): Uint8Array[] => readCms(token, 'time-stamp')?.certificates ?? [];

function inSignature(message: Uint8Array): Uint8Array[] {
  const read = readCms(message);
  return [...(read?.certificates ?? []), ...(read?.timeStampToken ? inToken(read.timeStampToken) : [])];
}
