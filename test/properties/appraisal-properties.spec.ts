import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDecimalTexts, appraise, compareDecimalTexts, subtractDecimalTexts } from '../../src/engine/index.js';
import type { Appraisal, AppraisalOrder, PriceTableEdition, RuleBook } from '../../src/engine/index.js';
import { appraised, sampleRuleBook } from '../builders/sample-order.js';
import { sampleStandard } from '../builders/sample-standard.js';
import { sampleTables } from '../builders/sample-tables.js';
import { orders, tables } from './arbitrary-order.js';

fc.configureGlobal({ seed: 20240901, numRuns: 150 });

const sum = (amounts: readonly string[]): string => amounts.reduce(addDecimalTexts, '0.00');

function withPrices(change: (price: string, code: string) => string): PriceTableEdition[] {
  return sampleTables().map((edition) => ({
    ...edition,
    rows: edition.rows.map((row) => ({
      ...row,
      price: change(row.price, row.code),
      low: row.low && change(row.low, row.code),
      high: row.high && change(row.high, row.code),
    })),
  }));
}

function ruleBookWith(priceTables: readonly PriceTableEdition[]): RuleBook {
  return { standard: sampleStandard(), priceTables };
}

describe('properties of every appraisal', () => {
  it('a price up never brings the scrap value down', () => {
    fc.assert(
      fc.property(
        orders,
        fc.constantFrom('steel', 'copper', 'rubbish'),
        fc.integer({ min: 1, max: 900 }),
        (order, code, more) => {
          const dearer = withPrices((price, of) => (of === code ? addDecimalTexts(price, String(more)) : price));
          const [before, after] = [appraised(order), appraised(order, ruleBookWith(dearer))];
          expect(
            compareDecimalTexts(after.scrapResidualValue.gross, before.scrapResidualValue.gross),
          ).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });

  it('lines, deductions and totals add up, and the rounding difference closes the sum', () => {
    fc.assert(
      fc.property(orders, (order) => {
        const { lines, deductions, scrapResidualValue, ...appraisal } = appraised(order);
        const amounts = (decision: string): string[] =>
          lines.filter((line) => line.decision === decision).map(({ amount }) => amount);
        for (const { materials, scrapAmount, amount, decision } of lines) {
          expect(sum(materials.map((material) => material.amount))).toBe(scrapAmount);
          if (decision === 'scrap') expect(amount).toBe(scrapAmount);
          else expect(compareDecimalTexts(amount, scrapAmount)).toBeGreaterThanOrEqual(0);
        }
        expect(sum(amounts('scrap'))).toBe(scrapResidualValue.gross);
        expect(sum(deductions.map(({ amount }) => amount))).toBe(scrapResidualValue.deductions);
        expect(subtractDecimalTexts(scrapResidualValue.gross, scrapResidualValue.deductions)).toBe(
          scrapResidualValue.net,
        );
        expect(sum(amounts('retain'))).toBe(appraisal.remainingValue);
        expect(addDecimalTexts(scrapResidualValue.net, appraisal.remainingValue)).toBe(appraisal.unroundedTotal);
        expect(addDecimalTexts(appraisal.unroundedTotal, appraisal.roundingDifference)).toBe(appraisal.residualValue);
        expect(Math.abs(Number(appraisal.roundingDifference))).toBeLessThanOrEqual(5);
        expect(Number(appraisal.residualValue) % 10).toBeCloseTo(0, 9);
      }),
    );
  });

  it('the range contains the value', () => {
    fc.assert(
      fc.property(orders, (order) => {
        const { residualValue, range } = appraised(order);
        expect(compareDecimalTexts(range.low, residualValue)).toBeLessThanOrEqual(0);
        expect(compareDecimalTexts(residualValue, range.high)).toBeLessThanOrEqual(0);
      }),
    );
  });

  it('older is never worth more', () => {
    const day = fc
      .integer({ min: 1980, max: 2025 })
      .chain((year) =>
        fc
          .record({ month: fc.integer({ min: 1, max: 12 }), dayOfMonth: fc.integer({ min: 1, max: 28 }) })
          .map(
            ({ month, dayOfMonth }) =>
              `${year}-${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}`,
          ),
      );
    fc.assert(
      fc.property(orders, day, day, (order, one, other) => {
        const [older, newer] = one < other ? [one, other] : [other, one];
        const installed = (installedOn: string): Appraisal =>
          appraised({ ...order, components: order.components.map((component) => ({ ...component, installedOn })) });
        const [old, young] = [installed(older), installed(newer)];
        expect(compareDecimalTexts(old.remainingValue, young.remainingValue)).toBeLessThanOrEqual(0);
        expect(compareDecimalTexts(old.unroundedTotal, young.unroundedTotal)).toBeLessThanOrEqual(0);
      }),
    );
  });

  it('the same order gives the same bytes, also from copies and over rows and editions in another order', () => {
    fc.assert(
      fc.property(orders, tables, fc.nat(), (order, priceTables, turn) => {
        const shuffled = [...priceTables]
          .map((edition) => ({ ...edition, rows: [...edition.rows].reverse() }))
          .sort((a, b) => ((a.editionId.length * 7 + turn) % 5) - ((b.editionId.length * 7 + turn) % 5));
        const first = JSON.stringify(appraise(order, ruleBookWith(priceTables)));
        expect(JSON.stringify(appraise(structuredClone(order), ruleBookWith(structuredClone(priceTables))))).toBe(
          first,
        );
        expect(JSON.stringify(appraise(order, ruleBookWith(shuffled)))).toBe(first);
      }),
    );
  });

  it('is plain JSON', () => {
    fc.assert(
      fc.property(orders, (order) => {
        const appraisal = appraised(order);
        expect(JSON.parse(JSON.stringify(appraisal))).toEqual(appraisal);
        expect(JSON.stringify(appraisal)).not.toMatch(/"-0(\.0+)?"|NaN|undefined/);
      }),
    );
  });

  it('recomputed from the consulted editions alone it is identical', () => {
    fc.assert(
      fc.property(orders, tables, (order, priceTables) => {
        const outcome = appraise(order, ruleBookWith(priceTables));
        if (outcome.kind === 'refused') return;
        const { consultedEditions } = outcome;
        expect(consultedEditions).toEqual([...new Set(consultedEditions)].sort());
        const consulted = priceTables.filter(({ editionId }) => consultedEditions.includes(editionId));
        expect(consulted.length).toBe(consultedEditions.length);
        expect(JSON.stringify(appraise(order, ruleBookWith(consulted)))).toBe(JSON.stringify(outcome));
      }),
    );
  });

  it('splitting a part in two equal halves changes the total by no more than the roundings allow', () => {
    fc.assert(
      fc.property(orders, fc.nat(), (order, pick) => {
        const place = pick % order.components.length;
        const whole = appraised(order);
        const halves = appraised(split(order, place));
        const difference = Math.abs(Number(subtractDecimalTexts(halves.unroundedTotal, whole.unroundedTotal)));
        expect(difference).toBeLessThanOrEqual(allowance(whole, place));
      }),
    );
  });

  it('a row of a table that no one asks for changes nothing', () => {
    fc.assert(
      fc.property(orders, (order) => {
        const more = withPrices((price) => price).map((edition) => ({
          ...edition,
          rows: [{ ...edition.rows[0]!, code: 'unrelated', rowId: `${edition.editionId}/unrelated` }, ...edition.rows],
        }));
        expect(appraised(order, ruleBookWith(more))).toEqual(appraised(order, sampleRuleBook()));
      }),
    );
  });
});

function split(order: AppraisalOrder, place: number): AppraisalOrder {
  const components = order.components.flatMap((component, index) => {
    if (index !== place) return [component];
    const quantity = (Number(component.quantity) / 2).toFixed(3);
    return [
      { ...component, id: 'first-half', quantity },
      { ...component, id: 'second-half', quantity },
    ];
  });
  return { ...order, components };
}

/**
 * Three masses are rounded to half a gram instead of one, three amounts per material and per retained part to half a
 * fen; a change of mass carries over at the price per kg; every deduction line is rounded twice more.
 */
function allowance({ lines, deductions }: Appraisal, place: number): number {
  const { materials, retained } = lines[place]!;
  const shiftedKg = 0.0015;
  const perMaterial = materials.map(({ pricePerKg }) => 0.015 + shiftedKg * Number(pricePerKg ?? '0'));
  const perDeduction = deductions.map(({ rate }) => 0.01 + (shiftedKg / 1000) * 100 * Number(rate));
  const ofRetained = retained === null ? 0 : 0.015 + shiftedKg * Number(retained.newPrice);
  return [...perMaterial, ...perDeduction, ofRetained, 1e-9].reduce((total, part) => total + part, 0);
}
