/** Rows of an edition as the texts a sheet shows, column by column; reading takes the same texts back. */
import type { PriceRowInFile, PriceTableKind } from '../price-table-file.js';
import type { SheetColumn } from './sheet-columns.js';

/** What is written: a template has no rows. */
export interface PriceSheet {
  readonly kind: PriceTableKind;
  readonly rows: readonly PriceRowInFile[];
}

export interface ShownCell {
  readonly column: SheetColumn;
  readonly text: string;
}

export const shownCells = (value: object, columns: readonly SheetColumn[]): ShownCell[] =>
  columns.map((column) => ({ column, text: shownText(value, column) }));

/** One line for each quotation, with the key of the price it belongs to. */
export function* quotationLines({ rows }: PriceSheet): Generator<object> {
  for (const { code, variant, region, quotations = [] } of rows) {
    for (const quotation of quotations) yield { code, variant, region, ...quotation };
  }
}

function shownText(value: object, { pointer, labels }: SheetColumn): string {
  let found: unknown = value;
  for (const step of pointer.slice(1).split('/')) {
    found = (found as Readonly<Record<string, unknown>> | undefined)?.[step];
  }
  if (typeof found === 'number') return String(found);
  if (typeof found !== 'string') return '';
  return labels !== undefined && Object.hasOwn(labels, found) ? (labels[found] ?? found) : found;
}
