import { describe, expect, it } from '@jest/globals';
import {
  dayInChinese,
  grouped,
  instantInChinese,
  lastDayOfTheYearFrom,
  percent,
  withoutSurplusZeros,
  withoutTrailingZeros,
  withUnit,
  yuan,
} from './format.js';

describe('figures', () => {
  it.each([
    ['0.00', '0.00'],
    ['999.99', '999.99'],
    ['1000', '1,000'],
    ['1234567.80', '1,234,567.80'],
    ['-1234.50', '−1,234.50'],
    ['-0.004', '−0.004'],
    ['90071992547409931.25', '90,071,992,547,409,931.25'],
  ])('%s is written %s', (value, printed) => {
    expect(grouped(value)).toBe(printed);
  });

  it('keep their unit by a word joiner', () => {
    expect(withUnit('817.080', '千克')).toBe('817.080\u2060千克');
    expect(yuan('-8.00')).toBe('−8.00\u2060元');
  });

  it('lose trailing zeros only after the point', () => {
    expect(['12.3800', '10.0', '100', '0.000'].map(withoutTrailingZeros)).toEqual(['12.38', '10', '100', '0']);
  });

  it('of money keep two places and no surplus zeros', () => {
    const offers = ['4200.000000', '4200.125000', '4200.10', '-0.500000', '12.345678'];
    expect(offers.map(withoutSurplusZeros)).toEqual(['4200.00', '4200.125', '4200.10', '-0.50', '12.345678']);
  });

  it('are percentages of rates', () => {
    expect(['0.3100', '1', '0.0525', '0', '-0.1', '12.5'].map(percent)).toEqual([
      '31%',
      '100%',
      '5.25%',
      '0%',
      '−10%',
      '1,250%',
    ]);
  });
});

describe('days and instants', () => {
  it('are written without leading zeros', () => {
    expect(dayInChinese('2026-06-03')).toBe('2026年6月3日');
  });

  it('are those of China', () => {
    expect(instantInChinese('2026-07-14T16:00:00Z')).toBe('2026年7月15日00:00:00（北京时间）');
    expect(instantInChinese('2026-07-15T00:00:00+08:00')).toBe('2026年7月15日00:00:00（北京时间）');
  });

  it.each([
    ['2026-06-30', '2027-06-29'],
    ['2026-01-01', '2026-12-31'],
    ['2027-03-01', '2028-02-29'],
    ['2024-02-29', '2025-02-28'],
  ])('a year from %s ends on %s', (from, to) => {
    expect(lastDayOfTheYearFrom(from)).toBe(to);
  });
});
