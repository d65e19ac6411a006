import { describe, expect, it } from '@jest/globals';
import { divideRatios, formatRatio, ratioOf, roundRatio } from './ratio.js';

describe('a ratio', () => {
  it('stands in lowest terms, also beyond the safe integers', () => {
    expect(ratioOf(318_410, 320_000)).toEqual({ numerator: 31_841, denominator: 32_000 });
    expect(ratioOf(3n * 10n ** 40n, 6n * 10n ** 40n)).toEqual({ numerator: 1, denominator: 2 });
    expect(ratioOf(0, 7)).toEqual({ numerator: 0, denominator: 1 });
  });

  it('divides exactly', () => {
    // (2/3) ÷ (4/9) = 3/2
    expect(divideRatios(ratioOf(2, 3), ratioOf(4, 9))).toEqual({ numerator: 3, denominator: 2 });
  });

  it('is shown as a fraction, or whole', () => {
    expect(formatRatio(ratioOf(31_841, 32_000))).toBe('31841/32000');
    expect(formatRatio(ratioOf(6, 3))).toBe('2');
  });

  it('is rounded to be shown, ties away from zero', () => {
    expect(roundRatio(ratioOf(31_841, 32_000), 6)).toBe(995_031);
    expect(roundRatio(ratioOf(1, 2), 0)).toBe(1);
  });
});
