import type { Block } from '../../report-document.js';
import type { Piece } from '../flow.js';
import { wrapText } from '../line-wrapping.js';
import type { Frame } from '../page-geometry.js';
import type { StructureElement } from '../pdf-file.js';
import { whenNeeded, type Press } from '../press.js';
import type { SetLine } from '../text-setting.js';
import { lineHeight, printLines, styles, type TextStyle } from '../text-style.js';

type Paragraph = Extract<Block, { kind: 'paragraph' }>;

/** Lines that never stand alone at the foot or the head of a page. */
const keptTogether = 2;
const longestWhole = 5;

/** Bounds of the parts that may be divided by a page break: short paragraphs stay whole, long ones keep two lines. */
export function lineGroups(count: number): readonly (readonly [number, number])[] {
  if (count <= longestWhole) return [[0, count]];
  const groups: [number, number][] = [[0, keptTogether]];
  for (let start = keptTogether; start < count - keptTogether; start += 1) groups.push([start, start + 1]);
  return [...groups, [count - keptTogether, count]];
}

export interface RunningText {
  readonly lines: readonly SetLine[];
  readonly style: TextStyle;
  readonly frame: Frame;
  readonly gap: number;
  readonly element: () => StructureElement;
  readonly justified: boolean;
}

/** Pieces for set lines that all belong to one element. */
export function runningPieces(press: Press, text: RunningText): Piece[] {
  const groups = lineGroups(text.lines.length);
  return groups.map(([start, end], index) => ({
    height: (end - start) * lineHeight(text.style),
    gap: index === 0 ? text.gap : 0,
    draw: (y: number) => {
      const element = text.element();
      press.mark(element, () =>
        printLines(press.sheet, text.lines.slice(start, end), {
          style: text.style,
          box: { ...text.frame, y, justified: text.justified },
        }),
      );
      if (index === groups.length - 1) element.end();
    },
  }));
}

export function paragraphPieces(press: Press, paragraph: Paragraph, frame: Frame): Piece[] {
  const style = styles[paragraph.style];
  const indent = paragraph.style === 'body' ? 2 : 0;
  const measure = { weight: style.weight, size: style.size, width: frame.width, indent, balanced: true };
  return runningPieces(press, {
    lines: wrapText(paragraph.text, measure),
    style,
    frame,
    gap: paragraph.style === 'small' ? 3 : 5,
    element: whenNeeded(() => press.element(press.root, 'P')),
    justified: true,
  });
}

export function headingPieces(press: Press, text: string, frame: Frame): Piece[] {
  const lines = wrapText(text, { weight: styles.heading.weight, size: styles.heading.size, width: frame.width - 12 });
  const height = lines.length * lineHeight(styles.heading);
  return [
    {
      height: height + 3,
      gap: 12,
      keepsWithNext: true,
      draw: (y) => {
        press.pdf.addBookmark(text, y, press.chapterBookmark);
        press.leaf(press.root, 'H3', () =>
          printLines(press.sheet, lines, { style: styles.heading, box: { ...frame, y } }),
        );
      },
    },
  ];
}

export function listPieces(press: Press, list: Extract<Block, { kind: 'list' }>, frame: Frame): Piece[] {
  const style = styles.body;
  const indent = list.ordered ? 22 : 15;
  const inner = { x: frame.x + indent, width: frame.width - indent };
  const root = whenNeeded(() => press.element(press.root, 'L'));
  return list.items.flatMap((item, index) => {
    const label = list.ordered ? `${index + 1}.` : '•';
    const entry = whenNeeded(() => press.element(root(), 'LI'));
    const body = whenNeeded(() => press.element(entry(), 'LBody'));
    const lines = wrapText(item, { weight: style.weight, size: style.size, width: inner.width, balanced: true });
    const [first, ...others] = runningPieces(press, {
      lines,
      style,
      frame: inner,
      gap: index === 0 ? 6 : 3,
      element: body,
      justified: true,
    });
    return first === undefined ? [] : [withLabel(press, first, { label, entry, frame }), ...others];
  });
}

function withLabel(
  press: Press,
  piece: Piece,
  { label, entry, frame }: { label: string; entry: () => StructureElement; frame: Frame },
): Piece {
  const style = { ...styles.body, weight: 'bold', colour: styles.label.colour } as const;
  const lines = wrapText(label, { weight: style.weight, size: style.size, width: 30 });
  return {
    ...piece,
    draw: (y) => {
      press.leaf(entry(), 'Lbl', () => printLines(press.sheet, lines, { style, box: { x: frame.x, y, width: 30 } }));
      piece.draw(y);
    },
  };
}
