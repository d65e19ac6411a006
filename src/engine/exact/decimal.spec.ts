import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  addDecimals,
  compareDecimals,
  formatDecimal,
  formatFixed,
  isDecimalText,
  multiplyDecimals,
  parseDecimal,
  roundDecimal,
  roundedQuotient,
  subtractDecimals,
  unitsAt,
} from './decimal.js';
import {
  addDecimalTexts,
  compareDecimalTexts,
  divideDecimalTexts,
  meanOfDecimalTexts,
  multiplyDecimalTexts,
  subtractDecimalTexts,
} from './decimal-texts.js';

fc.configureGlobal({ seed: 20240901 });

describe('decimals', () => {
  it.each([
    ['640', 640, 0],
    ['66.0', 66, 0],
    ['0.8500', 85, 2],
    ['-0.005', -5, 3],
    ['100', 100, 0],
    ['0', 0, 0],
    ['0.000', 0, 0],
    ['-0.0', 0, 0],
    ['123456789012345678901234.5', 1234567890123456789012345n, 1],
    ['1.00000000000000000000', 1, 0],
  ])('%s is %s / 10^%i', (text, units, scale) => {
    expect(parseDecimal(text)).toEqual({ units, scale });
    expect(Object.is(parseDecimal(text).units, -0)).toBe(false);
  });

  it.each(['', '-', '1e3', '+1', '1,5', 'NaN', '0x10', ' 1', '1.2.3', '1234567890123456.7e1', '--1'])(
    'refuses %p',
    (text) => {
      expect(() => parseDecimal(text)).toThrow(RangeError);
      expect(isDecimalText(text)).toBe(false);
    },
  );

  it.each(['01', '.5', '5.', '-00.1', '1.'])('the door refuses %p', (text) => {
    expect(isDecimalText(text)).toBe(false);
  });

  it('formats with fixed and with least decimals', () => {
    expect(formatFixed(5, 2)).toBe('0.05');
    expect(formatFixed(-5, 2)).toBe('-0.05');
    expect(formatFixed(0, 3)).toBe('0.000');
    expect(formatFixed(12, 0)).toBe('12');
    expect(formatFixed(-123456789012345678901n, 2)).toBe('-1234567890123456789.01');
    expect(formatDecimal(parseDecimal('8.5'), 3)).toBe('8.500');
    expect(formatDecimal(parseDecimal('0.33333'), 4)).toBe('0.33333');
    expect(formatDecimal({ units: 1200, scale: 3 })).toBe('1.2');
    expect(formatDecimal({ units: 12000, scale: 3 })).toBe('12');
    expect(formatDecimal({ units: 1230000, scale: 6 }, 3)).toBe('1.230');
  });

  it('reads back what it writes', () => {
    fc.assert(
      fc.property(fc.bigInt(-(10n ** 30n), 10n ** 30n), fc.integer({ min: 0, max: 12 }), (units, scale) => {
        const text = formatFixed(units, scale);
        expect(compareDecimals(parseDecimal(text), { units, scale })).toBe(0);
        expect(formatDecimal(parseDecimal(text), scale)).toBe(text);
      }),
    );
  });

  it('rounds by name at the halves, both signs', () => {
    expect(roundDecimal(parseDecimal('0.005'), 2)).toBe(1);
    expect(roundDecimal(parseDecimal('-0.005'), 2)).toBe(-1);
    expect(roundDecimal(parseDecimal('-0.004'), 2)).toBe(0);
    expect(roundDecimal(parseDecimal('1.00005'), 4)).toBe(10001);
    expect(roundDecimal(parseDecimal('3'), 2)).toBe(300);
    expect(roundedQuotient(parseDecimal('1'), parseDecimal('8'), 2)).toBe(13);
    expect(roundedQuotient(parseDecimal('-1'), parseDecimal('8'), 2)).toBe(-13);
    expect(roundedQuotient(parseDecimal('1'), parseDecimal('1.13'), 6)).toBe(884956);
  });

  it('adds, subtracts and multiplies across scales', () => {
    expect(formatDecimal(addDecimals(parseDecimal('0.1'), parseDecimal('0.25')))).toBe('0.35');
    expect(formatDecimal(subtractDecimals(parseDecimal('1'), parseDecimal('0.93')))).toBe('0.07');
    expect(formatDecimal(multiplyDecimals(parseDecimal('-1.5'), parseDecimal('0.02')))).toBe('-0.03');
    expect(() => unitsAt(parseDecimal('0.01'), 1)).toThrow(RangeError);
  });
});

describe('decimal texts', () => {
  it('compare, add and subtract', () => {
    expect(compareDecimalTexts('1.0', '1.00')).toBe(0);
    expect(compareDecimalTexts('10', '9.5')).toBe(1);
    expect(compareDecimalTexts('-1', '0')).toBe(-1);
    expect(addDecimalTexts('0.10', '0.20')).toBe('0.30');
    expect(addDecimalTexts('5', '0.20')).toBe('5.20');
    expect(subtractDecimalTexts('0.10', '0.30')).toBe('-0.20');
    expect(subtractDecimalTexts('3.00', '3.00')).toBe('0.00');
  });

  it('multiply without superfluous zeros, divide to the places wanted', () => {
    expect(multiplyDecimalTexts('2.50', '0.40')).toBe('1');
    expect(multiplyDecimalTexts('12.38', '-60.5')).toBe('-748.99');
    expect(divideDecimalTexts('1', '3', 4)).toBe('0.3333');
    expect(divideDecimalTexts('-0.5', '10', 1)).toBe('-0.1');
    expect(divideDecimalTexts('6', '2', 2)).toBe('3.00');
  });

  it('have a mean that is rounded once, a tie away from zero', () => {
    expect(meanOfDecimalTexts(['2.01', '2.02'], 2)).toBe('2.02');
    expect(meanOfDecimalTexts(['-2.01', '-2.02'], 2)).toBe('-2.02');
    expect(meanOfDecimalTexts(['7'], 0)).toBe('7');
    expect(meanOfDecimalTexts(['1', '1.5', '2.5'], 3)).toBe('1.667');
  });
});
