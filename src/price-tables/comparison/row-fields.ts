/** Which fields of a row differ, and whether two prices can be held against each other at all. */
import type { PriceRowInFile } from '../price-table-file.js';

/** JSON Pointers below the row, in the order of the files; the key's own fields cannot differ. */
const FIELDS = [
  ...['/grade', '/unit', '/price', '/low', '/high', '/currency', '/taxBasis', '/taxRate', '/deliveryBasis'],
  ...['/source/kind', '/source/publisher', '/source/document', '/source/url', '/source/capturedOn'],
  ...['/source/evidenceSha256', '/sampleSize', '/quotations', '/note'],
] as const;

/** What a price is of: where one of these differs, a difference of the two figures means nothing. */
const BASIS: readonly string[] = ['/unit', '/currency', '/taxBasis', '/taxRate', '/deliveryBasis'];

export function differingFields(before: PriceRowInFile, after: PriceRowInFile): readonly string[] {
  return FIELDS.filter((pointer) => textAt(before, pointer) !== textAt(after, pointer));
}

export const areComparable = (one: PriceRowInFile, other: PriceRowInFile): boolean =>
  BASIS.every((pointer) => textAt(one, pointer) === textAt(other, pointer));

function textAt(row: PriceRowInFile, pointer: string): string | undefined {
  const [, first = '', second] = pointer.split('/');
  const holder = (second === undefined ? row : row.source) as unknown as Readonly<Record<string, unknown>>;
  return JSON.stringify(holder[second ?? first]);
}
