/** The rules of the tables applied to a sheet: the very checks the files go through, every fault led back to its cell. */
import { columnLetter } from '../../workbooks/column-letter.js';
import { checkPriceRows } from '../check-price-rows.js';
import type { LocalFault } from '../price-table-faults-error.js';
import type { PriceRowInFile, PriceTableFile } from '../price-table-file.js';
import { validateBySchema } from '../validate-by-schema.js';
import type { PlacedColumn, QuotedRow } from './attach-quotations.js';
import type { PlacedColumns } from './place-columns.js';
import { sheetColumns } from './sheet-columns.js';
import type { SheetFault } from './sheet-fault.js';
import { sheetFaultWords } from './sheet-fault-words.js';

/** An edition without its rows: what the sheet does not say. */
export type EditionHead = Omit<PriceTableFile, 'rows'>;

export interface CheckedSheet {
  readonly name: string;
  readonly head: EditionHead;
  readonly placed: PlacedColumns;
  readonly rows: readonly QuotedRow[];
}

export function checkSheetRows(sheet: CheckedSheet): SheetFault[] {
  const { head, rows } = sheet;
  const bySchema = schemaFaults(sheet);
  const unsound = rows.map(({ untaken }) => new Set(untaken));
  for (const fault of bySchema) unsound[rowIndexOf(fault)]?.add(fieldOf(fault));
  // Where a field is unsound a neutral one takes its place, so that the rules about the other fields still speak.
  const patched = rows.map(({ value }, index) => soundRow(value, unsound[index] ?? new Set(), head));
  const compared = checkPriceRows({ ...head, rows: patched }).filter((fault) => {
    const fields = unsound[rowIndexOf(fault)];
    if (fault.code === 'region-without-rows') return rows.length > 0 && !unsound.some((one) => one.has('/region'));
    return !fieldsBehind(fault, sheet, unsound).some((field) => fields?.has(field));
  });
  return [...bySchema, ...compared]
    .filter((fault) => !isUntaken(fault, rows))
    .map((fault) => sheetFaultOf(fault, sheet))
    .sort((one, other) => (one.row ?? 0) - (other.row ?? 0));
}

/** The schema speaks of whole editions; so many rows at once keep what it says of a bad sheet from piling up. */
const ROWS_AT_ONCE = 100;
const MOST_ROWS = 10_000;

function schemaFaults({ head, rows }: CheckedSheet): LocalFault[] {
  const faults: LocalFault[] = [];
  if (rows.length > MOST_ROWS) faults.push({ code: 'invalid-value', pointer: '/rows', message: 'too many rows' });
  for (let from = 0; from === 0 || from < rows.length; from += ROWS_AT_ONCE) {
    const some = rows.slice(from, from + ROWS_AT_ONCE).map(({ value }) => value);
    for (const fault of validateBySchema('price-table-edition', { ...head, rows: some })) {
      const index = rowIndexOf(fault);
      const pointer = fault.pointer.replace(/^\/rows\/\d+/, `/rows/${from + index}`);
      // What concerns the head is said once.
      if (!Number.isNaN(index)) faults.push({ ...fault, pointer });
      else if (from === 0) faults.push(fault);
    }
  }
  return faults;
}

const rowIndexOf = ({ pointer }: LocalFault): number => Number(/^\/rows\/(\d+)/.exec(pointer)?.[1] ?? NaN);

/** The field a fault speaks of: the missing key where one is missing. */
function fieldOf({ code, pointer, message }: LocalFault): string {
  const within = pointer.replace(/^\/rows\/\d+/, '');
  if (code === 'missing-key') return `${within}/${/"(\w+)"/.exec(message)?.[1] ?? ''}`;
  return FIELD_OF_CODE[`${code}${within}`] ?? within;
}

/** Where the rules speak of the row although one field is meant. */
const FIELD_OF_CODE: Readonly<Record<string, string>> = {
  'wrong-delivery-basis': '/deliveryBasis',
  'wrong-tax-rate/taxBasis': '/taxRate',
  'duplicate-row': '/code',
};

const FIELDS_COMPARED: Partial<Record<LocalFault['code'], readonly string[]>> = {
  'wrong-unit': ['/unit'],
  'wrong-range': ['/price', '/low', '/high'],
  'wrong-tax-rate': ['/taxBasis', '/taxRate'],
  'wrong-variant': ['/variant'],
  'wrong-delivery-basis': ['/deliveryBasis'],
  'wrong-sample-size': ['/sampleSize', '/source/kind'],
  'undeclared-region': ['/region'],
  'duplicate-row': ['/code', '/variant', '/region'],
};

