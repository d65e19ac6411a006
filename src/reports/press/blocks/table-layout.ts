import type { Table } from '../../report-document.js';
import { ink } from '../palette.js';
import type { Frame } from '../page-geometry.js';
import type { StructureElement } from '../pdf-file.js';
import { whenNeeded, type Press } from '../press.js';
import type { SetLine } from '../text-setting.js';
import { lineHeight, wrapIn, type TextStyle } from '../text-style.js';
import { columnWidths } from './column-widths.js';

interface Column {
  readonly x: number;
  readonly width: number;
  readonly align: 'left' | 'right' | 'center';
}

/** Where a table's columns stand and how its cells are set. */
export interface TableLayout {
  readonly table: Table;
  readonly frame: Frame;
  readonly columns: readonly Column[];
  readonly style: TextStyle;
  readonly padding: { readonly x: number; readonly y: number };
  readonly element: () => StructureElement;
  readonly body: () => StructureElement;
}

export interface Cell {
  readonly column: Column;
  readonly lines: readonly SetLine[];
  readonly span: number;
}

const densities = {
  normal: { size: 9, leading: 1.42, padding: { x: 5, y: 4.2 } },
  dense: { size: 7.8, leading: 1.34, padding: { x: 3.4, y: 2.3 } },
} as const;

export function layOutTable(press: Press, table: Table, frame: Frame): TableLayout {
  const { size, leading, padding } = densities[table.density];
  const style: TextStyle = { weight: 'regular', size, leading, colour: ink };
  let x = frame.x;
  const columns = columnWidths(table, frame.width, { style, padding: padding.x }).map((width, index) => {
    const column = { x: x + padding.x, width: width - 2 * padding.x, align: table.columns[index]?.align ?? 'left' };
    x += width;
    return column;
  });
  const element = whenNeeded(() => press.element(press.root, 'Table'));
  const body = whenNeeded(() => press.element(element(), 'TBody'));
  return { table, frame, columns, style, padding, element, body };
}

export function cellOf(
  { columns }: TableLayout,
  { text, index, style, span = 1 }: { text: string; index: number; style: TextStyle; span?: number },
): Cell {
  const first = columns[index] ?? { x: 0, width: 1, align: 'left' as const };
  const last = columns[index + span - 1] ?? first;
  const column = { ...first, width: last.x + last.width - first.x, ...(span > 1 ? { align: 'left' as const } : {}) };
  return { column, lines: wrapIn(text, style, Math.max(column.width, style.size)), span };
}

export function heightOfCells(cells: readonly Cell[], style: TextStyle): number {
  return Math.max(1, ...cells.map((cell) => cell.lines.length)) * lineHeight(style);
}
