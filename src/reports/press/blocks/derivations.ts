import type { Derivations } from '../../report-document.js';
import type { Piece } from '../flow.js';
import { ink, rule, toneColours } from '../palette.js';
import type { Frame } from '../page-geometry.js';
import type { StructureElement } from '../pdf-file.js';
import { whenNeeded, type Press } from '../press.js';
import { baselineOf, lineHeight, printLine, printLines, widthOf, wrapIn, type TextStyle } from '../text-style.js';

const title: TextStyle = { weight: 'bold', size: 8.2, leading: 1.32, colour: ink };
const working: TextStyle = { weight: 'regular', size: 7.7, leading: 1.29, colour: ink };
const indent = 10;
const padding = { top: 1.8, bottom: 1.6 };
/** Between the two columns of short workings. */
const gutter = 14;
/** Between title, first working and result. */
const columnGap = 16;
/** Longer workings are divided by page breaks. */
const mostRows = 30;

type Item = Derivations['items'][number];

/** One entry per component; short workings stand two in a row, their results under each other. */
export function derivationPieces(press: Press, derivations: Derivations, frame: Frame): Piece[] {
  const list = whenNeeded(() => press.element(press.root, 'L'));
  return derivations.items.flatMap((item, index) => itemPieces(press, { item, frame, list, first: index === 0 }));
}

interface Entry {
  readonly item: Item;
  readonly frame: Frame;
  readonly list: () => StructureElement;
  readonly first: boolean;
}

function itemPieces(press: Press, { item, frame, list, first }: Entry): Piece[] {
  const result: TextStyle = { ...title, colour: toneColours(item.tone).text };
  const resultWidth = widthOf(item.result, result);
  const titles = wrapIn(item.title, title, frame.width - resultWidth - columnGap);
  const inner = { x: frame.x + indent, width: frame.width - indent };
  const opening = openingLine(item, frame.width - resultWidth - columnGap);
  const rows = workingRows(opening === null ? item.lines : item.lines.slice(1), columnWidth(inner));
  const body = whenNeeded(() => press.element(press.element(list(), 'LI'), 'LBody'));
  const head: Piece = {
    height: padding.top + titles.length * lineHeight(title) + (rows.length === 0 ? padding.bottom : 0),
    gap: first ? 6 : 0,
    keepsWithNext: rows.length > 0,
    draw: (y) => {
      press.decorate(() => press.sheet.line([frame.x, y], [frame.x + frame.width, y], { colour: rule, width: 0.4 }));
      const top = y + padding.top;
      press.leaf(body(), 'P', () => printLines(press.sheet, titles, { style: title, box: { ...frame, y: top } }));
      const box = { ...frame, y: top, align: 'right' as const };
      press.leaf(body(), 'P', () => printLine(press.sheet, item.result, { style: result, box }));
      if (opening === null) return;
      const place = { x: frame.x + opening.at, y: top + baselineOf(title) - baselineOf(working), width: frame.width };
      press.leaf(body(), 'P', () => printLine(press.sheet, opening.line, { style: working, box: place }));
    },
  };
  const pieces = rows.map((row, index): Piece => {
    const isLast = index === rows.length - 1;
    const piece = rowPiece(press, { row, frame: inner, body });
    const keepsWithNext = !isLast && (index + 1) % mostRows !== 0;
    return { ...piece, height: piece.height + (isLast ? padding.bottom : 0), keepsWithNext };
  });
  return [head, ...pieces];
}

/** The first working stands beside the title where there is room. */
function openingLine({ title: text, lines }: Item, width: number): { line: string; at: number } | null {
  const [line] = lines;
  const at = widthOf(text, title) + columnGap;
  return line !== undefined && at + widthOf(line, working) <= width ? { line, at } : null;
}

function columnWidth(frame: Frame): number {
  return (frame.width - gutter) / 2;
}

/** Neighbours that both fit a column share a row; a longer working has a row of its own. */
function workingRows(lines: readonly string[], width: number): readonly WorkingRow[] {
  const rows: { lines: string[]; isWide: boolean }[] = [];
  let open: string[] | null = null;
  for (const line of lines) {
    const isShort = widthOf(line, working) <= width;
    if (open !== null && isShort) {
      open.push(line);
      open = null;
    } else {
      const row = [line];
      rows.push({ lines: row, isWide: !isShort });
      open = isShort ? row : null;
    }
  }
  return rows;
}

interface WorkingRow {
  readonly lines: readonly string[];
  /** One working over both columns, on as many lines as it needs. */
  readonly isWide: boolean;
}

interface RowPlace {
  readonly row: WorkingRow;
  readonly frame: Frame;
  readonly body: () => StructureElement;
}

function rowPiece(press: Press, { row, frame, body }: RowPlace): Piece {
  const width = columnWidth(frame);
  const lines = row.isWide ? wrapIn(row.lines.join(''), working, frame.width) : [];
  return {
    height: Math.max(1, lines.length) * lineHeight(working),
    gap: 0,
    draw: (y) => {
      if (row.isWide) {
        press.leaf(body(), 'P', () => printLines(press.sheet, lines, { style: working, box: { ...frame, y } }));
        return;
      }
      row.lines.forEach((line, column) => {
        const box = { x: frame.x + column * (width + gutter), y, width };
        press.leaf(body(), 'P', () => printWorking(press, line, box));
      });
    },
  };
}

/** The last equals sign and what follows it. */
const equation = /^(.+?)\s*(=\s*[^=]+)$/u;

function printWorking(press: Press, line: string, box: { x: number; y: number; width: number }): void {
  const [, expression = line, result = ''] = equation.exec(line) ?? [];
  printLine(press.sheet, expression, { style: working, box });
  if (result !== '') printLine(press.sheet, result, { style: working, box: { ...box, align: 'right' } });
}