function fieldsBehind(
  fault: LocalFault,
  sheet: CheckedSheet,
  unsound: readonly ReadonlySet<string>[],
): readonly string[] {
  if (fault.code === 'wrong-source') return [fieldOf(fault)];
  if (fault.code === 'wrong-quotations') return ['/source/kind', '/source/capturedOn', fieldOf(fault)];
  const fields = FIELDS_COMPARED[fault.code] ?? [];
  const earlier = earlierRowOf(fault);
  if (earlier === null || sheet.rows[earlier] === undefined) return fields;
  // A row whose key is unsound is no witness against another.
  return fields.some((field) => unsound[earlier]?.has(field)) ? [...(unsound[rowIndexOf(fault)] ?? [])] : fields;
}

const earlierRowOf = ({ code, message }: LocalFault): number | null =>
  code === 'duplicate-row' ? Number(/\/rows\/(\d+)/.exec(message)?.[1] ?? NaN) : null;

function soundRow(value: Record<string, unknown>, unsound: ReadonlySet<string>, head: EditionHead): PriceRowInFile {
  if (unsound.size === 0) return value as unknown as PriceRowInFile;
  const source = { ...(value['source'] as Record<string, unknown>) };
  const row: Record<string, unknown> = { ...value, source };
  const neutral = neutralFields(head);
  for (const pointer of unsound) {
    if (pointer.startsWith('/quotations')) {
      // Among unsound quotations nothing can be said of their mean, so the row is judged as if it had none.
      delete row['quotations'];
      source['kind'] = neutral['/source/kind'];
      continue;
    }
    const [, first = '', second] = pointer.split('/');
    const holder = second === undefined ? row : source;
    holder[second ?? first] = neutral[pointer];
  }
  return row as unknown as PriceRowInFile;
}

/** Fields not named here are optional: left out. */
const neutralFields = ({ regions }: EditionHead): Readonly<Record<string, string | undefined>> => ({
  '/code': 'x',
  '/region': regions[0],
  '/unit': 't',
  '/price': '0',
  '/taxBasis': 'excluded',
  '/source/kind': 'association',
  '/source/publisher': 'x',
  '/source/document': 'x',
  '/source/capturedOn': '0001-01-01',
});

/** A cell that could not be taken has had its sentence; that its field is now missing need not be said as well. */
function isUntaken(fault: LocalFault, rows: readonly QuotedRow[]): boolean {
  return rows[rowIndexOf(fault)]?.untaken.has(fieldOf(fault)) ?? false;
}

function sheetFaultOf(fault: LocalFault, sheet: CheckedSheet): SheetFault {
  const { name, head, rows } = sheet;
  const row = rows[rowIndexOf(fault)];
  if (row === undefined) return { ...ofNoCell(fault, name), ...sheetFaultWords(fault, { row: {}, head }) };
  const place = placeOfFault(fieldOf(fault), row, sheet);
  const earlier = rows[earlierRowOf(fault) ?? NaN]?.number ?? null;
  return {
    ...{ code: fault.code, sheet: place.sheet, row: place.row, column: place.letter },
    header: place.column?.header ?? null,
    ...sheetFaultWords(fault, { column: place.column, field: fieldOf(fault), row: row.value, head, earlier }),
  };
}

const ofNoCell = ({ code }: LocalFault, sheet: string) => ({ code, sheet, row: null, column: null, header: null });

interface FaultPlace extends Partial<PlacedColumn> {
  readonly sheet: string;
  readonly row: number;
  readonly letter: string | null;
}

function placeOfFault(field: string, { number, quotations }: QuotedRow, sheet: CheckedSheet): FaultPlace {
  const [, index, key = ''] = /^\/quotations\/(\d+)\/?(\w*)$/.exec(field) ?? [];
  const quotation = quotations[Number(index ?? NaN)];
  if (quotation !== undefined) {
    return { sheet: quotation.sheet, row: quotation.row, ...(quotation.columns.get(key) ?? { letter: null }) };
  }
  // That there are too few of them, or too many, is said beside the kind of source that asks for them.
  const pointer = field === '/quotations' ? '/source/kind' : field;
  const column = sheetColumns(sheet.head.kind).find((one) => one.pointer === pointer);
  const place = sheet.placed.numbers.get(pointer);
  return { sheet: sheet.name, row: number, column, letter: place === undefined ? null : columnLetter(place) };
}
