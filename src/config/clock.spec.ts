import { describe, expect, it } from '@jest/globals';
import { chinaDayOf } from './clock.js';

describe('chinaDayOf', () => {
  it('turns the day at midnight in China, not at midnight UTC', () => {
    expect(chinaDayOf(new Date('2026-06-30T15:59:59.999Z'))).toBe('2026-06-30');
    expect(chinaDayOf(new Date('2026-06-30T16:00:00Z'))).toBe('2026-07-01');
  });
});
