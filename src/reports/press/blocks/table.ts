import type { Table, TableRow } from '../../report-document.js';
import type { Piece } from '../flow.js';
import { band, brand, ink, panel, rule, strongRule, toneColours } from '../palette.js';
import { bodyHeight, type Frame } from '../page-geometry.js';
import type { Area, ElementOptions, StructureElement } from '../pdf-file.js';
import { whenNeeded, type Press } from '../press.js';
import type { SetLine } from '../text-setting.js';
import { lineHeight, printLines, styles, wrapIn, type TextStyle } from '../text-style.js';
import { columnWidths } from './column-widths.js';

interface Column {
  readonly x: number;
  readonly width: number;
  readonly align: 'left' | 'right' | 'center';
}

interface Layout {
  readonly table: Table;
  readonly frame: Frame;
  readonly columns: readonly Column[];
  readonly style: TextStyle;
  readonly padding: { readonly x: number; readonly y: number };
  readonly element: () => StructureElement;
  readonly body: () => StructureElement;
}

interface Cell {
  readonly column: Column;
  readonly lines: readonly SetLine[];
  readonly span: number;
}

interface RowLook {
  readonly style: TextStyle;
  readonly background: string | null;
}

const densities = {
  normal: { size: 9, leading: 1.42, padding: { x: 5, y: 4.2 } },
  dense: { size: 7.8, leading: 1.34, padding: { x: 3.4, y: 2.7 } },
} as const;
/** A row that takes more of a page than this is divided, so that it never outgrows one. */
const tallestRow = 0.85 * bodyHeight;
const airBelow = 5;

/** A table whose head is repeated on every page it runs over, the copies being page furniture. */
export function tablePieces(press: Press, table: Table, frame: Frame): Piece[] {
  const layout = layOut(press, table, frame);
  const head = headOf(press, layout);
  const rows = table.rows.flatMap((row, index) => rowPieces(press, layout, { row, index }));
  const last = rows.at(-1);
  const closed = last === undefined ? [] : [...rows.slice(0, -1), closing(press, last, frame)];
  return [
    ...captionPieces(press, layout),
    { ...head, gap: table.caption === '' ? 8 : 0, keepsWithNext: rows.length > 0, draw: (y) => head.draw(y, true) },
    ...closed.map((piece) => ({
      ...piece,
      continuation: { height: head.height, draw: (y: number) => head.draw(y, false) },
    })),
  ];
}

