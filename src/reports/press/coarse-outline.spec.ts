import { describe, expect, it } from '@jest/globals';
import { coarseOutline, gridStep } from './coarse-outline.js';
import { contourPoints } from './glyph-outline.js';
import { fontOf, type Face } from './typeface.js';

const faces: readonly Face[] = ['regular', 'bold', 'serif', 'rare'];
const characters = '旧电梯残余价值评估报告𠮷，（0.5×kg）ÄQ@';

describe('a glyph on the coarser grid', () => {
  const glyphs = faces.flatMap((face) => {
    const font = fontOf(face);
    const box = font.table('head').subarray(36, 44);
    const ids = Array.from(characters, (character) => font.glyphIdOf(character.codePointAt(0) ?? 0));
    const records = ids
      .map((id) => font.outlineOf(id))
      .filter((record) => record.length > 0 && record.readInt16BE(0) > 0);
    return records.map((record) => ({ record, coarse: coarseOutline(record, box), box }));
  });

  it('keeps contours and curves, and moves no point by more than half a step', () => {
    expect(glyphs.length).toBeGreaterThan(60);
    for (const { record, coarse } of glyphs) {
      const [before, after] = [contourPoints(record), contourPoints(coarse)];
      expect(after.map((contour) => contour.map(({ onCurve }) => onCurve))).toEqual(
        before.map((contour) => contour.map(({ onCurve }) => onCurve)),
      );
      const moved = before.flat().map(({ x, y }, index) => {
        const point = after.flat()[index] ?? { x: Infinity, y: Infinity };
        return Math.max(Math.abs(point.x - x), Math.abs(point.y - y));
      });
      expect(Math.max(...moved)).toBeLessThanOrEqual(gridStep / 2);
    }
  });

  it('lies on the grid, inside the box it names', () => {
    for (const { coarse, box } of glyphs) {
      const [left, bottom, right, top] = [0, 2, 4, 6].map((at) => box.readInt16BE(at));
      expect(coarse.subarray(2, 10)).toEqual(box);
      for (const { x, y } of contourPoints(coarse).flat()) {
        expect([Math.abs(x % gridStep), Math.abs(y % gridStep)]).toEqual([0, 0]);
        expect(x >= (left ?? 0) && x <= (right ?? 0) && y >= (bottom ?? 0) && y <= (top ?? 0)).toBe(true);
      }
    }
  });

  it('writes steps of every size and sign', () => {
    const points = [0, 1, 255, 256, 300, -44, -300, -300, -1000].map((value) => 4 * value);
    const record = Buffer.alloc(12 + 2 + points.length * 5);
    record.writeInt16BE(1, 0);
    record.writeUInt16BE(points.length - 1, 10);
    points.forEach((_, index) => record.writeUInt8(1, 14 + index));
    points.forEach((value, index) => {
      const step = value - (points[index - 1] ?? 0);
      record.writeInt16BE(step, 14 + points.length + 2 * index);
      record.writeInt16BE(-step, 14 + 3 * points.length + 2 * index);
    });
    const [contour] = contourPoints(coarseOutline(record, Buffer.alloc(8)));
    expect(contour?.map(({ x, y }) => [x, y])).toEqual(points.map((value) => [value, value === 0 ? 0 : -value]));
  });

  it('leaves a blank one blank', () => {
    expect(coarseOutline(Buffer.alloc(0), Buffer.alloc(8))).toHaveLength(0);
  });
});
