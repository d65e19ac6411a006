import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { PriceRowInFile } from '../price-table-file.js';
import { checkQuotations } from './check-quotations.js';
import { meanQuotation, rangeOfQuotations } from './mean-quotation.js';

const quoted = (price: string, prices: readonly string[], change: Partial<PriceRowInFile> = {}): PriceRowInFile => ({
  ...{ code: 'steel-heavy', region: '210100', unit: 't', price, ...rangeOfQuotations(asQuotations(prices)) },
  ...{ currency: 'CNY', taxBasis: 'excluded', deliveryBasis: 'ex-yard' },
  source: { kind: 'quotations', publisher: '协会', document: '询价', capturedOn: '2026-09-30' },
  ...{ sampleSize: prices.length, quotations: asQuotations(prices) },
  ...change,
});

const asQuotations = (prices: readonly string[]) =>
  prices.map((price, index) => ({
    ...{ supplier: `公司 ${index}`, quotedOn: '2026-09-30', price, evidenceSha256: 'a'.repeat(64) },
  }));

const places = (row: PriceRowInFile) => checkQuotations(row).map(({ code, pointer }) => `${code} ${pointer}`);

/** Millionths, as whole numbers: a second way to the mean. */
const amount = fc
  .tuple(fc.bigInt({ min: 0n, max: 9_999_999_999_999n }), fc.integer({ min: 0, max: 6 }))
  .map(([units, places]) => textOf(units / 10n ** BigInt(6 - places), places));

function textOf(units: bigint, places: number): string {
  const digits = units.toString().padStart(places + 1, '0');
  return places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

const unitsOf = (text: string, places: number): bigint => {
  const [whole = '', fraction = ''] = text.split('.');
  return BigInt(whole + fraction.padEnd(places, '0'));
};

describe('the mean of quotations', () => {
  it.each([
    [['2200', '2210', '2230'], '2213.33', '2213.33'],
    [['2200', '2210', '2230'], '2213', '2213'],
    [['2200', '2210', '2230'], '2213.333333', '2213.333333'],
    [['0.01', '0.02'], '0.02', '0.02'],
    [['1.00', '2.00', '2.00', '1.00'], '1', '2'],
    [['2000.4', '2000.4', '2000.4'], '2000', '2000.4'],
    [['2230.50', '2230.5'], '2230.5', '2230.5'],
  ])('of %j for a price written %s is %s', (prices, price, mean) => {
    expect(meanQuotation(price, asQuotations(prices))).toBe(mean);
  });

  it('is the nearest decimal of the price’s places, ties away from zero, and never leaves the range', () => {
    fc.assert(
      fc.property(fc.array(amount, { minLength: 3, maxLength: 20 }), fc.integer({ min: 0, max: 6 }), (prices, own) => {
        const price = own === 0 ? '0' : `0.${'0'.repeat(own)}`;
        const mean = meanQuotation(price, asQuotations(prices));
        const places = mean.split('.')[1]?.length ?? 0;
        const sum = prices.reduce((total, one) => total + unitsOf(one, 6), 0n);
        const count = BigInt(prices.length);
        // |mean − sum/n| ≤ half a unit of its last place, the upper one at a tie: −½ < mean − exact ≤ ½.
        const offBy = 2n * (unitsOf(mean, places) * 10n ** BigInt(6 - places) * count - sum);
        const unit = 10n ** BigInt(6 - places) * count;
        expect(offBy <= unit && offBy > -unit).toBe(true);
        const { low, high } = rangeOfQuotations(asQuotations(prices));
        expect(unitsOf(low, 6) <= unitsOf(mean, places) * 10n ** BigInt(6 - places)).toBe(true);
        expect(unitsOf(mean, places) * 10n ** BigInt(6 - places) <= unitsOf(high, 6)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('is the one price that is taken, whatever the quotations are', () => {
    fc.assert(
      fc.property(fc.array(amount, { minLength: 3, maxLength: 6 }), (prices) => {
        const mean = meanQuotation('0.00', asQuotations(prices));
        expect(places(quoted(mean, prices))).toEqual([]);
        const last = mean.at(-1)!;
        const wrong = mean.slice(0, -1) + (last === '9' ? '8' : String(Number(last) + 1));
        expect(places(quoted(wrong, prices))).toEqual(['wrong-quotations /price']);
      }),
    );
  });
});

describe('a price from quotations', () => {
  const three = ['2200', '2210', '2230'];

  it('has every fault told at once, with what would be right', () => {
    const quotations = asQuotations(three).map((one, index) => ({
      ...one,
      supplier: ['甲 公司', '甲公司', '乙'][index]!,
      quotedOn: index === 2 ? '2026-10-01' : one.quotedOn,
    }));
    const faults = checkQuotations(
      quoted('2300.00', three, { low: '2210', high: undefined, sampleSize: 5, quotations }),
    );
    expect(faults.map(({ pointer, message }) => [pointer, message])).toEqual([
      ['/sampleSize', 'sampleSize is 5; it is the number of quotations, 3'],
      ['/price', '2300.00 is not the mean of the quotations, which is 2213.33'],
      ['/low', '2210 is not the lowest of the quotations, which is 2200'],
      ['/high', 'nothing is not the highest of the quotations, which is 2230'],
      ['/quotations/2/quotedOn', 'quoted on 2026-10-01, after capturedOn (2026-09-30)'],
      ['/quotations/1/supplier', 'the same supplier as /quotations/0'],
    ]);
  });

  it('has at least three, and no other price has any', () => {
    expect(places(quoted('2205', ['2200', '2210']))).toEqual(['wrong-quotations /quotations']);
    expect(places(quoted('2205', three, { quotations: undefined }))).toEqual(['wrong-quotations /quotations']);
    const source = { ...quoted('1', three).source, kind: 'association' as const };
    expect(places(quoted('2213', three, { source }))).toEqual(['wrong-quotations /quotations']);
    expect(places(quoted('2213', three, { source, quotations: undefined }))).toEqual([]);
  });
});
