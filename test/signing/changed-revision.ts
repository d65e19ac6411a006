import { PdfFile } from '../../src/signing/pdf/pdf-file.js';
import type { PdfValue } from '../../src/signing/pdf/pdf-value.js';
import { revisionChange } from '../../src/signing/pdf/revision-changes.js';
import { type Change, change, dictionary, fieldOf, formOf, name, pagesOf, updated } from '../attacks/pdf-surgery.js';
import { preparedPdf } from './prepared-pdf.js';

export const twoFields = (): Promise<Uint8Array> => preparedPdf({ fieldNames: ['first', 'second'] });

export const between = (earlier: Uint8Array, later: Uint8Array) =>
  revisionChange(PdfFile.open(earlier), PdfFile.open(later));

/** What the last of these updates makes of the file; the ones before it are taken for granted. */
export function made(pdf: Uint8Array, ...changes: Change[]): string {
  const earlier = changes.slice(0, -1).reduce(updated, pdf);
  return between(earlier, updated(earlier, changes.at(-1)!));
}

export const all =
  (...changes: Change[]): Change =>
  (file, update) =>
    changes.forEach((one) => one(file, update));

export type Entries = Record<string, PdfValue>;

/** The second field with a value of its own. */
export const valued =
  (entries: Entries = { Type: name('Sig') }, field: Entries = {}): Change =>
  (file, update) => {
    const value = update.reserve();
    update.write(value, dictionary(entries));
    change(update, file, { at: fieldOf(file, 'second').reference, entries: { V: value, ...field } });
  };

export const form =
  (entries: Entries): Change =>
  (file, update) =>
    change(update, file, { at: formOf(file), entries });

export const catalog =
  (entries: Entries): Change =>
  (file, update) =>
    update.write(file.rootReference, file.catalog.with(entries));

export const page =
  (entries: Entries): Change =>
  (file, update) =>
    change(update, file, { at: pagesOf(file)[0]!, entries });
