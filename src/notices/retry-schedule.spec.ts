import { describe, expect, it } from '@jest/globals';
import { mailRetries, nextAttempt, webhookRetries } from './retry-schedule.js';

const at = new Date('2026-11-02T08:00:00.000Z');
const secondsUntil = (failed: number, chance: number): number | null => {
  const next = nextAttempt({ waitsSeconds: [10, 100] }, { failed, at, chance });
  return next === null ? null : (next.getTime() - at.getTime()) / 1_000;
};

describe('nextAttempt', () => {
  it('waits longer each time and then ends', () => {
    expect([1, 2, 3].map((failed) => secondsUntil(failed, 0))).toEqual([10, 100, null]);
  });

  it('spreads what failed together over a fifth of the wait', () => {
    expect([0, 0.5, 0.999].map((chance) => secondsUntil(2, chance))).toEqual([100, 110, 119.98]);
  });

  it.each([
    ['mail', mailRetries, 1.5, 3],
    ['webhooks', webhookRetries, 2.5, 4],
  ])('gives %s days, not weeks, in waits that never shrink', (_, { waitsSeconds }, low, high) => {
    const days = waitsSeconds.reduce((sum, wait) => sum + wait, 0) / 86_400;
    expect(days).toBeGreaterThan(low);
    expect(days).toBeLessThan(high);
    expect([...waitsSeconds].sort((one, other) => one - other)).toEqual(waitsSeconds);
  });
});
