/** Cells into rows of an edition as its file would hold them, not yet checked, with the cells that could not be taken. */
import { columnLetter } from '../../workbooks/column-letter.js';
import { dayOfSerial, exactDecimal, rateOfPercent } from './exact-number.js';
import { headerless, placeColumns, type PlacedColumns } from './place-columns.js';
import { isBlank, type SheetCell, type SheetRow } from './sheet-cell.js';
import type { SheetColumn } from './sheet-columns.js';
import type { SheetFault, SheetFaultCode } from './sheet-fault.js';
import type { SheetTemplate } from './sheet-template.js';

export interface RowFromSheet {
  readonly number: number;
  /** The shape of a row in an edition's file; what it holds is not checked. */
  readonly value: Record<string, unknown>;
  /** Pointers of the cells that could not be taken. */
  readonly untaken: ReadonlySet<string>;
  readonly faults: readonly SheetFault[];
}

type Taken = { readonly value: unknown } | { readonly code: SheetFaultCode; readonly message: string };

/** Takes the rows of one sheet as they are read: the first is the heading, the others become rows of the table. */
export class RowTaker {
  readonly rows: RowFromSheet[] = [];
  private placedColumns: PlacedColumns | null = null;

  constructor(
    readonly sheet: string,
    private readonly template: SheetTemplate,
  ) {}

  take(row: SheetRow): void {
    const taken = this.takeOne(row);
    if (taken !== null) this.rows.push(taken);
  }

  /** For whoever keeps the rows elsewhere; null: the headings, or nothing. */
  takeOne(row: SheetRow): RowFromSheet | null {
    const placed = this.placedColumns;
    if (placed === null) this.placedColumns = placeColumns(this.sheet, row, this.template);
    // Without sound headings it is not known which cell is which: the cells are judged once the headings stand.
    else if (placed.faults.length === 0 && hasCells(row, placed)) return this.rowFrom(row, placed);
    return null;
  }

  /** null: the sheet is empty. */
  get placed(): PlacedColumns | null {
    return this.placedColumns;
  }

  get headingFaults(): readonly SheetFault[] {
    return this.placedColumns === null ? [headerless(this.sheet)] : this.placedColumns.faults;
  }

  private rowFrom(row: SheetRow, placed: PlacedColumns): RowFromSheet {
    const value: Record<string, unknown> = { ...this.template.fixed };
    const untaken = new Set<string>();
    const faults: SheetFault[] = [];
    for (const [number, cell] of row.cells) {
      if (placed.faultColumns.has(number) || isBlank(cell)) continue;
      const column = placed.columns.get(number);
      const taken = column === undefined ? strayCell : takeCell(cell, column);
      if ('code' in taken) {
        untaken.add(column?.pointer ?? '');
        faults.push({ sheet: this.sheet, row: row.number, ...placeOf(number, column), ...taken });
      } else if (column !== undefined) {
        put(value, column.pointer, taken.value);
      }
    }
    return { number: row.number, value: this.inFileOrder(value), untaken, faults };
  }

  /** The order of the edition files, whatever the order of the sheet's columns. */
  private inFileOrder(value: Record<string, unknown>): Record<string, unknown> {
    const { keys, sourceKeys } = this.template;
    if (sourceKeys.length === 0) return pick(value, keys);
    const source = pick((value['source'] ?? {}) as Record<string, unknown>, sourceKeys);
    return pick({ ...value, source }, keys);
  }
}

const hasCells = (row: SheetRow, { faultColumns }: PlacedColumns): boolean =>
  [...row.cells.keys()].some((number) => !faultColumns.has(number));

const pick = (from: Readonly<Record<string, unknown>>, keys: readonly string[]): Record<string, unknown> => {
  const picked: Record<string, unknown> = {};
  for (const key of keys) if (key in from) picked[key] = from[key];
  return picked;
};

const placeOf = (number: number, column: SheetColumn | undefined) => ({
  column: columnLetter(number),
  header: column?.header ?? null,
  allowed: column?.allowed ?? null,
});

/** `/source/kind` → `value.source.kind`, `/quotations/2/price` → `value.quotations[2].price`. */
function put(value: Record<string, unknown>, pointer: string, taken: unknown): void {
  const steps = stepsOf(pointer);
  let holder = value;
  for (let index = 0; index < steps.length - 1; index += 1) {
    const step = steps[index] ?? '';
    holder = (holder[step] ??= isNumber(steps[index + 1]) ? [] : {}) as Record<string, unknown>;
  }
  holder[steps.at(-1) ?? ''] = taken;
}

/** The pointers are those of the columns, so there are few. */
const knownSteps = new Map<string, readonly string[]>();

function stepsOf(pointer: string): readonly string[] {
  const known = knownSteps.get(pointer) ?? pointer.slice(1).split('/');
  knownSteps.set(pointer, known);
  return known;
}

const isNumber = (step: string | undefined): boolean => /^\d+$/.test(step ?? '');

const strayCell: Taken = { code: 'cell-without-header', message: '这一列没有可用的列名，单元格却有内容' };

function takeCell(cell: SheetCell, column: SheetColumn): Taken {
  switch (cell.kind) {
    case 'text':
      return { value: valueOfText(cell.text.trim(), column) };
    case 'number':
      return takeNumber(cell.text, cell.decimals, column);
    case 'serial-day':
      return takeDay(cell.text, cell.from1904, column);
    case 'formula':
      return { code: 'formula-cell', message: '单元格是公式；请改为值（复制后选择性粘贴为数值）' };
    case 'error':
      return { code: 'error-cell', message: `单元格是错误值 ${cell.text.slice(0, 20)}` };
    case 'boolean':
      return { code: 'boolean-cell', message: '单元格是逻辑值（TRUE 或 FALSE）' };
  }
}

/** What the sheet shows → what the edition says; whatever is not known here is left for the rules of the tables. */
function valueOfText(text: string, column: SheetColumn): unknown {
  switch (column.kind) {
    case 'choice':
      return Object.entries(column.labels ?? {}).find(([, label]) => label === text)?.[0] ?? text;
    case 'rate':
      return rateOfPercent(text);
    case 'count':
      return countOf(text);
    default:
      return text;
  }
}

function countOf(text: string): unknown {
  return /^[1-9]\d{0,14}$/.test(text) ? Number(text) : text;
}

function takeNumber(text: string, decimals: number, column: SheetColumn): Taken {
  if (column.kind === 'day') {
    return { code: 'not-a-date', message: `单元格是数字 ${text.slice(0, 30)}，不是日期` };
  }
  const exact = exactDecimal(text, column.kind === 'count' ? 0 : decimals);
  if (exact === null) {
    const message = `单元格里实际存的数是 ${text.slice(0, 30)}，多半由计算得来，不是所显示的数；请重新键入，小数至多 6 位`;
    return { code: 'inexact-number', message };
  }
  return { value: column.kind === 'count' ? countOf(exact) : exact };
}

function takeDay(text: string, from1904: boolean, column: SheetColumn): Taken {
  if (column.kind !== 'day') {
    const message = '单元格是日期格式，多半由软件自动转换；请把格式改为文本后重新键入';
    return { code: 'date-cell', message };
  }
  const day = dayOfSerial(text, from1904);
  if (day === null) return { code: 'not-a-date', message: '单元格不是整日的日期（含时刻，或早于 1900-03-01）' };
  return { value: day };
}
