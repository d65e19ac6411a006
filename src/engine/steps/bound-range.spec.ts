import { describe, expect, it } from '@jest/globals';
import { appraised, keptRails, machine, sampleOrder } from '../../../test/builders/sample-order.js';
import { sampleRuleBook } from '../../../test/builders/sample-order.js';
import { sampleEdition, sampleRow, sampleTables } from '../../../test/builders/sample-tables.js';

describe('rule 8, range', () => {
  it('runs with everything low, then everything high', () => {
    const { range, trace } = appraised(sampleOrder({ components: [machine()] }));
    // low: 620.8 kg; steel × 0.9 × 0.95 × 1.8 = 955.41, copper × 0.1 × 0.9 × 45 = 2514.24; moved 558.72 kg:
    // 1200 + 83.81 + 27.94 + 30; 3469.65 − 1341.75 = 2127.90
    // high: 659.2 kg; × 0.9 × 0.95 × 2.2 = 1239.96, × 0.1 × 0.9 × 55 = 3263.04; moved 593.28 kg:
    // 1200 + 88.99 + 29.66 + 30; 4503.00 − 1348.65 = 3154.35
    const runs = trace.filter(({ step, rounding }) => step === 'bound-range' && rounding === null);
    expect(runs).toMatchObject([
      { inputs: { run: 'low', gross: '3469.65', deductions: '1341.75', remaining: '0.00' }, result: '2127.90' },
      { inputs: { run: 'high', gross: '4503.00', deductions: '1348.65', remaining: '0.00' }, result: '3154.35' },
    ]);
    expect(range).toEqual({ low: '2130.00', high: '3150.00' });
  });

  it('takes the catalogue’s own low and high, and a retained part’s price', () => {
    const { trace } = appraised(sampleOrder({ components: [keptRails()] }));
    const runs = trace.filter(({ step, rounding }) => step === 'bound-range' && rounding === null);
    // 60 × 80 × 0.612 − 1200 = 1737.60; 60 × 100 × 0.612 − 1200 = 2472.00
    expect(runs.map(({ result }) => result)).toEqual(['1737.60', '2472.00']);
  });

  it('contains the value also where more mass only costs', () => {
    const rubbish = machine({ materials: [{ material: 'rubbish', share: '1' }] });
    const { range, residualValue, unroundedTotal } = appraised(sampleOrder({ components: [rubbish] }));
    // heavier is dearer to move: the high run is the lower total
    expect(unroundedTotal).toBe('-1358.00');
    expect(residualValue).toBe('-1360.00');
    expect(range).toEqual({ low: '-1360.00', high: '-1350.00' });
  });

  it('a row without low and high is its price, and the value bounds the range when a price cannot', () => {
    const steel = [sampleRow('steel', '2', { unit: 'kg' }), sampleRow('copper', '50')];
    const priceTables = [sampleEdition('scrap', steel), ...sampleTables().slice(1)];
    const weighed = machine({ mass: { method: 'weighed', kgPerUnit: '100' } });
    const order = sampleOrder({
      components: [weighed],
      terms: { ...sampleOrder().terms, dismantlingPaidBy: 'contractor' },
    });
    const { range } = appraised(order, sampleRuleBook({ priceTables }));
    // 99 kg: 169.29 + 445.50 − 14.85 − 4.95 − 30 = 564.99; 101 kg: 172.71 + 454.50 − 15.15 − 5.05 − 30 = 577.01
    expect(range).toEqual({ low: '560.00', high: '580.00' });
  });
});
