import { number } from './circle-path.js';
import { glyphOutline, type Point, type Step } from './glyph-outline.js';
import { fontOf, type Glyph } from './typeface.js';

/** Linear part and origin: x' = a·x + c·y + e, y' = b·x + d·y + f; x and y in font units. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

/** A glyph as a filled path: shown without a font, and not read as text. */
export function outlinePath(glyph: Glyph, [a, b, c, d, e, f]: Matrix, writeNumber = number): string {
  const at = ({ x, y }: Point): Point => ({ x: a * x + c * y + e, y: b * x + d * y + f });
  const written = ({ x, y }: Point): string => `${writeNumber(x)} ${writeNumber(y)}`;
  let pen: Point = { x: 0, y: 0 };
  const operators = glyphOutline(fontOf(glyph.face), glyph.glyphId).map((step) => {
    const operator = stepOperator(step, pen, (point) => written(at(point)));
    if (step.kind !== 'close') pen = step.to;
    return operator;
  });
  return operators.length === 0 ? '' : `${operators.join(' ')} f`;
}

function stepOperator(step: Step, pen: Point, written: (point: Point) => string): string {
  switch (step.kind) {
    case 'close':
      return 'h';
    case 'move':
      return `${written(step.to)} m`;
    case 'line':
      return `${written(step.to)} l`;
    case 'curve': {
      // PDF knows cubic curves only.
      const towards = (from: Point): Point => ({
        x: from.x + (2 / 3) * (step.control.x - from.x),
        y: from.y + (2 / 3) * (step.control.y - from.y),
      });
      return `${written(towards(pen))} ${written(towards(step.to))} ${written(step.to)} c`;
    }
  }
}
