/** The heading row: which column of the sheet is which field. */
import type { PriceTableKind } from '../price-table-file.js';
import type { CellSheet, SheetCell, SheetRow } from './sheet-cell.js';
import { isFaultHeader, kindNames, sheetColumns, type SheetColumn } from './sheet-columns.js';
import { columnLetter, type SheetFault } from './sheet-fault.js';

export interface PlacedColumns {
  readonly headerRow: number;
  /** By number of the sheet's column. */
  readonly columns: ReadonlyMap<number, SheetColumn>;
  /** The columns annotatePriceSheet added last time: passed over. */
  readonly faultColumns: ReadonlySet<number>;
  readonly faults: readonly SheetFault[];
}

export function placeColumns(sheet: CellSheet, kind: PriceTableKind): PlacedColumns {
  const template = sheetColumns(kind);
  const [top] = sheet.rows;
  if (top === undefined) return { ...nothingPlaced, faults: [headerless(sheet.name)] };
  const columns = new Map<number, SheetColumn>();
  const faultColumns = new Set<number>();
  const faults: SheetFault[] = [];
  for (const [number, cell] of top.cells) {
    const header = headingOf(cell);
    const column = template.find((one) => one.header === header);
    const twice = [...columns.values()].includes(column as SheetColumn);
    if (isFaultHeader(header)) faultColumns.add(number);
    else if (column === undefined || twice) faults.push(headerFault({ sheet, top, number, header, kind, twice }));
    else columns.set(number, column);
  }
  const placed = [...columns.values()];
  const missing = template.filter((column) => column.required && !placed.includes(column));
  return {
    ...{ headerRow: top.number, columns, faultColumns },
    faults: [...faults, ...missing.map((column) => missingHeader(sheet, top, column))],
  };
}

const nothingPlaced = { headerRow: 0, columns: new Map(), faultColumns: new Set<number>() } as const;

const headingOf = (cell: SheetCell): string => (cell.kind === 'text' ? cell.text.trim() : '');

interface BadHeading {
  readonly sheet: CellSheet;
  readonly top: SheetRow;
  readonly number: number;
  readonly header: string;
  readonly kind: PriceTableKind;
  readonly twice: boolean;
}

function headerFault({ sheet, top, number, header, kind, twice }: BadHeading): SheetFault {
  const place = { sheet: sheet.name, row: top.number, column: columnLetter(number), header };
  if (twice) return { ...place, code: 'header-twice', message: `列名“${header}”出现了两次`, allowed: null };
  const allowed = sheetColumns(kind).map((column) => column.header);
  const message = `“${header.slice(0, 40)}”不是${kindNames[kind]}价格表的列名`;
  return { ...place, code: 'header-unknown', message, allowed: allowed.join('、') };
}

function missingHeader(sheet: CellSheet, top: SheetRow, { header, allowed }: SheetColumn): SheetFault {
  const message = `第一行缺少列“${header}”`;
  return { code: 'header-missing', sheet: sheet.name, row: top.number, column: null, header, message, allowed };
}

function headerless(sheet: string): SheetFault {
  const message = '表是空的；第一行应是列名';
  return { code: 'header-missing', sheet, row: null, column: null, header: null, message, allowed: null };
}
