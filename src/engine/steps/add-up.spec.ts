import { describe, expect, it } from '@jest/globals';
import { appraised, machine, sampleOrder, sampleRuleBook } from '../../../test/builders/sample-order.js';
import { parameter, sampleStandard } from '../../../test/builders/sample-standard.js';
import { addUp, printTotals, roundToStep } from './add-up.js';

describe('rule 7, totals', () => {
  it('adds up, and net may be negative', () => {
    expect(addUp({ scrapped: [100, 250], deductions: [500, 25], retained: [40] })).toEqual({
      gross: 350,
      deductions: 525,
      net: -175,
      remaining: 40,
      unroundedTotal: -135,
    });
    expect(addUp({ scrapped: [], deductions: [], retained: [] }).unroundedTotal).toBe(0);
  });

  it.each([
    [516_240, '10', 516_000],
    [516_500, '10', 517_000],
    [-516_500, '10', -517_000],
    [-516_499, '10', -516_000],
    [-499, '10', 0],
    [516_250, '1', 516_300],
    [-516_250, '1', -516_300],
    [516_249, '1', 516_200],
    [5_000, '100', 10_000],
    [-4_999, '100', 0],
  ])('rounds %i fen to a step of %s CNY', (amount, step, rounded) => {
    expect(roundToStep(amount, step)).toBe(rounded);
  });

  it('prints the rounding difference', () => {
    const totals = addUp({ scrapped: [-516_499], deductions: [], retained: [] });
    expect(printTotals(totals, '10')).toMatchObject({
      unroundedTotal: '-5164.99',
      residualValue: '-5160.00',
      roundingDifference: '4.99',
      roundingStep: '10',
    });
  });

  it('writes the conclusion in capitals and follows the edition’s step', () => {
    const standard = sampleStandard({ roundingStep: parameter('roundingStep', '100', 'CNY') });
    expect(appraised(sampleOrder(), sampleRuleBook({ standard }))).toMatchObject({
      unroundedTotal: '5162.40',
      residualValue: '5200.00',
      inCapitals: '人民币伍仟贰佰元整',
    });
  });

  it('says a negative conclusion aloud', () => {
    const light = machine({ mass: { method: 'weighed', kgPerUnit: '1' } });
    // steel 1.71, copper 4.50 − dismantling 1200, cutting 0.14 (0.135), transport 0.05 (0.045), waste 30
    const appraisal = appraised(sampleOrder({ components: [light] }));
    expect(appraisal).toMatchObject({
      scrapResidualValue: { gross: '6.21', deductions: '1230.19', net: '-1223.98' },
      residualValue: '-1220.00',
      roundingDifference: '3.98',
      inCapitals: '人民币负壹仟贰佰贰拾元整',
    });
  });

  it('adds up masses, retained ones apart', () => {
    expect(appraised(sampleOrder())).toMatchObject({ totalMassKg: '2147.800', scrapMassKg: '1405.000' });
  });
});
