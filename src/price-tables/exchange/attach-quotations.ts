/** The quotations of a sheet brought to their prices: from the numbered columns beside a price, then from the sheet 报价. */
import { columnLetter } from '../../workbooks/column-letter.js';
import type { PlacedColumns } from './place-columns.js';
import { MOST_QUOTATIONS, numberedColumns, QUOTATION_KEYS } from './quotation-columns.js';
import type { RowFromSheet } from './row-taker.js';
import type { SheetColumn } from './sheet-columns.js';
import type { SheetFault } from './sheet-fault.js';

/** The rows of one sheet, with where their columns stand. */
export interface TakenSheet {
  readonly name: string;
  readonly placed: PlacedColumns;
  readonly rows: readonly RowFromSheet[];
}

/** Where a quotation stands, so that its faults find their cells. */
export interface QuotationPlace {
  readonly sheet: string;
  readonly row: number;
  /** By key of the quotation. */
  readonly columns: ReadonlyMap<string, PlacedColumn>;
}

export interface PlacedColumn {
  readonly column: SheetColumn;
  /** null: the sheet does not have the column. */
  readonly letter: string | null;
}

export interface QuotedRow extends RowFromSheet {
  readonly quotations: readonly QuotationPlace[];
}

interface FoundQuotation {
  readonly value: Record<string, unknown>;
  readonly untaken: readonly string[];
  readonly place: QuotationPlace;
}

export interface QuotedRows {
  readonly rows: readonly QuotedRow[];
  /** Quotations that belong to no price. */
  readonly faults: readonly SheetFault[];
}

export function attachQuotations(
  prices: TakenSheet,
  sheet: TakenSheet | null,
  columns: readonly SheetColumn[],
): QuotedRows {
  const byKey = sheet === null ? new Map<string, FoundQuotation[]>() : quotationsByKey(sheet, columns);
  const beside = numberedPlaces(prices.placed);
  const rows = prices.rows.map((row) => {
    const key = keyOf(row.value);
    const own = byKey.get(key) ?? [];
    byKey.delete(key);
    return quotedRow(row, [...numberedQuotations(row, prices.name, beside), ...own]);
  });
  // Where the key of a price could not be taken, its quotations are not to blame.
  const isKeyUnclear = prices.rows.some(({ untaken }) => KEY.some((key) => untaken.has(`/${key}`)));
  return { rows, faults: isKeyUnclear ? [] : [...byKey.values()].flat().map(orphanFault) };
}

const KEY = ['code', 'variant', 'region'] as const;

const keyOf = (value: Readonly<Record<string, unknown>>): string =>
  JSON.stringify(KEY.map((key) => value[key] ?? null));

function quotationsByKey({ name, placed, rows }: TakenSheet, columns: readonly SheetColumn[]) {
  const places = placesOf(columns, placed);
  const byKey = new Map<string, FoundQuotation[]>();
  for (const { number, value, untaken } of rows) {
    const key = keyOf(value);
    const found = {
      value: quotationOf(value),
      untaken: [...untaken],
      place: { sheet: name, row: number, columns: places },
    };
    const known = byKey.get(key);
    if (known === undefined) byKey.set(key, [found]);
    else known.push(found);
  }
  return byKey;
}

function quotationOf(value: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(QUOTATION_KEYS.filter((key) => key in value).map((key) => [key, value[key]]));
}

const placesOf = (columns: readonly SheetColumn[], { numbers }: PlacedColumns): ReadonlyMap<string, PlacedColumn> =>
  new Map(
    columns.map((column) => {
      const number = numbers.get(column.pointer);
      return [
        column.pointer.split('/').at(-1) ?? '',
        { column, letter: number === undefined ? null : columnLetter(number) },
      ];
    }),
  );

function numberedPlaces(placed: PlacedColumns): readonly ReadonlyMap<string, PlacedColumn>[] {
  const all = numberedColumns(MOST_QUOTATIONS);
  const size = QUOTATION_KEYS.length;
  if (!all.some(({ pointer }) => placed.numbers.has(pointer))) return [];
  return Array.from({ length: MOST_QUOTATIONS }, (_, index) =>
    placesOf(all.slice(index * size, (index + 1) * size), placed),
  );
}

function numberedQuotations(
  { number, value, untaken }: RowFromSheet,
  sheet: string,
  places: readonly ReadonlyMap<string, PlacedColumn>[],
): FoundQuotation[] {
  const given = (value['quotations'] ?? []) as readonly (Record<string, unknown> | undefined)[];
  return places.flatMap((columns, index) => {
    const prefix = `/quotations/${index}`;
    const bad = [...untaken].filter((pointer) => pointer.startsWith(`${prefix}/`));
    const found = given[index];
    if (found === undefined && bad.length === 0) return [];
    const fields = bad.map((pointer) => pointer.slice(prefix.length));
    return [{ value: quotationOf(found ?? {}), untaken: fields, place: { sheet, row: number, columns } }];
  });
}

function quotedRow(row: RowFromSheet, found: readonly FoundQuotation[]): QuotedRow {
  const places = found.map(({ place }) => place);
  if (found.length === 0) return { ...row, quotations: places };
  // In the order of the edition files: the note comes last.
  const { note, ...rest } = row.value;
  const value = { ...rest, quotations: found.map((one) => one.value), ...(note === undefined ? {} : { note }) };
  const untaken = new Set([...row.untaken].filter((pointer) => !pointer.startsWith('/quotations/')));
  found.forEach((one, index) => one.untaken.forEach((pointer) => untaken.add(`/quotations/${index}${pointer}`)));
  return { ...row, value, untaken, quotations: places };
}

function orphanFault({ place }: FoundQuotation): SheetFault {
  const placed = place.columns.get('code');
  const message = '价格表中没有代码、规格、地区与此相同的一行';
  return {
    ...{ code: 'quotation-without-price', sheet: place.sheet, row: place.row, column: placed?.letter ?? null },
    ...{ header: placed?.column.header ?? null, message, allowed: null },
  };
}
