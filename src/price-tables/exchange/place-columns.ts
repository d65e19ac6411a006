/** The heading row: which column of the sheet is which field. */
import { columnLetter } from '../../workbooks/column-letter.js';
import type { SheetCell, SheetRow } from './sheet-cell.js';
import { isFaultHeader, type SheetColumn } from './sheet-columns.js';
import type { SheetFault } from './sheet-fault.js';
import type { SheetTemplate } from './sheet-template.js';

export interface PlacedColumns {
  /** By number of the sheet's column. */
  readonly columns: ReadonlyMap<number, SheetColumn>;
  /** By the column's pointer, its number. */
  readonly numbers: ReadonlyMap<string, number>;
  /** The columns annotatePriceSheet added last time: passed over. */
  readonly faultColumns: ReadonlySet<number>;
  readonly faults: readonly SheetFault[];
}

/** `top`: the first row that is not blank. */
export function placeColumns(sheet: string, top: SheetRow, template: SheetTemplate): PlacedColumns {
  const byHeader = new Map([...template.columns, ...template.further].map((column) => [column.header, column]));
  const columns = new Map<number, SheetColumn>();
  const numbers = new Map<string, number>();
  const faultColumns = new Set<number>();
  const faults: SheetFault[] = [];
  for (const [number, cell] of top.cells) {
    const header = headingOf(cell);
    const column = byHeader.get(header);
    const twice = column !== undefined && numbers.has(column.pointer);
    if (isFaultHeader(header)) faultColumns.add(number);
    else if (column === undefined || twice) faults.push(headerFault({ sheet, top, number, header, template, twice }));
    else {
      columns.set(number, column);
      numbers.set(column.pointer, number);
    }
  }
  const missing = template.columns.filter(({ required, pointer }) => required && !numbers.has(pointer));
  return {
    ...{ columns, numbers, faultColumns },
    faults: [...faults, ...missing.map((column) => missingHeader(sheet, top, column))],
  };
}

const headingOf = (cell: SheetCell): string => (cell.kind === 'text' ? cell.text.trim() : '');

interface BadHeading {
  readonly sheet: string;
  readonly top: SheetRow;
  readonly number: number;
  readonly header: string;
  readonly template: SheetTemplate;
  readonly twice: boolean;
}

function headerFault({ sheet, top, number, header, template, twice }: BadHeading): SheetFault {
  const place = { sheet, row: top.number, column: columnLetter(number), header };
  if (twice) return { ...place, code: 'header-twice', message: `列名“${header}”出现了两次`, allowed: null };
  const message = `“${header.slice(0, 40)}”不是${template.title}的列名`;
  const [first, last] = [template.further[0], template.further.at(-1)];
  const further = first === undefined || last === undefined ? [] : [`${first.header} …… ${last.header}`];
  const allowed = [...template.columns.map((column) => column.header), ...further];
  return { ...place, code: 'header-unknown', message, allowed: allowed.join('、') };
}

function missingHeader(sheet: string, top: SheetRow, { header, allowed }: SheetColumn): SheetFault {
  const message = `第一行缺少列“${header}”`;
  return { code: 'header-missing', sheet, row: top.number, column: null, header, message, allowed };
}

export function headerless(sheet: string): SheetFault {
  const message = '表是空的；第一行应是列名';
  return { code: 'header-missing', sheet, row: null, column: null, header: null, message, allowed: null };
}
