import type { Table } from '../../report-document.js';
import { setLine } from '../text-setting.js';
import type { TextStyle } from '../text-style.js';

type Column = Table['columns'][number];

/** An amount, a rate, a count, a date or a code: cut in the middle it would be misread. */
const figure = /^[−+-]?[¥￥]?\s?[\d.,%‰:/–-]+$/u;
/** A figure with its unit or remark, a date in words. */
const phrase = /^(?=.*\d).{1,16}$/u;
/** Latin words, codes and paths that may be broken only as a last resort. */
const word = /[\p{Script=Latin}\d._-]{6,24}/gu;
/** Column titles up to this many characters stay on one line. */
const shortTitle = 5;
/** No column takes more than this share for the sake of one entry. */
const widestShare = { figures: 0.3, phrases: 0.2 };
/** What a column keeps when others need space, in characters. */
const keptCharacters = { left: 5, right: 2, center: 2 };

interface Fitting {
  readonly style: TextStyle;
  readonly padding: number;
}

/**
 * Widths by weight, then corrected: no figure is cut, and if there is room for it no figure is parted from its unit
 * and no word is cut. What one column needs the others give up.
 */
export function columnWidths(table: Table, width: number, fitting: Fitting): readonly number[] {
  const total = table.columns.reduce((sum, column) => sum + column.weight, 0) || 1;
  const wished = table.columns.map((column) => (width * column.weight) / total);
  const figures = needs(table, fitting, { of: unbreakableFigure, most: widestShare.figures * width });
  const phrases = needs(table, fitting, { of: unbreakablePhrase, most: widestShare.phrases * width });
  const both = figures.map((need, index) => Math.max(need, phrases[index] ?? 0));
  const least = table.columns.map((column) => keptCharacters[column.align] * fitting.style.size + 2 * fitting.padding);
  return moved(wished, both, least) ?? moved(wished, figures, least) ?? wished;
}

interface Demand {
  readonly of: (cell: string, column: Column) => readonly string[];
  readonly most: number;
}

/** The width each column needs so that its unbreakable texts stay whole. */
function needs(table: Table, { style, padding }: Fitting, { of, most }: Demand): number[] {
  return table.columns.map((column, index) => {
    const title = Array.from(column.title).length <= shortTitle ? column.title : '';
    let widest = setLine(title, 'bold').width;
    for (const row of table.rows) {
      if (row.role === 'group') continue;
      const weight = row.role === 'total' ? 'bold' : style.weight;
      for (const text of of(row.cells[index] ?? '', column)) widest = Math.max(widest, setLine(text, weight).width);
    }
    return Math.min(most, widest * style.size + 2 * padding + 0.1);
  });
}

function unbreakableFigure(cell: string): readonly string[] {
  return figure.test(cell) ? [cell] : [];
}

function unbreakablePhrase(cell: string, { align }: Column): readonly string[] {
  if (align !== 'left') return phrase.test(cell) ? [cell] : [];
  return /^\d{4}年\d+月\d+日$/u.test(cell) ? [cell] : (cell.match(word) ?? []);
}

/** The wished widths with every need met, or null when the others have not enough to give. */
function moved(
  wished: readonly number[],
  needed: readonly number[],
  least: readonly number[],
): readonly number[] | null {
  const lack = wished.reduce((sum, wish, index) => sum + Math.max(0, (needed[index] ?? 0) - wish), 0);
  const spare = wished.map((wish, index) => Math.max(0, wish - Math.max(needed[index] ?? 0, least[index] ?? 0)));
  const total = spare.reduce((sum, value) => sum + value, 0);
  if (lack === 0) return wished;
  if (total < lack) return null;
  return wished.map((wish, index) => Math.max(wish, needed[index] ?? 0) - ((spare[index] ?? 0) * lack) / total);
}
