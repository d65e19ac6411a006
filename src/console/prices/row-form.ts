/** A price row as the fields of a form, named by the row's own keys (`source.kind`), and back. */
import { sheetColumns, type SheetColumn } from '../../price-tables/exchange/sheet-columns.js';
import type { PriceRowInFile, PriceTableKind } from '../../price-tables/price-table-file.js';

/** What stands in each field. Empty: the row has no such key. */
export type RowFields = Readonly<Record<string, string>>;

type Tree = Record<string, unknown>;

/** `/source/kind` → `source.kind`, as faults find their field. */
export const fieldName = ({ pointer }: Pick<SheetColumn, 'pointer'>): string => pointer.slice(1).replaceAll('/', '.');

/** The fields of a row of that kind, in the order of the sheet. */
export function rowFields(kind: PriceTableKind, row: PriceRowInFile): RowFields {
  return Object.fromEntries(sheetColumns(kind).map((column) => [fieldName(column), textAt(row, fieldName(column))]));
}

export const isEmptyRow = (fields: RowFields): boolean => Object.values(fields).every((text) => text.trim() === '');

/**
 * The row the fields say, with what the form does not show (quotations) kept from the row as it was. A text that is no
 * value yet (a wrong amount) is kept as it stands: the rules of the table judge it, not this function.
 */
export function rowOfFields(kind: PriceTableKind, fields: RowFields, before?: PriceRowInFile): PriceRowInFile {
  const row: Tree = { currency: 'CNY', source: {} };
  for (const column of sheetColumns(kind)) {
    const text = (fields[fieldName(column)] ?? '').trim();
    if (text !== '') putAt(row, fieldName(column), valueOf(column, text));
  }
  if (before?.quotations !== undefined) row['quotations'] = before.quotations;
  return row as unknown as PriceRowInFile;
}

/** A pasted label (吨, 含税) counts as its code. */
function valueOf({ kind, labels = {} }: SheetColumn, text: string): unknown {
  if (kind === 'count') return /^\d{1,9}$/.test(text) ? Number(text) : text;
  if (kind === 'choice') return Object.keys(labels).find((code) => labels[code] === text) ?? text;
  return text;
}

function textAt(row: PriceRowInFile, name: string): string {
  const value = name.split('.').reduce<unknown>((holder, key) => (holder as Tree | undefined)?.[key], row);
  return typeof value === 'number' ? String(value) : typeof value === 'string' ? value : '';
}

function putAt(row: Tree, name: string, value: unknown): void {
  const [first = '', second] = name.split('.');
  if (second === undefined) row[first] = value;
  else (row[first] as Tree)[second] = value;
}
