/** What is wrong with a sheet: every fault at once, each with its cell, a code, a Chinese sentence and what is allowed. */
import type { PriceTableFaultCode } from '../price-table-faults-error.js';

export type SheetFaultCode =
  | PriceTableFaultCode
  | 'unknown-format'
  | 'unknown-encoding'
  | 'file-too-large'
  | 'broken-archive'
  | 'unpacks-too-large'
  | 'too-many-parts'
  | 'too-many-sheets'
  | 'sheet-missing'
  | 'too-many-rows'
  | 'too-many-columns'
  | 'too-many-strings'
  | 'too-many-formats'
  | 'cell-too-long'
  | 'broken-xml'
  | 'document-type'
  | 'broken-csv'
  | 'header-missing'
  | 'header-unknown'
  | 'header-twice'
  | 'cell-without-header'
  | 'formula-cell'
  | 'error-cell'
  | 'boolean-cell'
  | 'date-cell'
  | 'not-a-date'
  | 'inexact-number'
  | 'quotation-without-price';

export interface SheetFault {
  readonly code: SheetFaultCode;
  /** null: the fault concerns the file. */
  readonly sheet: string | null;
  /** As the spreadsheet program counts: the header is row 1. */
  readonly row: number | null;
  /** The column's letter. */
  readonly column: string | null;
  /** The column's heading. */
  readonly header: string | null;
  readonly message: string;
  /** null: the message already says it. */
  readonly allowed: string | null;
}

/** Ends the reading of a file whose cells cannot be trusted; caught once, in readPriceSheet. */
export class SheetRefusal extends Error {
  constructor(
    readonly code: SheetFaultCode,
    message: string,
    readonly place: Partial<Pick<SheetFault, 'sheet' | 'row' | 'column'>> = {},
  ) {
    super(message);
    this.name = 'SheetRefusal';
  }
}

export const faultOfRefusal = ({ code, message, place }: SheetRefusal): SheetFault => ({
  ...{ code, sheet: null, row: null, column: null, header: null, message, allowed: null },
  ...place,
});

/** `价格表!F12 价格：…`, the way a reader finds the cell. */
export function sheetFaultText({ sheet, row, column, header, message, allowed }: Omit<SheetFault, 'code'>): string {
  const cell = row === null ? '' : `${column ?? '第'}${row}${column === null ? '行' : ''}`;
  const place = [sheet === null || cell === '' ? cell : `${sheet}!${cell}`, header ?? ''].filter(Boolean).join(' ');
  return `${place}${place === '' ? '' : '：'}${message}${allowed === null ? '' : `；允许：${allowed}`}`;
}

/** AA → 27. */
export function columnNumber(letters: string): number {
  return [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);
}
