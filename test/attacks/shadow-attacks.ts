import { PdfFile } from '../../src/signing/pdf/pdf-file.js';
import { PdfReference } from '../../src/signing/pdf/pdf-value.js';
import { altered, type Attack } from './attack.js';
import { contentChanges } from './content-changes.js';
import {
  addStore,
  change,
  formOf,
  otherFigure,
  pagesOf,
  rawStore,
  rawUpdate,
  streamText,
  string,
  updated,
} from './pdf-surgery.js';
import { issuedFrom, second, signedBy } from './signing-attacks.js';

/** Prepared before the first signature, used after it. */
export const shadowAttacks: Attack[] = [
  {
    name: 'a cover taken off the figures (shadow: hide)',
    make: async (report) => {
      const prepared = updated(report.unsigned, contentChanges['a stamp over the figures']!);
      const signed = await issuedFrom(report, prepared);
      const file = PdfFile.open(signed);
      const [cover] = file.list(file.dictionary(pagesOf(file)[0])!.get('Annots')) as PdfReference[];
      return rawUpdate(signed, { objects: rawStore(signed), freed: [cover!.number] });
    },
    answer: altered('bytes-after-last-signature'),
  },
  {
    name: 'another value in a text field (shadow: replace)',
    make: async (report) => {
      const prepared = updated(report.unsigned, contentChanges['a text field over the figures']!);
      const signed = await signedBy(report, prepared, { fieldName: 'Appraiser1', key: 'Appraiser1', docMdp: 2 });
      const filled = updated(signed, (file, update) => {
        const at = file.list(file.dictionary(formOf(file))!.get('Fields')).at(-1) as PdfReference;
        change(update, file, { at, entries: { V: string('100 000') } });
      });
      return signedBy(report, filled, second);
    },
    answer: altered(),
  },
  {
    name: 'a second body of a page that was signed unseen, and a table that leads to it (shadow: hide and replace)',
    make: async (report) => {
      const number = (
        PdfFile.open(report.unsigned)
          .dictionary(pagesOf(PdfFile.open(report.unsigned))[0])!
          .get('Contents') as PdfReference
      ).number;
      const unlisted = `${number} 0 obj\n${streamText(otherFigure)}\nendobj\n`;
      const prepared = rawUpdate(report.unsigned, { unlisted });
      const signed = await issuedFrom(report, prepared);
      return rawUpdate(signed, { objects: rawStore(signed), placed: [{ number, offset: report.unsigned.length }] });
    },
    answer: altered('bytes-after-last-signature'),
  },
  ...(['OpenAction', 'Metadata'] as const).map((key): Attack => ({
    name: `an object that the signed catalog named in vain (/${key})`,
    make: async (report) => {
      const missing = 8000;
      const prepared = updated(report.unsigned, (file, update) =>
        update.write(file.rootReference, file.catalog.with({ [key]: new PdfReference(missing, 0) })),
      );
      const signed = await issuedFrom(report, prepared);
      const body = '<< /S /JavaScript /JS (app.alert\\(1\\)) >>';
      return rawUpdate(signed, { objects: [...rawStore(signed), { number: missing, body }] });
    },
    answer: altered('bytes-after-last-signature'),
  })),
  {
    name: 'the document information that the signed trailer named in vain',
    make: async (report) => {
      const prepared = rawUpdate(report.unsigned, { trailer: { Info: '8000 0 R' } });
      const signed = await issuedFrom(report, prepared);
      return rawUpdate(signed, { objects: [...rawStore(signed), { number: 8000, body: '<< /Title (Other) >>' }] });
    },
    answer: altered('bytes-after-last-signature'),
  },
  {
    name: 'object 0, which the signed catalog named in vain',
    make: async (report) => {
      const prepared = updated(report.unsigned, (file, update) =>
        update.write(file.rootReference, file.catalog.with({ OpenAction: new PdfReference(0, 0) })),
      );
      const signed = await issuedFrom(report, prepared);
      return rawUpdate(signed, { objects: [...rawStore(signed), { number: 0, body: '<< /S /JavaScript /JS (x) >>' }] });
    },
    answer: altered('bytes-after-last-signature'),
  },
  {
    name: 'the appearance of a certified file painted over, as an annotation (EAA)',
    make: async (report) => {
      const noted = updated(report.first, contentChanges['a text over the figures (FreeText)']!);
      return updated(await signedBy(report, noted, second), addStore);
    },
    answer: altered(),
  },
];
