import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isDecimalText, isWithin } from './decimal-range.js';

describe('isDecimalText', () => {
  it.each(['0', '0.85', '640', '-12.50', '999999999999999.9999999999'])('takes %s', (text) => {
    expect(isDecimalText(text)).toBe(true);
  });
  it.each(['', '.5', '5.', '01', '+1', '1e3', '-0', '-0.00', '1,000', ' 1', '1\n', '１', '0.12345678901'])(
    'refuses %j',
    (text) => {
      expect(isDecimalText(text)).toBe(false);
    },
  );
});

describe('isWithin', () => {
  it('agrees with exact integers on every pair', () => {
    const units = fc.bigInt({ min: -(10n ** 13n), max: 10n ** 13n });
    const text = (value: bigint, places: number): string => {
      const digits = (value < 0n ? -value : value).toString().padStart(places + 1, '0');
      const point = digits.length - places;
      const plain = places === 0 ? digits : `${digits.slice(0, point)}.${digits.slice(point)}`;
      return value < 0n ? `-${plain}` : plain;
    };
    const place = fc.integer({ min: 0, max: 6 });
    fc.assert(
      fc.property(units, place, units, place, (a, aPlaces, b, bPlaces) => {
        const isGreater = a * 10n ** BigInt(bPlaces) > b * 10n ** BigInt(aPlaces);
        expect(isWithin(text(a, aPlaces), { to: text(b, bPlaces) })).toBe(!isGreater);
        expect(isWithin(text(a, aPlaces), { above: text(b, bPlaces), to: text(a, aPlaces) })).toBe(isGreater);
      }),
      { seed: 31, numRuns: 2000 },
    );
  });

  it('compares exactly, beyond what a float can tell apart', () => {
    expect(isWithin('999999999999999.0000000001', { from: '0', to: '999999999999999' })).toBe(false);
    expect(isWithin('0.0000000001', { above: '0', to: '1' })).toBe(true);
    expect(isWithin('0.0', { above: '0', to: '1' })).toBe(false);
    expect(isWithin('1.000', { above: '0', to: '1' })).toBe(true);
    expect(isWithin('-1.5', { from: '-1', to: '1' })).toBe(false);
  });
});
