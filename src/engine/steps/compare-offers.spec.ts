import { describe, expect, it } from '@jest/globals';
import { appraised, sampleOrder, sampleTerms } from '../../../test/builders/sample-order.js';
import type { Appraisal } from '../appraisal.js';
import type { Offer, Terms } from '../order.js';

function offer(amount: string, tax: Partial<Offer> = {}): Offer {
  return { amount, taxBasis: 'excluded', offeredOn: '2026-07-02', source: 'recycler', ...tax };
}

function compare(offers: readonly Offer[], terms: Partial<Terms> = {}): Appraisal {
  return appraised(sampleOrder({ offers, terms: { ...sampleTerms, ...terms } }));
}

const warnings = ({ findings }: Appraisal): string[] =>
  findings.filter(({ level }) => level === 'warning').map(({ code }) => code);

describe('rule 9, second method', () => {
  it('compares the mean of the offers with the net scrap value', () => {
    // net 3057.60; mean 3000.00; spread 400 / 3000; difference 57.60; ratio 0.0192
    const appraisal = compare([offer('2800'), offer('3000'), offer('3200')]);
    expect(appraisal.secondMethod).toEqual({
      offers: ['2800.000000', '3000.000000', '3200.000000'],
      mean: '3000.00',
      spread: '0.1333',
      difference: '57.60',
      ratio: '0.0192',
    });
    expect(warnings(appraisal)).toEqual([]);
    expect(appraisal.residualValue).toBe(compare([]).residualValue);
  });

  it('brings offers to the order’s terms as scrap', () => {
    const included = offer('6800.00', { taxBasis: 'included', rate: '0.03' });
    // 6800 / 1.03 = 6601.941747…
    expect(compare([included]).secondMethod?.offers).toEqual(['6601.941748']);
    expect(compare([included], { taxBasis: 'included' }).secondMethod?.offers).toEqual(['6800.000000']);
    expect(compare([offer('1000')], { taxBasis: 'included' }).secondMethod?.offers).toEqual(['1030.000000']);
  });

  it('warns of too few offers and of a ratio above the limit, not of one at it', () => {
    expect(warnings(compare([offer('3000'), offer('3000')]))).toEqual(['offers-too-few']);
    // 3057.60 / 1.3 = 2352: ratio 0.3000 exactly; one yuan less is 0.3006
    expect(warnings(compare([offer('2352'), offer('2352'), offer('2352')]))).toEqual([]);
    expect(warnings(compare([offer('2351'), offer('2351'), offer('2351')]))).toEqual(['offers-differ']);
  });

  it('works with offers below nothing', () => {
    const { secondMethod } = compare([offer('-100'), offer('-300'), offer('-200')]);
    expect(secondMethod).toMatchObject({ mean: '-200.00', spread: '1.0000', difference: '3257.60', ratio: '16.2880' });
  });

  it('has no spread and no ratio for a mean of 0, and says that the methods differ', () => {
    const appraisal = compare([offer('-100'), offer('100'), offer('0.004')]);
    expect(appraisal.secondMethod).toMatchObject({ mean: '0.00', spread: null, difference: '3057.60', ratio: null });
    expect(warnings(appraisal)).toEqual(['offers-differ']);
  });

  it('is silent without offers', () => {
    const appraisal = compare([]);
    expect(appraisal.secondMethod).toBeNull();
    expect(warnings(appraisal)).toEqual([]);
    expect(appraised(sampleOrder()).secondMethod).toBeNull();
  });
});
