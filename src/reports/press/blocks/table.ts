import type { Table, TableRow } from '../../report-document.js';
import type { Piece } from '../flow.js';
import { band, brand } from '../palette.js';
import { bodyHeight, type Frame } from '../page-geometry.js';
import type { Press } from '../press.js';
import { lineHeight, printLines, styles, wrapIn, type TextStyle } from '../text-style.js';
import { cellOf, heightOfCells, layOutTable, type Cell, type TableLayout } from './table-layout.js';
import { rowPieces } from './table-row.js';

const airBelow = 5;
/** A table begins on a page with its head and at least so many rows. */
const rowsKeptWithHead = 3;
/** Rows taller than this are not waited for. */
const tallestOpening = 0.4 * bodyHeight;

/** A table whose head is repeated on every page it runs over, the copies being page furniture. */
export function tablePieces(press: Press, table: Table, frame: Frame): Piece[] {
  const layout = layOutTable(press, table, frame);
  const head = headOf(press, layout);
  const rows = rowsKept(
    table.rows,
    table.rows.map((row, index) => rowPieces(press, layout, { row, index })),
  );
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

/** The first rows stay with the head, the last two together, a group with its first row, a total with what it adds. */
function rowsKept(rows: readonly TableRow[], pieces: readonly (readonly Piece[])[]): Piece[] {
  let taken = 0;
  let plain = 0;
  return pieces.flatMap((parts, index) => {
    const role = rows[index]?.role;
    taken += parts.reduce((sum, { height }) => sum + height, 0);
    if (role !== 'group') plain += 1;
    const opens = plain < rowsKeptWithHead && taken <= tallestOpening && index < rows.length - 1;
    const isPenultimate = index === rows.length - 2 && parts.length <= 2;
    const keeps = opens || role === 'group' || rows[index + 1]?.role === 'total' || isPenultimate;
    return parts.map((part, at) => (at === parts.length - 1 && keeps ? { ...part, keepsWithNext: true } : part));
  });
}

function captionPieces(press: Press, { table, frame, element }: TableLayout): Piece[] {
  if (table.caption === '') return [];
  const lines = wrapIn(table.caption, styles.caption, frame.width);
  const draw = (y: number): void =>
    press.leaf(element(), 'Caption', () =>
      printLines(press.sheet, lines, { style: styles.caption, box: { ...frame, y } }),
    );
  return [{ height: lines.length * lineHeight(styles.caption) + 3, gap: 10, keepsWithNext: true, draw }];
}

interface Head {
  readonly height: number;
  readonly draw: (y: number, first: boolean) => void;
}

function headOf(press: Press, layout: TableLayout): Head {
  const { frame, padding, element } = layout;
  const style: TextStyle = { ...layout.style, weight: 'bold', colour: brand };
  const cells = layout.table.columns.map((column, index) => cellOf(layout, { text: column.title, index, style }));
  const height = heightOfCells(cells, style) + 2 * padding.y;
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
        press.pdf.markFurniture(() => cells.forEach((cell) => print(cell, y)));
      }
    },
  };
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
