import { describe, expect, it } from '@jest/globals';
import { formatPrice } from '../exact/scales.js';
import { priceOnTerms } from './find-price.js';

const quoted = { price: '2053.84', taxBasis: 'included', taxRate: '0.03', divisor: 1000 } as const;

describe('rule 3, the price path', () => {
  it.each([
    // 2053.84 / 1000 / 1.03 = 1.99401941… → 1.994019
    ['per tonne with tax to per kg without', quoted, null, '1.994019'],
    // the same × 1.03 = 2.05384: the tax comes back whole because nothing is rounded between
    ['and back to the same rate', quoted, '0.03', '2.053840'],
    // 2.05384 / 1.03 × 1.13 = 2.25324194… (by way of 1.994019 it would be 2.253241)
    ['to another rate', quoted, '0.13', '2.253242'],
    ['without tax either side', { ...quoted, taxBasis: 'excluded' as const }, null, '2.053840'],
    // 2.05384 × 1.03 = 2.1154552 → 2.115455
    ['tax put on', { ...quoted, taxBasis: 'excluded' as const, taxRate: undefined }, '0.03', '2.115455'],
    // 0.0005 / 1000 = 0.0000005, a tie → 0.000001
    [
      'a tie of the sixth decimal',
      { price: '0.0005', taxBasis: 'excluded' as const, taxRate: undefined, divisor: 1000 },
      null,
      '0.000001',
    ],
    [
      'a cost',
      { price: '-0.0005', taxBasis: 'excluded' as const, taxRate: undefined, divisor: 1000 },
      null,
      '-0.000001',
    ],
    ['nothing', { price: '0', taxBasis: 'included' as const, taxRate: '0.13', divisor: 1 }, '0.06', '0.000000'],
  ])('%s', (_, price, added, expected) => {
    expect(formatPrice(priceOnTerms(price, added))).toBe(expected);
  });

  it('never guesses a rate', () => {
    expect(() => priceOnTerms({ ...quoted, taxRate: undefined }, null)).toThrow(/names its rate/);
  });
});