function layOut(press: Press, table: Table, frame: Frame): Layout {
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

function captionPieces(press: Press, { table, frame, element }: Layout): Piece[] {
  if (table.caption === '') return [];
  const lines = wrapIn(table.caption, styles.caption, frame.width);
  const draw = (y: number): void =>
    press.leaf(element(), 'Caption', () =>
      printLines(press.sheet, lines, { style: styles.caption, box: { ...frame, y } }),
    );
  return [{ height: lines.length * lineHeight(styles.caption) + 3, gap: 12, keepsWithNext: true, draw }];
}

interface Head {
  readonly height: number;
  readonly draw: (y: number, first: boolean) => void;
}

function headOf(press: Press, layout: Layout): Head {
  const { frame, padding, element } = layout;
  const style: TextStyle = { ...layout.style, weight: 'bold', colour: brand };
  const cells = layout.table.columns.map((column, index) => cellOf(layout, { text: column.title, index, style }));
  const height = heightOf(cells, style) + 2 * padding.y;
  const print = (cell: Cell, y: number): void => {
    const offset = (height - cell.lines.length * lineHeight(style)) / 2;
    printLines(press.sheet, cell.lines, { style, box: { ...cell.column, y: y + offset } });
  };
  return {
    height,
    draw: (y, first) => {
      press.decorate(() => {
        press.sheet.rectangle({ x: frame.x, y, width: frame.width, height }, band);
        press.sheet.line([frame.x, y], [frame.x + frame.width, y], { colour: brand, width: 1.1 });
        press.sheet.line([frame.x, y + height], [frame.x + frame.width, y + height], { colour: brand, width: 0.6 });
      });
      if (first) {
        const row = press.element(press.element(element(), 'THead'), 'TR');
        for (const cell of cells) press.leaf(row, ['TH', { scope: 'Column' }], () => print(cell, y));
      } else {
        press.pdf.markArtifact(() => cells.forEach((cell) => print(cell, y)), 'Pagination');
      }
    },
  };
}

function cellOf(
  { columns }: Layout,
  { text, index, style, span = 1 }: { text: string; index: number; style: TextStyle; span?: number },
): Cell {
  const first = columns[index] ?? { x: 0, width: 1, align: 'left' as const };
  const last = columns[index + span - 1] ?? first;
  const column = { ...first, width: last.x + last.width - first.x, ...(span > 1 ? { align: 'left' as const } : {}) };
  return { column, lines: wrapIn(text, style, Math.max(column.width, style.size)), span };
}

function heightOf(cells: readonly Cell[], style: TextStyle): number {
  return Math.max(1, ...cells.map((cell) => cell.lines.length)) * lineHeight(style);
}

function lookOf(row: TableRow, index: number, style: TextStyle): RowLook {
  const { text, tint } = toneColours(row.tone);
  if (row.role === 'group') return { style: { ...style, weight: 'bold', colour: brand }, background: panel };
  if (row.role === 'total') return { style: { ...style, weight: 'bold', colour: text }, background: tint };
  return { style, background: row.tone === 'warning' ? tint : index % 2 === 1 ? '0.984 0.988 0.992' : null };
}

/** Cells by column; the last given cell takes the columns that are missing. */
function cellsOf(layout: Layout, row: TableRow, style: TextStyle): Cell[] {
  const count = layout.columns.length;
  if (row.role === 'group') return [cellOf(layout, { text: row.cells[0] ?? '', index: 0, style, span: count })];
  const texts = row.cells.length === 0 ? [''] : row.cells.slice(0, count);
  return texts.map((text, index) => {
    const span = index === texts.length - 1 ? count - index : 1;
    return cellOf(layout, { text, index, style, span });
  });
}

function rowPieces(press: Press, layout: Layout, { row, index }: { row: TableRow; index: number }): Piece[] {
  const look = lookOf(row, index, layout.style);
  const cells = cellsOf(layout, row, look.style);
  const count = Math.max(1, ...cells.map((cell) => cell.lines.length));
  const mostLines = Math.floor(tallestRow / lineHeight(look.style));
  const elements = whenNeeded(() => rowElements(press, layout, cells));
  const nextIsTotal = layout.table.rows[index + 1]?.role === 'total';
  return Array.from({ length: Math.ceil(count / mostLines) }, (_, part) => {
    const range = [part * mostLines, Math.min(count, (part + 1) * mostLines)] as const;
    const height = (range[1] - range[0]) * lineHeight(look.style) + 2 * layout.padding.y;
    return {
      height,
      gap: 0,
      keepsWithNext: row.role === 'group' || nextIsTotal,
      draw: (y: number) => {
        press.decorate(() => drawGround(press, { row, look, area: { ...layout.frame, y, height } }));
        elements().forEach((element, at) => printCell(press, element, { cell: cells[at], look, y, range, layout }));
      },
    };
  });
}

/** The row in the structure tree; a cell over several columns says so. */
function rowElements(press: Press, layout: Layout, cells: readonly Cell[]): StructureElement[] {
  const row = press.element(layout.body(), 'TR');
  return cells.map((cell) => {
    const options: ElementOptions = {};
    const element = press.element(row, 'TD', options);
    if (cell.span > 1) element.dictionary.data.A = { O: 'Table', ColSpan: cell.span };
    return element;
  });
}

interface CellPrint {
  readonly cell: Cell | undefined;
  readonly look: RowLook;
  readonly y: number;
  readonly range: readonly [number, number];
  readonly layout: Layout;
}

function printCell(press: Press, element: StructureElement, { cell, look, y, range, layout }: CellPrint): void {
  const lines = cell?.lines.slice(...range) ?? [];
  if (cell === undefined || lines.every((line) => line.glyphs.length === 0)) return;
  const box = { ...cell.column, y: y + layout.padding.y };
  press.mark(element, () => printLines(press.sheet, lines, { style: look.style, box }));
}

interface Ground {
  readonly row: TableRow;
  readonly look: RowLook;
  readonly area: Area;
}

function drawGround({ sheet }: Press, { row, look, area }: Ground): void {
  const right = area.x + area.width;
  const foot = area.y + area.height;
  // The ground leaves the rule of the row above uncovered.
  const ground = { ...area, y: area.y + 0.3, height: area.height - 0.3 };
  if (look.background !== null) sheet.rectangle(ground, look.background);
  if (row.role === 'plain' && row.tone !== 'neutral') {
    sheet.rectangle({ ...area, width: 1.8 }, toneColours(row.tone).fill);
  }
  if (row.role === 'total') sheet.line([area.x, area.y], [right, area.y], { colour: strongRule, width: 0.8 });
  sheet.line([area.x, foot], [right, foot], { colour: rule, width: 0.4 });
}

function closing(press: Press, piece: Piece, frame: Frame): Piece {
  return {
    ...piece,
    height: piece.height + airBelow,
    draw: (y) => {
      piece.draw(y);
      const foot = y + piece.height;
      press.decorate(() =>
        press.sheet.line([frame.x, foot], [frame.x + frame.width, foot], { colour: brand, width: 0.9 }),
      );
    },
  };
}
