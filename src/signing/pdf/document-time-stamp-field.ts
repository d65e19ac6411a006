import type { IncrementalUpdate } from './incremental-update.js';
import type { PdfFile } from './pdf-file.js';
import { PdfDictionary, PdfName, PdfReference, PdfString, type PdfValue } from './pdf-value.js';
import { readSignatureFields } from './signature-fields.js';
import { SigningError } from '../signing-error.js';

const printedAndLocked = 4 | 128;
const invisible: PdfValue[] = [0, 0, 0, 0];

/** The keys of such a field and nothing else: it shows nothing and does nothing. */
export const timeStampFieldKeys: readonly string[] = ['Type', 'Subtype', 'FT', 'T', 'TU', 'F', 'Rect', 'P', 'V'];

/** Adds an invisible field for a document time-stamp, on the page of the first signature, and gives its name. */
export function addTimeStampField(update: IncrementalUpdate, file: PdfFile, value: PdfReference): string {
  const fields = readSignatureFields(file);
  const page = fields[0]?.dictionary.get('P');
  const form = file.catalog.get('AcroForm');
  if (!(page instanceof PdfReference) || !(form instanceof PdfReference)) {
    throw new SigningError(
      'field-unsuitable',
      'The file has no signature field on a page, or its form is no object of its own',
    );
  }
  const name = freeName(fields.map((field) => field.name));
  const field = update.reserve();
  update.write(field, timeStampField(name, page, value));
  const dictionary = file.dictionary(form) ?? new PdfDictionary();
  update.write(form, dictionary.with({ Fields: [...file.list(dictionary.get('Fields')), field] }));
  const sheet = file.dictionary(page) ?? new PdfDictionary();
  update.write(page, sheet.with({ Annots: [...file.list(sheet.get('Annots')), field] }));
  return name;
}

function timeStampField(name: string, page: PdfReference, value: PdfReference): PdfDictionary {
  const text = new PdfString(Buffer.from(name, 'latin1'));
  return new PdfDictionary([
    ['Type', new PdfName('Annot')],
    ['Subtype', new PdfName('Widget')],
    ['FT', new PdfName('Sig')],
    ['T', text],
    ['TU', text],
    ['F', printedAndLocked],
    ['Rect', invisible],
    ['P', page],
    ['V', value],
  ]);
}

function freeName(taken: readonly string[]): string {
  let number = 1;
  while (taken.includes(`DocumentTimeStamp${number}`)) number += 1;
  return `DocumentTimeStamp${number}`;
}
