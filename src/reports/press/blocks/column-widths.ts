import type { Table } from '../../report-document.js';
import { setLine } from '../text-setting.js';
import { widthOf, type TextStyle } from '../text-style.js';

/** An amount, a rate, a count, a date or a code: cut in the middle it would be misread. */
const unbreakable = /^[−+-]?[¥￥]?\s?[\d.,%‰:/–-]+$/u;
/** No column takes more than this share for the sake of one figure. */
const widestShare = 0.3;

/** Widths by weight, then corrected so that no figure is cut: what one column needs the others give up. */
export function columnWidths(
  table: Table,
  width: number,
  { style, padding }: { style: TextStyle; padding: number },
): readonly number[] {
  const total = table.columns.reduce((sum, column) => sum + column.weight, 0) || 1;
  const wished = table.columns.map((column) => (width * column.weight) / total);
  const needed = table.columns.map((_column, index) =>
    Math.min(widestShare * width, widestFigure(table, index, style) + 2 * padding, width / table.columns.length + 80),
  );
  const lack = wished.reduce((sum, wish, index) => sum + Math.max(0, (needed[index] ?? 0) - wish), 0);
  if (lack === 0) return wished;
  const spare = wished.map((wish, index) =>
    Math.max(0, wish - Math.max(needed[index] ?? 0, shortestWidth(style, padding))),
  );
  const spareTotal = spare.reduce((sum, value) => sum + value, 0);
  if (spareTotal < lack) return wished;
  return wished.map((wish, index) => Math.max(wish, needed[index] ?? 0) - ((spare[index] ?? 0) * lack) / spareTotal);
}

/** Two characters fit even in a column that gives up space. */
function shortestWidth(style: TextStyle, padding: number): number {
  return 2 * style.size + 2 * padding;
}

function widestFigure(table: Table, index: number, style: TextStyle): number {
  let widest = 0;
  for (const row of table.rows) {
    const cell = row.role === 'group' ? '' : (row.cells[index] ?? '');
    if (!unbreakable.test(cell)) continue;
    const weight = row.role === 'total' ? 'bold' : style.weight;
    widest = Math.max(widest, setLine(cell, weight).width * style.size);
  }
  return widest === 0 ? widthOf('', style) : widest + 0.1;
}
