/** Sheets as an editor makes them: the newest edition, with some cells changed. */
import type { PriceRow } from '../../../src/engine/index.js';
import type { PriceRowInFile } from '../../../src/price-tables/price-table-file.js';
import { PublishedTables } from '../../../src/price-tables/published-tables.js';
import { writePriceSheet } from '../../../src/price-tables/exchange/write-price-sheet.js';
import { without } from '../../../src/price-tables/without.js';
import type { Association } from './association.js';

/** By code; whatever is put in is written into the sheet, sound or not. */
export type CellChanges = Readonly<Record<string, (row: PriceRowInFile) => unknown>>;

export function rowsOf({ app }: Association, editionId: string): readonly PriceRowInFile[] {
  const published = app.get(PublishedTables).current().find(editionId);
  if (published === undefined) throw new Error(`there is no edition ${editionId}`);
  return published.edition.rows.map((row: PriceRow) => without(row, 'rowId'));
}

export async function sheetOf(rows: readonly PriceRowInFile[], changes: CellChanges): Promise<Buffer> {
  const changed = rows.map((row) => (changes[row.code]?.(row) ?? row) as PriceRowInFile);
  return writePriceSheet({ kind: 'scrap', rows: changed }, 'xlsx');
}
