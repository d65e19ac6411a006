import { describe, expect, it } from '@jest/globals';
import { appraised, keptRails, sampleOrder } from '../../../test/builders/sample-order.js';
import { parseDecimal } from '../exact/decimal.js';
import type { RetainedTerms } from '../worksheet.js';
import type { AppraisalLine } from '../appraisal.js';
import type { AppraisalOrder, Component } from '../order.js';
import { retainedAmount } from './value-retained.js';

function terms(overrides: {
  pricedBy?: RetainedTerms['pricedBy'];
  worth?: string;
  refurbishment?: string;
}): RetainedTerms {
  const { pricedBy = 'quantity', worth = '0.5', refurbishment = '0' } = overrides;
  return {
    pricedBy,
    quantity: parseDecimal('3'),
    worth: parseDecimal(worth),
    refurbishment: parseDecimal(refurbishment),
  };
}

// 700 kg; 100 CNY per unit
const run = { mass: 700_000, price: 100_000_000, scrapFloor: 0 };

function lineOf(component: Component, overrides: Partial<AppraisalOrder> = {}): AppraisalLine {
  return appraised(sampleOrder({ components: [component], ...overrides })).lines[0]!;
}

describe('rule 6, retained amount', () => {
  it('multiplies quantity, kilograms or tonnes', () => {
    expect(retainedAmount(terms({}), run)).toEqual({ beforeBounds: 15_000, amount: 15_000, bound: 'none' });
    expect(retainedAmount(terms({ pricedBy: 'kg' }), run).amount).toBe(3_500_000);
    expect(retainedAmount(terms({ pricedBy: 't' }), run).amount).toBe(3_500);
  });

  it('never exceeds the new price', () => {
    const cheap = terms({ refurbishment: '-200' });
    expect(retainedAmount(cheap, run)).toEqual({ beforeBounds: 35_000, amount: 30_000, bound: 'new-price' });
  });

  it('never falls below the scrap amount; equal is no bound', () => {
    const costly = terms({ refurbishment: '149.99' });
    expect(retainedAmount(costly, { ...run, scrapFloor: 2 })).toEqual({
      beforeBounds: 1,
      amount: 2,
      bound: 'scrap-floor',
    });
    expect(retainedAmount(costly, { ...run, scrapFloor: 1 })).toEqual({ beforeBounds: 1, amount: 1, bound: 'none' });
    const negative = terms({ refurbishment: '500' });
    expect(retainedAmount(negative, run)).toEqual({ beforeBounds: -35_000, amount: 0, bound: 'scrap-floor' });
    const capped = terms({ refurbishment: '-200' });
    expect(retainedAmount(capped, { ...run, scrapFloor: 30_001 }).bound).toBe('scrap-floor');
  });

  it('values rails by the metre', () => {
    // 60 × 90 × 0.68 × 0.9 − 60 × 20 = 3304.80 − 1200 = 2104.80
    expect(lineOf(keptRails())).toMatchObject({
      decision: 'retain',
      amount: '2104.80',
      scrapAmount: '1411.32',
      retained: {
        newPrice: '90.000000',
        pricedQuantity: '60',
        pricedUnit: 'm',
        bound: 'none',
        beforeBounds: '2104.80',
      },
    });
  });

  it('lets the order replace obsolescence and refurbishment, taxed as a service', () => {
    const retention = {
      ...keptRails().retention,
      functionalObsolescence: '0.25',
      refurbishment: { amount: '10.60', taxBasis: 'included' as const, rate: '0.06' },
      reason: 'measured',
    };
    // 60 × 90 × 0.68 × 0.75 − 60 × 10 = 2754 − 600
    expect(lineOf(keptRails({ retention }))).toMatchObject({
      amount: '2154.00',
      retained: { functionalObsolescence: '0.2500', refurbishmentPerUnit: '10.000000' },
    });
  });

  it('brings part price and refurbishment to terms that include tax, each by its own rate', () => {
    const order = sampleOrder();
    const line = lineOf(keptRails(), { terms: { ...order.terms, taxBasis: 'included' } });
    // 90 × 1.13 = 101.7; 20 × 1.06 = 21.2; 60 × 101.7 × 0.612 − 60 × 21.2 = 3734.424 − 1272
    expect(line).toMatchObject({
      amount: '2462.42',
      retained: { newPrice: '101.700000', refurbishmentPerUnit: '21.200000' },
    });
  });

  it('prices by mass where the row is in kg', () => {
    const filler = keptRails({
      type: 'filler',
      variant: undefined,
      unit: '{piece}',
      quantity: '30',
      mass: { method: 'weighed', kgPerUnit: '25.5' },
      materials: [{ material: 'rubbish', share: '1' }],
    });
    // 765 kg × 4.5 × 0.612 − 30 × 20 = 2106.81 − 600
    expect(lineOf(filler)).toMatchObject({
      amount: '1506.81',
      retained: { pricedQuantity: '765.000', pricedUnit: 'kg' },
    });
  });

  it('shows in the trace that a part is worth no more than a new one', () => {
    const refurbishment = { amount: '-200', taxBasis: 'excluded' as const };
    const line = lineOf(keptRails({ retention: { ...keptRails().retention, refurbishment } }));
    // 5400 × 0.612 + 60 × 200 = 15304.80 → 60 × 90
    expect(line).toMatchObject({ amount: '5400.00', retained: { beforeBounds: '15304.80', bound: 'new-price' } });
    expect(line.trace.at(-1)).toMatchObject({ inputs: { bound: 'new-price' }, result: '5400.00', rounding: 'round2' });
  });

  it('shows in the trace which bound bit', () => {
    const ruined = keptRails({ survey: { ...keptRails().survey, score: '0' } });
    // rate 0.4 × 0.5 = 0.2: 60 × 90 × 0.2 × 0.9 − 1200 = −228 → the scrap amount
    const line = lineOf(ruined);
    expect(line).toMatchObject({ amount: '1411.32', retained: { beforeBounds: '-228.00', bound: 'scrap-floor' } });
    expect(line.trace.at(-1)).toMatchObject({
      step: 'value-retained',
      inputs: { beforeBounds: '-228.00', newValue: '5400.00', scrapAmount: '1411.32', bound: 'scrap-floor' },
      result: '1411.32',
      rounding: null,
    });
  });
});
