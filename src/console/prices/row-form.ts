/** A price row as the fields of a form, named by the row's own keys (`/source/kind`), and back. */
import type { PriceRowInFile, PriceTableKind } from '../../price-tables/price-table-file.js';
import { sheetColumns, type SheetColumn } from '../../price-tables/exchange/sheet-columns.js';

/** What stands in each field, by JSON Pointer below the row. Empty: the row has no such key. */
export type RowFields = Readonly<Record<string, string>>;

type Tree = Record<string, unknown>;

/** The fields of a row of that kind, in the order of the sheet. */
export function rowFields(kind: PriceTableKind, row: PriceRowInFile): RowFields {
  return Object.fromEntries(sheetColumns(kind).map(({ pointer }) => [pointer, textAt(row, pointer)]));
}

export const emptyRowFields = (kind: PriceTableKind): RowFields =>
  Object.fromEntries(sheetColumns(kind).map(({ pointer }) => [pointer, '']));

export const isEmptyRow = (fields: RowFields): boolean => Object.values(fields).every((text) => text.trim() === '');

/**
 * The row the fields say, with what the form does not show (quotations) kept from the row as it was. A text that is no
 * row yet (a missing key, a wrong amount) is kept as it stands: the rules of the table judge it, not this function.
 */
export function rowOfFields(kind: PriceTableKind, fields: RowFields, before?: PriceRowInFile): PriceRowInFile {
  const row: Tree = { currency: 'CNY', source: {} };
  for (const column of sheetColumns(kind)) {
    const text = (fields[column.pointer] ?? '').trim();
    if (text !== '') putAt(row, column.pointer, valueOf(column, text));
  }
  if (before?.quotations !== undefined) row['quotations'] = before.quotations;
  return row as unknown as PriceRowInFile;
}

/** A pasted or typed label (吨, 含税) counts as its code; a percentage counts as its fraction. */
function valueOf({ kind, labels = {} }: SheetColumn, text: string): unknown {
  if (kind === 'count') return /^\d{1,9}$/.test(text) ? Number(text) : text;
  if (kind === 'choice') return Object.keys(labels).find((code) => labels[code] === text) ?? text;
  return text;
}

function textAt(row: PriceRowInFile, pointer: string): string {
  const value = steps(pointer).reduce<unknown>((holder, key) => (holder as Tree | undefined)?.[key], row);
  return typeof value === 'number' ? String(value) : typeof value === 'string' ? value : '';
}

function putAt(row: Tree, pointer: string, value: unknown): void {
  const [first = '', second] = steps(pointer);
  if (second === undefined) row[first] = value;
  else (row[first] as Tree)[second] = value;
}

const steps = (pointer: string): readonly string[] => pointer.slice(1).split('/');
