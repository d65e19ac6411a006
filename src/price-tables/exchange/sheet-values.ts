/** Rows of an edition as the texts a sheet shows, column by column; reading takes the same texts back. */
import type { PriceRowInFile, PriceTableKind } from '../price-table-file.js';
import { sheetColumns, type SheetColumn } from './sheet-columns.js';

/** What is written: a template has no rows. */
export interface PriceSheet {
  readonly kind: PriceTableKind;
  readonly rows: readonly PriceRowInFile[];
}

export interface ShownCell {
  readonly column: SheetColumn;
  readonly text: string;
}

export function shownRows({ kind, rows }: PriceSheet): ShownCell[][] {
  const columns = sheetColumns(kind);
  return rows.map((row) => columns.map((column) => ({ column, text: shownText(row, column) })));
}

function shownText(row: PriceRowInFile, { pointer, labels }: SheetColumn): string {
  const [, first = '', second] = pointer.split('/');
  const holder = (second === undefined ? row : row.source) as unknown as Readonly<Record<string, unknown>>;
  const value = holder[second ?? first];
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return '';
  return labels !== undefined && Object.hasOwn(labels, value) ? (labels[value] ?? value) : value;
}
