import { describe, expect, it } from '@jest/globals';
import { keptRails, sampleLift, sampleOrder } from '../../../test/builders/sample-order.js';
import { parameter, sampleStandard } from '../../../test/builders/sample-standard.js';
import { formatRate } from '../exact/scales.js';
import { References } from '../references.js';
import type { Condition } from '../worksheet.js';
import { installedOnOf, rateCondition } from './rate-condition.js';

const standard = sampleStandard();
const references = new References(standard.validFrom);

function rate(installedOn: string, score: string, overrides: { life?: string; lifeFloor?: string } = {}): Condition {
  const { life = '40', lifeFloor = '4' } = overrides;
  const type = {
    ...standard.componentTypes['rail']!,
    life: parameter('life', life, 'a'),
    lifeFloor: parameter('lifeFloor', lifeFloor, 'a'),
  };
  const facts = { installedOn: { day: installedOn, isDefaulted: false }, referenceDate: '2026-06-30', score };
  return rateCondition(facts, type, { standard, references });
}

describe('rule 5, condition', () => {
  it.each([
    // 240 of 480 months used: 240 / 480 = 0.5; 0.4 × 0.5 + 0.6 × 0.8 = 0.68
    ['2006-06-30', '0.80', '0.5000', '0.6800'],
    // 239 months: 241 / 480 = 0.50208… → 0.5021; 0.20084 + 0.48 = 0.68084 → 0.6808
    ['2006-07-30', '0.80', '0.5021', '0.6808'],
    // new: remaining 40 of 40
    ['2026-06-30', '1', '1.0000', '1.0000'],
    // 484 months: life over, the floor of 48 months: 48 / 532 = 0.09022… → 0.0902; 0.03608 → 0.0361
    ['1986-02-28', '0', '0.0902', '0.0361'],
  ])('installed on %s with score %s', (installedOn, score, ageLifeRate, conditionRate) => {
    const rated = rate(installedOn, score);
    expect(formatRate(rated.ageLifeRate)).toBe(ageLifeRate);
    expect(formatRate(rated.conditionRate)).toBe(conditionRate);
  });

  it('rounds a tie of the fourth decimal upwards', () => {
    // 0.4 × 1 + 0.6 × 0.12575 = 0.47545 → 0.4755
    expect(formatRate(rate('2026-06-30', '0.12575').conditionRate)).toBe('0.4755');
  });

  it('works with lives of fractions of a year', () => {
    // life 12.5 years = 150 months, 60 used: 90 / 150
    expect(formatRate(rate('2021-06-30', '0', { life: '12.5', lifeFloor: '0.5' }).ageLifeRate)).toBe('0.6000');
  });

  it('explains both rates', () => {
    expect(rate('2006-06-30', '0.80').nodes).toMatchObject([
      { inputs: { usedMonths: 240, lifeYears: '40', floorYears: '4', remainingMonths: '240' }, result: '0.5000' },
      { inputs: { weightAge: '0.4', ageLifeRate: '0.5000', weightSurvey: '0.6', score: '0.8000' }, result: '0.6800' },
    ]);
  });

  it('counts from the component’s day, else from the lift’s', () => {
    expect(installedOnOf(keptRails(), sampleOrder())).toEqual({ day: '2006-06-30', isDefaulted: false });
    const undated = keptRails({ installedOn: undefined });
    expect(installedOnOf(undated, sampleOrder())).toEqual({ day: '2006-06-30', isDefaulted: true });
    expect(installedOnOf(undated, sampleOrder({ lift: { ...sampleLift, commissionedOn: undefined } }))).toBeNull();
  });
});
