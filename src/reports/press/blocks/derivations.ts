import type { Derivations } from '../../report-document.js';
import type { Piece } from '../flow.js';
import { ink, muted, rule, toneColours } from '../palette.js';
import type { Frame } from '../page-geometry.js';
import type { StructureElement } from '../pdf-file.js';
import { whenNeeded, type Press } from '../press.js';
import type { SetLine } from '../text-setting.js';
import { lineHeight, printLine, printLines, widthOf, wrapIn, type TextStyle } from '../text-style.js';

const title: TextStyle = { weight: 'bold', size: 8.6, leading: 1.45, colour: ink };
const working: TextStyle = { weight: 'regular', size: 8, leading: 1.42, colour: muted };
const indent = 12;
const padding = { top: 3.2, bottom: 3.4 };
/** The left side of an equation takes at most this share of the line. */
const widestLeftSide = 0.36;
/** Longer workings are divided by page breaks. */
const mostLines = 30;

type Item = Derivations['items'][number];

/** A line of working: what is computed, and from what; aligned at the equals sign. */
interface Working {
  readonly left: string;
  readonly right: readonly SetLine[];
}

/** One entry per component, its equations aligned under each other so that a hand calculator can follow. */
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
  const titles = wrapIn(item.title, title, frame.width - resultWidth - 18);
  const inner = { x: frame.x + indent, width: frame.width - indent };
  const { workings, leftWidth } = workingsOf(item.lines, inner.width);
  const body = whenNeeded(() => press.element(press.element(list(), 'LI'), 'LBody'));
  const headHeight = padding.top + titles.length * lineHeight(title);
  const head: Piece = {
    height: headHeight,
    gap: first ? 6 : 0,
    keepsWithNext: workings.length > 0,
    draw: (y) => {
      press.decorate(() => press.sheet.line([frame.x, y], [frame.x + frame.width, y], { colour: rule, width: 0.4 }));
      const top = y + padding.top;
      press.leaf(body(), 'P', () => printLines(press.sheet, titles, { style: title, box: { ...frame, y: top } }));
      const box = { ...frame, y: top, align: 'right' as const };
      press.leaf(body(), 'P', () => printLine(press.sheet, item.result, { style: result, box }));
    },
  };
  const pieces = workings.map((line, index) => ({
    height: line.right.length * lineHeight(working) + (index === workings.length - 1 ? padding.bottom : 0),
    gap: 0,
    keepsWithNext: index < workings.length - 1 && (index + 1) % mostLines !== 0,
    draw: (y: number) => drawWorking(press, body(), { line, y, frame: inner, leftWidth }),
  }));
  return [head, ...pieces];
}

const equation = /^(.{1,60}?)\s*[=＝]\s*(.+)$/u;

function workingsOf(lines: readonly string[], width: number): { workings: Working[]; leftWidth: number } {
  const split = lines.map((line) => equation.exec(line));
  const widths = split.map((parts) => (parts ? widthOf(parts[1] ?? '', working) : 0));
  const leftWidth = Math.min(
    Math.max(0, ...widths.filter((own) => own <= width * widestLeftSide)),
    width * widestLeftSide,
  );
  const workings = lines.map((line, index): Working => {
    const parts = split[index];
    const [left, right] = [parts?.[1] ?? '', parts?.[2] ?? ''];
    const aligned = right !== '' && (widths[index] ?? 0) <= leftWidth + 0.01;
    return aligned
      ? { left, right: wrapIn(`= ${right}`, working, width - leftWidth - 5) }
      : { left: '', right: wrapIn(line, working, width) };
  });
  return { workings, leftWidth };
}

interface WorkingPlace {
  readonly line: Working;
  readonly y: number;
  readonly frame: Frame;
  readonly leftWidth: number;
}

function drawWorking(press: Press, body: StructureElement, { line, y, frame, leftWidth }: WorkingPlace): void {
  press.leaf(body, 'P', () => {
    const shift = line.left === '' ? 0 : leftWidth + 5;
    if (line.left !== '') printLine(press.sheet, line.left, { style: working, box: { ...frame, y } });
    printLines(press.sheet, line.right, {
      style: { ...working, colour: ink },
      box: { x: frame.x + shift, y, width: frame.width - shift },
    });
  });
}
