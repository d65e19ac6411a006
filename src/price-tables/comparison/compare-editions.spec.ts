import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { PriceRowInFile } from '../price-table-file.js';
import { compareEditions } from './compare-editions.js';
import { keyOfRow, keyText } from './row-key.js';
import { usualMovement } from './usual-movement.js';

const row = (price: string, change: Partial<PriceRowInFile> = {}): PriceRowInFile => ({
  ...{ code: 'steel-heavy', region: '210100', unit: 't', price, currency: 'CNY', taxBasis: 'excluded' },
  ...{ deliveryBasis: 'ex-yard' },
  source: { kind: 'association', publisher: '协会', document: '第 9 期', capturedOn: '2026-09-30' },
  ...change,
});

const series = (...prices: string[]) => prices.map((price) => [row(price)]);

const one = (before: PriceRowInFile, after: PriceRowInFile, history: PriceRowInFile[][] = []) =>
  compareEditions([before], [after], history).changed[0];

const cents = fc.integer({ min: 0, max: 999_999_999 }).map((units) => {
  const digits = String(units).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
});
const someRow = fc
  .record({
    code: fc.constantFrom('a', 'b', 'c'),
    variant: fc.constantFrom(undefined, 'T89/B', 'T75'),
    region: fc.constantFrom('210100', '210000'),
    price: cents,
    note: fc.constantFrom(undefined, 'x', 'y'),
  })
  .map(({ price, ...change }) => row(price, change));
const edition = fc.uniqueArray(someRow, { maxLength: 12, selector: (one) => keyText(keyOfRow(one)) });

/** The same row again, as it stands in a file: without the fields that are not there. */
const plain = (one: PriceRowInFile): unknown => JSON.parse(JSON.stringify(one));

describe('two editions compared', () => {
  it('account for every row once', () => {
    fc.assert(
      fc.property(edition, edition, (before, after) => {
        const { added, removed, changed, unchanged } = compareEditions(before, after);
        expect(removed.length + changed.length + unchanged).toBe(before.length);
        expect(added.length + changed.length + unchanged).toBe(after.length);
        const keys = (rows: readonly PriceRowInFile[]) => new Set(rows.map((one) => keyText(keyOfRow(one))));
        const [earlier, later] = [keys(before), keys(after)];
        expect(added.every((one) => !earlier.has(keyText(keyOfRow(one))))).toBe(true);
        expect(removed.every((one) => !later.has(keyText(keyOfRow(one))))).toBe(true);
        for (const { before: old, after: next, key } of changed) {
          expect([keyOfRow(old), keyOfRow(next)]).toEqual([key, key]);
          expect(plain(old)).not.toEqual(plain(next));
        }
      }),
      { numRuns: 500 },
    );
  });

  it('give back the other way what they give one way, and nothing against themselves', () => {
    fc.assert(
      fc.property(edition, edition, (before, after) => {
        const [there, back] = [compareEditions(before, after), compareEditions(after, before)];
        expect([back.removed, back.added, back.unchanged]).toEqual([there.added, there.removed, there.unchanged]);
        const negated = (change: string | null) => (change === null ? null : (-Number(change)).toFixed(2));
        const byKey = new Map(back.changed.map((one) => [keyText(one.key), one]));
        for (const { key, change } of there.changed) {
          expect(Number(byKey.get(keyText(key))!.change)).toBe(Number(negated(change)));
        }
        expect(compareEditions(before, before)).toMatchObject({ added: [], removed: [], changed: [] });
      }),
      { numRuns: 500 },
    );
  });

  it('say the change exactly: price before + change = price after', () => {
    fc.assert(
      fc.property(cents, cents, (before, after) => {
        const changed = one(row(before), row(after));
        if (before === after) return expect(changed).toBeUndefined();
        const units = (text: string) => BigInt(text.replace('.', ''));
        expect(units(before) + units(changed!.change!)).toBe(units(after));
        expect(changed!.change).toMatch(/^-?\d+\.\d\d$/);
        if (units(before) === 0n) return expect([changed!.ratio, changed!.isOutlier]).toEqual([null, true]);
        const exact = Number(units(after) - units(before)) / Number(units(before));
        expect(Math.abs(Number(changed!.ratio) - exact)).toBeLessThanOrEqual(0.0000501);
      }),
      { numRuns: 1000 },
    );
  });

  it('name every field that differs, those of source and quotations too', () => {
    const after = row('2230.00', {
      note: 'n',
      low: '1',
      high: '3000',
      source: { ...row('1').source, document: '第 10 期' },
    });
    expect(one(row('2230.00'), after)).toMatchObject({
      fields: ['/low', '/high', '/source/document', '/note'],
      ...{ change: '0.00', ratio: '0.0000', isOutlier: false },
    });
    expect(one(row('2230.0'), row('2230.00'))).toMatchObject({ fields: ['/price'], change: '0.00', isOutlier: false });
  });

  it('do not compare figures of different units, taxes or deliveries, but point at them', () => {
    for (const change of [{ unit: 'kg' }, { taxBasis: 'included', taxRate: '0.03' }, { deliveryBasis: 'at-mill' }]) {
      const changed = one(row('2230'), row('2230', change as Partial<PriceRowInFile>));
      expect(changed).toMatchObject({ change: null, ratio: null, isOutlier: true });
    }
  });
});

