/** Which tables answer for a kind of price: a firm's own book is asked before the standard's table, in every region. */
import type { PriceBooks } from '../order.js';
import type { PriceKind, Standard } from '../standard.js';

export function tablesFor(
  kind: PriceKind,
  books: PriceBooks | undefined,
  { tables }: Pick<Standard, 'tables'>,
): readonly string[] {
  const book = books?.[kind];
  return book === undefined || book === tables[kind] ? [tables[kind]] : [book, tables[kind]];
}

/** Of a table the standard does not name for this kind: the report says whose book it is. */
export function isPrivateBook(tableId: string, kind: PriceKind, { tables }: Pick<Standard, 'tables'>): boolean {
  return tableId !== tables[kind];
}
