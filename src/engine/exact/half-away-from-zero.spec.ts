import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { halfAwayFromZero, roundedProduct } from './half-away-from-zero.js';
import { toInt } from './integer.js';

fc.configureGlobal({ seed: 20240901 });

/** The definition over bigints, written without the code under test. */
function expected(numerator: bigint, denominator: bigint): bigint {
  const magnitude = numerator < 0n ? -numerator : numerator;
  const below = magnitude / denominator;
  const nearest = 2n * (magnitude % denominator) >= denominator ? below + 1n : below;
  return numerator < 0n ? -nearest : nearest;
}

describe('halfAwayFromZero', () => {
  it.each([
    // thousandths to hundredths: 0.005 → 0.01, −0.005 → −0.01, −0.004 → 0
    [5, 10, 1],
    [-5, 10, -1],
    [4, 10, 0],
    [-4, 10, 0],
    [15, 10, 2],
    [-15, 10, -2],
    [25, 10, 3],
    [-25, 10, -3],
    [14, 10, 1],
    [-14, 10, -1],
    [0, 10, 0],
    // an odd denominator has no tie
    [1, 3, 0],
    [2, 3, 1],
    [-2, 3, -1],
  ])('%i / %i is %i', (numerator, denominator, nearest) => {
    expect(halfAwayFromZero(numerator, denominator)).toBe(nearest);
    expect(halfAwayFromZero(BigInt(numerator) * 10n ** 30n, BigInt(denominator) * 10n ** 30n)).toBe(nearest);
  });

  it('never gives minus zero', () => {
    expect(Object.is(halfAwayFromZero(-4, 10), 0)).toBe(true);
    expect(Object.is(roundedProduct(-1, 4, 1), 0)).toBe(true);
    expect(Object.is(roundedProduct(-1, 4, 20), 0)).toBe(true);
    expect(Object.is(roundedProduct(0, -4, 0), 0)).toBe(true);
  });

  it('refuses a denominator that is not above zero', () => {
    expect(() => halfAwayFromZero(1, 0)).toThrow(RangeError);
    expect(() => halfAwayFromZero(1, -2)).toThrow(RangeError);
  });

  it('agrees with the definition over bigints of any size', () => {
    fc.assert(
      fc.property(fc.bigInt(-(10n ** 40n), 10n ** 40n), fc.bigInt(1n, 10n ** 25n), (numerator, denominator) => {
        const nearest = halfAwayFromZero(toInt(numerator), toInt(denominator));
        expect(BigInt(nearest)).toBe(expected(numerator, denominator));
      }),
      { numRuns: 2000 },
    );
  });

  it('agrees just beside the ties of safe integers', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10_000_000 }),
        fc.integer({ min: 0, max: 100_000_000 }),
        fc.integer({ min: -2, max: 2 }),
        (half, whole, offset) => {
          const numerator = 2 * half * whole + half + offset;
          expect(BigInt(halfAwayFromZero(numerator, 2 * half))).toBe(expected(BigInt(numerator), BigInt(2 * half)));
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('roundedProduct', () => {
  const factor = fc.oneof(
    fc.maxSafeInteger(),
    fc.integer({ min: -100_000_000, max: 100_000_000 }),
    fc.integer({ min: -1_000_000, max: 1_000_000 }).map((n) => n * 1_000_000),
  );

  it('is the rounded exact product, on every path', () => {
    fc.assert(
      fc.property(factor, factor, fc.integer({ min: 0, max: 30 }), (a, b, dropped) => {
        const nearest = roundedProduct(a, b, dropped);
        expect(BigInt(nearest)).toBe(expected(BigInt(a) * BigInt(b), 10n ** BigInt(dropped)));
      }),
      { numRuns: 5000 },
    );
  });

  it('finds the tie of a product beyond the safe integers', () => {
    // 2,000,000,000 × 22,250,000,000 = 44.5 × 10¹⁸
    expect(roundedProduct(2_000_000_000, 22_250_000_000, 18)).toBe(45);
    expect(roundedProduct(-2_000_000_000, 22_250_000_000, 18)).toBe(-45);
    expect(roundedProduct(2_000_000_000, 22_249_999_999, 18)).toBe(44);
    // 3 × 10²⁰ + 1.5 × 10¹⁹ over 3 × 10¹⁹
    expect(roundedProduct(315n * 10n ** 18n, 1, 19)).toBe(32);
    expect(roundedProduct(1, -315n * 10n ** 18n, 19)).toBe(-32);
  });
});
