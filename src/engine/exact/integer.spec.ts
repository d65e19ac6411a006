import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  absolute,
  ceilingQuotient,
  compareInts,
  minus,
  negate,
  plus,
  powerOfTen,
  sumOf,
  times,
  toInt,
} from './integer.js';

fc.configureGlobal({ seed: 20240901 });

const any = fc.oneof(fc.maxSafeInteger().map(BigInt), fc.bigInt(-(10n ** 30n), 10n ** 30n), fc.integer().map(BigInt));

describe('exact integers', () => {
  it('add, subtract and multiply like bigints and stay canonical', () => {
    fc.assert(
      fc.property(any, any, (a, b) => {
        expect(plus(toInt(a), toInt(b))).toBe(toInt(a + b));
        expect(minus(toInt(a), toInt(b))).toBe(toInt(a - b));
        expect(times(toInt(a), toInt(b))).toBe(toInt(a * b));
        expect(compareInts(toInt(a), toInt(b))).toBe(a < b ? -1 : Number(a > b));
      }),
      { numRuns: 2000 },
    );
  });

  it('leave the safe integers before a digit is lost and come back', () => {
    const beyond = plus(Number.MAX_SAFE_INTEGER, 1);
    expect(beyond).toBe(9007199254740992n);
    expect(minus(beyond, 1)).toBe(Number.MAX_SAFE_INTEGER);
    expect(times(94906267, 94906267)).toBe(9007199515875289n);
  });

  it('know no minus zero', () => {
    expect(Object.is(times(0, -7), 0)).toBe(true);
    expect(Object.is(negate(0), 0)).toBe(true);
    expect(absolute(-3)).toBe(3);
  });

  it('give powers of ten beyond the safe integers', () => {
    expect(powerOfTen(3)).toBe(1000);
    expect(powerOfTen(20)).toBe(10n ** 20n);
  });

  it('divide upwards for whole trips', () => {
    expect(ceilingQuotient(0, 5)).toBe(0);
    expect(ceilingQuotient(10, 5)).toBe(2);
    expect(ceilingQuotient(11, 5)).toBe(3);
  });

  it('sum any number of values', () => {
    expect(sumOf([])).toBe(0);
    expect(sumOf([1, -3, Number.MAX_SAFE_INTEGER, 3])).toBe(9007199254740992n);
  });
});
