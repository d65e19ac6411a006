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
const columnGap = 6;
/** A longer expression runs over the whole line and its result follows it. */
const widestExpression = 0.68;
/** Longer workings are divided by page breaks. */
const mostLines = 30;

type Item = Derivations['items'][number];

/** A line of working in three columns: the step, the expression, its result. Kept together by alignment. */
interface Working {
  readonly label: string;
  readonly expression: readonly SetLine[];
  /** Behind the last equals sign, which stands under that of the other lines; empty where nothing is aligned. */
  readonly result: readonly SetLine[];
}

/** Where the columns of one entry begin, from its left edge. */
interface Columns {
  readonly expression: number;
  readonly result: number;
}

/** One entry per component, its workings aligned under each other so that a hand calculator can follow. */
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
  const { workings, columns } = workingsOf(item.lines, inner.width);
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
    height:
      Math.max(line.expression.length, line.result.length) * lineHeight(working) +
      (index === workings.length - 1 ? padding.bottom : 0),
    gap: 0,
    keepsWithNext: index < workings.length - 1 && (index + 1) % mostLines !== 0,
    draw: (y: number) => drawWorking(press, body(), { line, y, frame: inner, columns }),
  }));
  return [head, ...pieces];
}

/** A step's name in front of a full-width colon. */
const labelled = /^([^：=]{1,8}：)(.+)$/u;
const equation = /^(.+?)\s*(=\s*[^=]+)$/u;

interface Parts {
  readonly label: string;
  readonly expression: string;
  readonly result: string;
}

function partsOf(line: string): Parts {
  const [, label = '', rest = line] = labelled.exec(line) ?? [];
  const [, expression = rest, result = ''] = equation.exec(rest) ?? [];
  return { label, expression, result };
}

function workingsOf(lines: readonly string[], width: number): { workings: Working[]; columns: Columns } {
  const parts = lines.map(partsOf);
  const labelWidth = Math.max(0, ...parts.map(({ label }) => widthOf(label, working)));
  const expressionAt = labelWidth === 0 ? 0 : labelWidth + columnGap;
  const room = width - expressionAt;
  const widths = parts.map(({ expression, result }) => (result === '' ? 0 : widthOf(expression, working)));
  const resultWidths = parts.map(({ result }) => widthOf(result, working));
  const fits = (index: number): boolean => (widths[index] ?? 0) + (resultWidths[index] ?? 0) + columnGap <= room;
  const alignable = widths.filter((own, index) => own <= room * widestExpression && fits(index));
  const expressionWidth = Math.max(0, ...alignable);
  const columns = { expression: expressionAt, result: expressionAt + expressionWidth + columnGap };
  const workings = parts.map(({ label, expression, result }, index): Working => {
    const aligned = result !== '' && (widths[index] ?? 0) <= expressionWidth;
    if (!aligned) return { label, expression: wrapIn(joined(expression, result), working, room), result: [] };
    const resultRoom = width - columns.result;
    return { label, expression: wrapIn(expression, working, room), result: wrapIn(result, working, resultRoom) };
  });
  return { workings, columns };
}

function joined(expression: string, result: string): string {
  return result === '' ? expression : `${expression} ${result}`;
}

interface WorkingPlace {
  readonly line: Working;
  readonly y: number;
  readonly frame: Frame;
  readonly columns: Columns;
}

function drawWorking(press: Press, body: StructureElement, { line, y, frame, columns }: WorkingPlace): void {
  const print = (lines: readonly SetLine[], from: number): void =>
    printLines(press.sheet, lines, {
      style: { ...working, colour: ink },
      box: { x: frame.x + from, y, width: frame.width - from },
    });
  press.leaf(body, 'P', () => {
    if (line.label !== '') printLine(press.sheet, line.label, { style: working, box: { ...frame, y } });
    print(line.expression, columns.expression);
    print(line.result, columns.result);
  });
}
