import { IncrementalUpdate } from '../../src/signing/pdf/incremental-update.js';
import { PdfFile } from '../../src/signing/pdf/pdf-file.js';
import { PdfDictionary, PdfName, type PdfReference, PdfString } from '../../src/signing/pdf/pdf-value.js';
import { readSignatureFields } from '../../src/signing/pdf/signature-fields.js';
import { appraiserFieldName } from '../../src/reports/signature-slots.js';

/** The same file with an empty signature field for each of so many appraisers; fields that are there stay as they are. */
export function withAppraiserFields(pdf: Uint8Array, appraisers: number): Uint8Array {
  const file = PdfFile.open(pdf);
  const there = new Set(readSignatureFields(file).map(({ name }) => name));
  const names = Array.from({ length: appraisers }, (_, index) => appraiserFieldName(index + 1));
  const missing = names.filter((name) => !there.has(name));
  if (missing.length === 0) return pdf;
  const update = new IncrementalUpdate(file);
  const seal = readSignatureFields(file).find(({ name }) => name === 'FirmSeal')!;
  const page = seal.dictionary.get('P') as PdfReference;
  const added = missing.map((name, index) => {
    const field = update.reserve();
    update.write(
      field,
      new PdfDictionary([
        ['Type', new PdfName('Annot')],
        ['Subtype', new PdfName('Widget')],
        ['FT', new PdfName('Sig')],
        ['T', new PdfString(Buffer.from(name, 'latin1'))],
        ['F', 132],
        ['Rect', [72, 72 + index * 40, 200, 100 + index * 40]],
        ['P', page],
      ]),
    );
    return field;
  });
  const form = file.catalog.get('AcroForm') as PdfReference;
  const fields = file.dictionary(form)!;
  update.write(form, fields.with({ Fields: [...added, ...file.list(fields.get('Fields'))] }));
  const sheet = file.dictionary(page)!;
  update.write(page, sheet.with({ Annots: [...file.list(sheet.get('Annots')), ...added] }));
  return new Uint8Array(update.finish().bytes);
}