describe('an unusual movement', () => {
  it('of a short series is one of more than a fifth', () => {
    expect(one(row('100'), row('120'))).toMatchObject({ isOutlier: false, usual: { basis: 'plain', movements: 0 } });
    expect(one(row('100'), row('120.01'))).toMatchObject({ ratio: '0.2001', isOutlier: true });
    expect(one(row('100'), row('79.99'))).toMatchObject({ ratio: '-0.2001', isOutlier: true });
  });

  it('of a longer series is one of more than four times its median', () => {
    // Six movements of 2 % each: 8 % is usual, more is not.
    const history = series('100', '102', '100', '102', '100', '102');
    const upAndDown = one(row('100'), row('107'), history);
    expect(upAndDown).toMatchObject({ isOutlier: false, usual: { basis: 'history', movements: 6 } });
    expect(Number(upAndDown!.usual.limit)).toBeCloseTo(0.0792, 4);
    expect(one(row('100'), row('108'), history)!.isOutlier).toBe(true);
  });

  it('of a calm series is one of more than a twentieth', () => {
    const history = series('100', '100', '100', '100', '100', '100', '100');
    expect(one(row('100'), row('105'), history)).toMatchObject({ isOutlier: false, usual: { limit: '0.05' } });
    expect(one(row('100'), row('105.01'), history)!.isOutlier).toBe(true);
  });

  it('is judged by the row’s own series: not by other rows, other bases, steps from 0, or what is long ago', () => {
    const others = [[row('1', { region: '210000' })], [row('900', { region: '210000' })]];
    expect(one(row('100'), row('110'), others)!.usual.movements).toBe(0);
    const mixed = usualMovement([row('0'), row('5'), row('5', { unit: 'kg' }), row('5', { unit: 'kg' }), row('6')]);
    expect(mixed).toMatchObject({ basis: 'plain', movements: 1 });
    const wild = Array.from({ length: 20 }, (_, index) => row(index % 2 === 0 ? '100' : '200'));
    const calm = Array.from({ length: 25 }, () => row('100'));
    expect(usualMovement([...wild, ...calm])).toEqual({
      limit: '0.05',
      basis: 'history',
      median: '0.000000',
      movements: 24,
    });
  });

  it('does not depend on the scale of the prices', () => {
    const prices = fc.array(fc.integer({ min: 1, max: 9999 }), { minLength: 2, maxLength: 30 });
    fc.assert(
      fc.property(prices, fc.integer({ min: 0, max: 3 }), (figures, shift) => {
        const judged = (scale: number) => {
          const rows = figures.map((figure) => row(String(figure * 10 ** scale)));
          return one(
            rows.at(-2)!,
            { ...rows.at(-1)!, note: 'n' },
            rows.slice(0, -2).map((past) => [past]),
          );
        };
        const [small, large] = [judged(0), judged(shift)];
        expect([large!.isOutlier, large!.ratio, large!.usual]).toEqual([small!.isOutlier, small!.ratio, small!.usual]);
      }),
    );
  });
});
