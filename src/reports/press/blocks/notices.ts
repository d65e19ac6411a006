import type { Callout } from '../../report-document.js';
import type { Piece } from '../flow.js';
import { ink, toneColours } from '../palette.js';
import { bodyHeight, type Frame } from '../page-geometry.js';
import type { Press } from '../press.js';
import { lineHeight, printLine, printLines, widthOf, wrapIn, type TextStyle } from '../text-style.js';
import { calloutPieces } from './callout.js';

const text: TextStyle = { weight: 'regular', size: 9, leading: 1.5, colour: ink };
const heading: TextStyle = { ...text, weight: 'bold' };
const padding = { x: 14, y: 8 };
const columnGap = 14;
/** A title that leaves less than this to the texts makes each notice a box of its own. */
const narrowestText = 0.6;
const tallest = 0.4 * bodyHeight;

/** Several notices in one box, titles in one column and texts in the other; very long ones each in a box. */
export function noticePieces(press: Press, notices: readonly Callout[], frame: Frame): Piece[] {
  const [first] = notices;
  if (first === undefined) return [];
  const titleWidth = Math.max(...notices.map((notice) => widthOf(notice.title, heading)));
  const left = frame.x + padding.x + titleWidth + columnGap;
  const width = frame.x + frame.width - padding.x - left;
  if (width < narrowestText * frame.width) return apart(press, notices, frame);
  const rows = notices.map((notice) => ({ notice, lines: wrapIn(notice.text, text, width) }));
  const heights = rows.map(({ lines }) => Math.max(1, lines.length) * lineHeight(text) + 2);
  const height = heights.reduce((sum, one) => sum + one, 2 * padding.y - 2);
  if (height > tallest) return apart(press, notices, frame);
  const draw = (y: number): void => {
    const { tint, fill } = toneColours(first.tone);
    press.decorate(() => {
      press.sheet.rectangle({ ...frame, y, height }, tint);
      press.sheet.rectangle({ ...frame, y, height, width: 3 }, fill);
    });
    const group = press.element(press.root, 'Div');
    let top = y + padding.y;
    rows.forEach(({ notice, lines }, index) => {
      const style = { ...heading, colour: toneColours(notice.tone).text };
      const box = { x: frame.x + padding.x, y: top, width: titleWidth };
      press.leaf(group, 'P', () => printLine(press.sheet, notice.title, { style, box }));
      press.leaf(group, 'P', () => printLines(press.sheet, lines, { style: text, box: { x: left, y: box.y, width } }));
      top += heights[index] ?? 0;
    });
  };
  return [{ height, gap: 10, draw }];
}

function apart(press: Press, notices: readonly Callout[], frame: Frame): Piece[] {
  return notices.flatMap((notice) => calloutPieces(press, notice, frame));
}
