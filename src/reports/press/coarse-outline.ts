/**
 * The record of a plain glyph written again with its points on a coarser grid: the embedded font is a fifth smaller. A
 * point moves by at most half a step, 0.002 of the character's height; in the text of a report that is 7 µm, a sixth of
 * a dot at 600 dpi.
 */
import { contourPoints, type ContourPoint } from './glyph-outline.js';

/** Of the 1,000 units of the character's height. */
export const gridStep = 4;

/** `box` takes the place of the glyph's own: readers need one that is large enough, and equal ones pack well. */
export function coarseOutline(record: Buffer, box: Buffer): Buffer {
  if (record.length === 0) return record;
  const contours = contourPoints(record);
  const points = contours.flat().map(({ x, y, onCurve }) => ({ x: onGrid(x), y: onGrid(y), onCurve }));
  const head = Buffer.alloc(10 + 2 * contours.length + 2);
  head.writeInt16BE(contours.length, 0);
  box.copy(head, 2);
  let end = -1;
  contours.forEach((contour, index) => {
    end += contour.length;
    head.writeUInt16BE(end, 10 + 2 * index);
  });
  return Buffer.concat([head, ...encoded(points)]);
}

const onGrid = (value: number): number => gridStep * Math.round(value / gridStep);

/** OpenType specification, table glyf: one byte for a step below 256, none where the point keeps its coordinate. */
function encoded(points: readonly ContourPoint[]): Buffer[] {
  const flags: number[] = [];
  const xs: number[] = [];
  const ys: number[] = [];
  let before = { x: 0, y: 0 };
  for (const point of points) {
    const across = encodedStep(point.x - before.x, { short: 0x02, same: 0x10 });
    const up = encodedStep(point.y - before.y, { short: 0x04, same: 0x20 });
    flags.push((point.onCurve ? 1 : 0) | across.flag | up.flag);
    xs.push(...across.bytes);
    ys.push(...up.bytes);
    before = point;
  }
  return [Buffer.from(flags), Buffer.from(xs), Buffer.from(ys)];
}

function encodedStep(
  step: number,
  { short, same }: { short: number; same: number },
): { flag: number; bytes: readonly number[] } {
  if (step === 0) return { flag: same, bytes: [] };
  if (Math.abs(step) < 256) return { flag: step > 0 ? short | same : short, bytes: [Math.abs(step)] };
  return { flag: 0, bytes: [(step >> 8) & 0xff, step & 0xff] };
}
