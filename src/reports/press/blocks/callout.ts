import type { Callout } from '../../report-document.js';
import type { Piece } from '../flow.js';
import { ink, toneColours } from '../palette.js';
import type { Frame } from '../page-geometry.js';
import type { Area, StructureElement } from '../pdf-file.js';
import { whenNeeded, type Press } from '../press.js';
import type { SetLine } from '../text-setting.js';
import { lineHeight, printLines, wrapIn, type TextStyle } from '../text-style.js';

const calloutText: TextStyle = { weight: 'regular', size: 9.4, leading: 1.62, colour: ink };
const calloutEdge = 9;
/** A long notice is divided by page breaks in portions of this many lines. */
const portion = 8;

/** A notice on a tinted ground with a coloured edge. */
export function calloutPieces(press: Press, callout: Callout, frame: Frame): Piece[] {
  const { text } = toneColours(callout.tone);
  const title: TextStyle = { weight: 'bold', size: 10, leading: 1.5, colour: text };
  const inner = { x: frame.x + 14, width: frame.width - 26 };
  const titles = callout.title === '' ? [] : wrapIn(callout.title, title, inner.width);
  const lines = callout.text === '' ? [] : wrapIn(callout.text, calloutText, inner.width);
  const group = whenNeeded(() => press.element(press.root, 'Div'));
  const paragraph = whenNeeded(() => press.element(group(), 'P'));
  const count = Math.max(1, Math.ceil(lines.length / portion));
  return Array.from({ length: count }, (_, index) => {
    const part = lines.slice(index * portion, (index + 1) * portion);
    const heads = index === 0 ? titles : [];
    const top = index === 0 ? calloutEdge : 0;
    const headHeight = heads.length * lineHeight(title);
    const height = top + headHeight + part.length * lineHeight(calloutText) + (index === count - 1 ? calloutEdge : 0);
    const draw = (y: number): void => {
      drawCalloutGround(press, callout, { ...frame, y, height });
      const box = { ...inner, y: y + top };
      if (heads.length > 0) press.leaf(group(), 'P', () => printLines(press.sheet, heads, { style: title, box }));
      if (part.length > 0) drawPart(press, paragraph(), { part, box: { ...box, y: box.y + headHeight } });
    };
    return { height, gap: index === 0 ? 10 : 0, draw };
  });
}

function drawCalloutGround(press: Press, { tone }: Callout, area: Area): void {
  const { tint, fill } = toneColours(tone);
  press.decorate(() => {
    press.sheet.rectangle(area, tint);
    press.sheet.rectangle({ ...area, width: 3 }, fill);
  });
}

function drawPart(
  press: Press,
  element: StructureElement,
  { part, box }: { part: readonly SetLine[]; box: { x: number; y: number; width: number } },
): void {
  press.mark(element, () => printLines(press.sheet, part, { style: calloutText, box: { ...box, justified: true } }));
}
