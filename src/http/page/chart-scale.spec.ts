import { describe, expect, it } from '@jest/globals';
import { dayNumber, dayTicks, linearScale, valueTicks } from './chart-scale.js';

describe('valueTicks', () => {
  it.each([
    [
      [2380, 2650],
      [2300, 2400, 2500, 2600, 2700],
    ],
    [
      [0.1, 0.3],
      [0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35],
    ],
    [[61500], [40000, 60000, 80000]],
    [[0], [-0.5, 0, 0.5]],
    [
      [-120, 80],
      [-150, -100, -50, 0, 50, 100],
    ],
  ])('of %j are %j', (values, ticks) => {
    expect(valueTicks(values)).toEqual(ticks);
  });

  it('hold every value between the first and the last, whatever the size', () => {
    for (let power = -4; power <= 9; power += 1) {
      for (const [low, high] of [
        [1, 1.0001],
        [3, 7],
        [0, 9.99],
        [-5, 5],
      ] as const) {
        const values = [low * 10 ** power, high * 10 ** power];
        const ticks = valueTicks(values);
        expect(ticks[0]).toBeLessThanOrEqual(Math.min(...values));
        expect(ticks.at(-1)).toBeGreaterThanOrEqual(Math.max(...values));
        expect(ticks.length).toBeGreaterThanOrEqual(3);
        expect(ticks.length).toBeLessThanOrEqual(8);
      }
    }
  });
});

describe('linearScale', () => {
  it('puts both ends at their places and a single value in the middle', () => {
    const scale = linearScale([10, 20], [100, 0]);
    expect([scale(10), scale(15), scale(20)]).toEqual([100, 50, 0]);
    expect(linearScale([7, 7], [0, 100])(7)).toBe(50);
  });
});

describe('dayTicks', () => {
  it.each([
    ['2026-01-01', '2026-03-31', 8, ['2026-01', '2026-02', '2026-03']],
    ['2025-11-15', '2026-02-10', 8, ['2025-12', '2026-01', '2026-02']],
    ['2024-01-01', '2026-06-30', 8, ['2024-01', '2024-07', '2025-01', '2025-07', '2026-01']],
    ['2024-01-01', '2026-06-30', 3, ['2024年', '2025年', '2026年']],
    ['2001-05-01', '2026-06-30', 3, ['2010年', '2020年']],
    ['2026-05-02', '2026-05-20', 8, []],
  ])('from %s to %s, at most %i', (first, last, most, labels) => {
    expect(dayTicks(first, last, most).map(({ label }) => label)).toEqual(labels);
  });
});

describe('dayNumber', () => {
  it('counts days across a leap day', () => {
    expect(dayNumber('2024-03-01') - dayNumber('2024-02-28')).toBe(2);
  });
});
