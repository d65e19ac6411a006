import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { axisOf } from './chart-axis.js';

const frame = { x: 100, width: 300 };
const labels = (low: number, high: number): string[] => axisOf({ low, high }, frame).ticks.map(({ label }) => label);

describe('the scale of a chart', () => {
  it('has round steps that cover both ends', () => {
    expect(labels(0, 5133.24)).toEqual(['0', '2,000', '4,000', '6,000']);
    expect(labels(-1600, 5133)).toEqual(['−2,000', '0', '2,000', '4,000', '6,000']);
    expect(labels(-12.5, 0)).toEqual(['−12.5', '−10.0', '−7.5', '−5.0', '−2.5', '0']);
    expect(labels(0, 0.9)).toEqual(['0', '0.2', '0.4', '0.6', '0.8', '1.0']);
  });

  it('labels each line with its own value and places it in the frame, for any amounts', () => {
    const amount = fc.integer({ min: -2_000_000_000, max: 2_000_000_000 }).map((fen) => fen / 100);
    fc.assert(
      fc.property(amount, amount, (a, b) => {
        const [low, high] = [Math.min(0, a, b), Math.max(0, a, b)];
        fc.pre(high > low);
        const axis = axisOf({ low, high }, frame);
        for (const { value, label } of axis.ticks) {
          expect(Number(label.replaceAll(',', '').replace('−', '-'))).toBeCloseTo(value, 6);
        }
        for (const value of [low, 0, high]) {
          expect(axis.place(value)).toBeGreaterThanOrEqual(frame.x - 0.001);
          expect(axis.place(value)).toBeLessThanOrEqual(frame.x + frame.width + 0.001);
        }
        expect(axis.ticks.length).toBeLessThanOrEqual(9);
        expect(new Set(axis.ticks.map(({ label }) => label)).size).toBe(axis.ticks.length);
      }),
      { numRuns: 500, seed: 3 },
    );
  });

  it('stands still when there is nothing to measure', () => {
    const axis = axisOf({ low: 0, high: 0 }, frame);
    expect(axis.ticks).toEqual([{ value: 0, label: '0' }]);
    expect(axis.place(0)).toBe(frame.x);
  });
});
