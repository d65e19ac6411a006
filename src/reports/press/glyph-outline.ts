import { partsOf } from './composite-glyph.js';
import type { TrueTypeFont } from './true-type-font.js';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface ContourPoint extends Point {
  readonly onCurve: boolean;
}

export type Step =
  | { readonly kind: 'move' | 'line'; readonly to: Point }
  | { readonly kind: 'curve'; readonly control: Point; readonly to: Point }
  | { readonly kind: 'close' };

/** The outline of a glyph in font units, as steps of a pen with quadratic curves. */
export function glyphOutline(font: TrueTypeFont, glyphId: number): readonly Step[] {
  return contoursOf(font, glyphId).flatMap(stepsOf);
}

function contoursOf(font: TrueTypeFont, glyphId: number): ContourPoint[][] {
  const record = font.outlineOf(glyphId);
  if (record.length === 0) return [];
  if (record.readInt16BE(0) >= 0) return contourPoints(record);
  return partsOf(record).flatMap(({ glyphId: part, matrix: [a, b, c, d, e, f] }) =>
    contoursOf(font, part).map((contour) =>
      contour.map(({ x, y, onCurve }) => ({ x: a * x + c * y + e, y: b * x + d * y + f, onCurve })),
    ),
  );
}

/** The contours of a plain glyph’s record. */
export function contourPoints(record: Buffer): ContourPoint[][] {
  const contourCount = record.readInt16BE(0);
  const ends = Array.from({ length: contourCount }, (_, index) => record.readUInt16BE(10 + 2 * index));
  const pointCount = (ends.at(-1) ?? -1) + 1;
  const instructions = 10 + 2 * contourCount;
  const { flags, next } = flagsOf(record, instructions + 2 + record.readUInt16BE(instructions), pointCount);
  const xs = coordinates(record, next, { flags, short: 0x02, same: 0x10 });
  const ys = coordinates(record, xs.next, { flags, short: 0x04, same: 0x20 });
  const points = flags.map((flag, index) => ({
    x: xs.values[index] ?? 0,
    y: ys.values[index] ?? 0,
    onCurve: (flag & 1) !== 0,
  }));
  return ends.map((end, index) => points.slice(index === 0 ? 0 : (ends[index - 1] ?? 0) + 1, end + 1));
}

function flagsOf(record: Buffer, start: number, count: number): { flags: number[]; next: number } {
  const flags: number[] = [];
  let next = start;
  while (flags.length < count) {
    const flag = record.readUInt8(next++);
    flags.push(flag);
    if (flag & 0x08) {
      for (let repeats = record.readUInt8(next++); repeats > 0; repeats -= 1) flags.push(flag);
    }
  }
  return { flags, next };
}

function coordinates(
  record: Buffer,
  start: number,
  { flags, short, same }: { flags: readonly number[]; short: number; same: number },
): { values: number[]; next: number } {
  let next = start;
  let value = 0;
  const values = flags.map((flag) => {
    if (flag & short) {
      const size = record.readUInt8(next++);
      value += flag & same ? size : -size;
    } else if (!(flag & same)) {
      value += record.readInt16BE(next);
      next += 2;
    }
    return value;
  });
  return { values, next };
}

function middle(from: Point, to: Point): Point {
  return { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
}

/** Two control points in a row have an unwritten on-curve point half way between them. */
function stepsOf(contour: readonly ContourPoint[]): Step[] {
  const first = contour[0];
  const last = contour.at(-1);
  if (first === undefined || last === undefined) return [];
  const start = first.onCurve ? first : last.onCurve ? last : middle(first, last);
  const steps: Step[] = [{ kind: 'move', to: start }];
  let control: Point | null = null;
  for (const point of [...(first.onCurve ? contour.slice(1) : contour), { ...start, onCurve: true }]) {
    if (point.onCurve) {
      steps.push(control === null ? { kind: 'line', to: point } : { kind: 'curve', control, to: point });
      control = null;
    } else {
      if (control !== null) steps.push({ kind: 'curve', control, to: middle(control, point) });
      control = point;
    }
  }
  return [...steps, { kind: 'close' }];
}
