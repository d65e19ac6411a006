/** Part of a draft's rows as the cells of a form, and back into the whole draft. */
import type { FormBody } from '../../../http/page/form-body.js';
import type { FieldFault } from '../../../http/page/form-state.js';
import type { PriceDraft } from '../../../price-tables/drafting/price-draft.js';
import type { PriceRowInFile } from '../../../price-tables/price-table-file.js';
import { isEmptyRow, rowFields, rowOfFields, type RowFields } from '../row-form.js';

/** More fields than this on one page are no help to anybody. */
const rowsPerPage = 50;
const emptyRows = 3;
/** The script may have added rows; more than this in one go is a sheet to be imported. */
const mostNewRows = 500;

export interface GridSlice {
  /** Index of the first row shown. */
  readonly from: number;
  /** Rows of the draft on this page. */
  readonly existing: number;
  /** With the empty ones that follow on the last page. */
  readonly shown: number;
  readonly total: number;
  readonly previous: number | null;
  readonly next: number | null;
}

export const cellName = (row: number, field: string): string => `rows.${row}.${field}`;
export const removalName = (row: number): string => `remove.${row}`;

export function sliceAt(total: number, wanted: number): GridSlice {
  const last = Math.max(0, Math.ceil(total / rowsPerPage) - 1) * rowsPerPage;
  const from = Math.min(Math.max(0, Math.floor(wanted / rowsPerPage) * rowsPerPage), last);
  const existing = Math.min(rowsPerPage, total - from);
  const isLast = from === last;
  return {
    ...{ from, existing, total, shown: existing + (isLast ? emptyRows : 0) },
    previous: from === 0 ? null : from - rowsPerPage,
    next: isLast ? null : from + rowsPerPage,
  };
}

/** The same with room for every row that was typed: the script may have added more than are shown at first. */
export function roomFor(slice: GridSlice, values: Readonly<Record<string, string>>): GridSlice {
  const typed = Object.keys(values).map((name) => Number(/^rows\.(\d{1,6})\./.exec(name)?.[1] ?? -1) + 1 - slice.from);
  return { ...slice, shown: Math.max(slice.shown, Math.min(Math.max(...typed, 0), slice.existing + mostNewRows)) };
}

export function gridValues(
  { kind, rows }: PriceDraft,
  { from, existing }: GridSlice,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    rows
      .slice(from, from + existing)
      .flatMap((row, place) =>
        Object.entries(rowFields(kind, row)).map(([field, text]) => [cellName(from + place, field), text] as const),
      ),
  );
}

export interface GridEdit {
  /** Every row of the draft, with this page's cells in place. */
  readonly rows: readonly PriceRowInFile[];
  /** For each of `rows`, the number its cells had in the form, so that a fault finds its cell. */
  readonly numbers: readonly number[];
}

/** Rows whose box is ticked are left out, and new rows in which nothing was typed. */
export function rowsOfGrid(draft: PriceDraft, slice: GridSlice, sent: FormBody): GridEdit {
  const { kind, rows } = draft;
  const end = slice.from + slice.existing;
  const cells = cellsByRow(sent);
  const numbers = [...rows.keys()].filter((number) => sent.text(removalName(number)) === '');
  const added = [...cells.keys()]
    .filter((number) => number >= end && number < end + mostNewRows && slice.next === null)
    .filter((number) => !isEmptyRow(cells.get(number) ?? {}))
    .sort((one, other) => one - other);
  const rowOf = (number: number): PriceRowInFile => {
    const [fields, before] = [cells.get(number), rows[number]];
    return before !== undefined && fields === undefined ? before : rowOfFields(kind, fields ?? {}, before);
  };
  const all = [...numbers, ...added];
  return { rows: all.map(rowOf), numbers: all };
}

function cellsByRow(sent: FormBody): ReadonlyMap<number, RowFields> {
  const rows = new Map<number, Record<string, string>>();
  for (const [name, text] of Object.entries(sent.values)) {
    const [, number, field] = /^rows\.(\d{1,6})\.(.+)$/.exec(name) ?? [];
    if (number === undefined || field === undefined) continue;
    const fields = rows.get(Number(number)) ?? {};
    rows.set(Number(number), Object.assign(fields, { [field]: text }));
  }
  return rows;
}

/** A fault of the rows as they were sent, at the cell where it was typed. */
export function faultInGrid(numbers: readonly number[], { name, text }: FieldFault): FieldFault {
  const [, index, field = ''] = /^rows\.(\d+)\.(.+)$/.exec(name) ?? [];
  const number = index === undefined ? undefined : numbers[Number(index)];
  if (number === undefined) return { name, text };
  return { name: cellName(number, field), text: text.replace(/^第 \d+ 行/, `第 ${number + 1} 行`) };
}
