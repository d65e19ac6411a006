import { embedSignature } from './embed-signature.js';
import { addTimeStampField } from './pdf/document-time-stamp-field.js';
import { IncrementalUpdate } from './pdf/incremental-update.js';
import { PdfFile } from './pdf/pdf-file.js';
import { writeDocumentTimeStamp } from './pdf/signature-dictionary.js';
import { closeUpdate } from './prepare-signature.js';
import type { TimeStampAuthority } from './time-stamps/time-stamp-authority.js';

/** Room for a token with its certificates; public authorities send up to some 7 KB. */
const tokenBytes = 12_288;

/** A time-stamp over the whole file as it stands, as a further update (PAdES B-LTA, ETSI EN 319 142-1, 5.5). */
export async function addDocumentTimeStamp(pdf: Uint8Array, authority: TimeStampAuthority): Promise<Uint8Array> {
  const file = PdfFile.open(pdf);
  const update = new IncrementalUpdate(file);
  const value = update.reserve();
  const dictionary = writeDocumentTimeStamp(tokenBytes);
  update.writeText(value, dictionary.text);
  const fieldName = addTimeStampField(update, file, value);
  const { bytes, digest } = closeUpdate(update, value, dictionary);
  return embedSignature(bytes, fieldName, await authority.stamp(digest));
}
