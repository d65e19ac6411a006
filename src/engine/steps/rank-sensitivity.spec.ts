import { describe, expect, it } from '@jest/globals';
import { appraised, keptRails, machine, sampleOrder } from '../../../test/builders/sample-order.js';

describe('rule 8, sensitivity', () => {
  it('ranks masses and price rows by what they move', () => {
    const { sensitivity } = appraised(sampleOrder({ components: [machine(), keptRails()] }));
    expect(sensitivity).toEqual([
      // 60 × 20 × 0.612
      {
        input: 'price:sample/parts/2026-06-01/rail/T89/B@210100',
        low: '80.000000',
        high: '100.000000',
        unit: 'CNY/m',
        swing: '734.40',
      },
      // 64 kg × 0.9 × 10
      {
        input: 'price:sample/scrap/2026-06-01/copper@210100',
        low: '45.000000',
        high: '55.000000',
        unit: 'CNY/kg',
        swing: '576.00',
      },
      // 38.4 kg more: steel 65.67 (1061.57 → 1127.23 = 65.66), copper 172.80, cutting −5.18, transport −1.72
      { input: 'mass:machine', low: '620.800', high: '659.200', unit: 'kg', swing: '231.56' },
      // 576 kg × 0.95 × 0.4; the rails’ scrap floor stays below what they are worth
      {
        input: 'price:sample/scrap/2026-06-01/steel@210100',
        low: '1.800000',
        high: '2.200000',
        unit: 'CNY/kg',
        swing: '218.88',
      },
    ]);
  });

  it('counts a price through the floor of a retained part once for all its materials', () => {
    const ruined = keptRails({
      survey: { ...keptRails().survey, score: '0' },
      materials: [
        { material: 'steel', share: '0.5' },
        { material: 'steel', share: '0.5' },
      ],
    });
    const { sensitivity } = appraised(sampleOrder({ components: [ruined] }));
    // the floor: 742.8 × 0.95 × 1.8 = 1270.19 (2 × 635.094 → 1270.18) to × 2.2 = 1552.46 (2 × 776.226 → 1552.46)
    const steel = sensitivity.find(({ input }) => input.endsWith('steel@210100'));
    expect(steel?.swing).toBe('282.28');
    // the mass: floor 2 × 689.70 at 726 kg = 1379.40… to 2 × 718.20 at 756 kg
    expect(sensitivity.find(({ input }) => input === 'mass:rails')?.swing).toBe('57.00');
  });

  it('keeps the first ten, ties by id, and leaves zeros out', () => {
    const components = Array.from({ length: 12 }, (_, index) => machine({ id: `m${index}` }));
    const { sensitivity } = appraised(sampleOrder({ components }));
    expect(sensitivity).toHaveLength(10);
    const ids = sensitivity.map(({ input }) => input).filter((input) => input.startsWith('mass:'));
    expect(ids).toEqual(['mass:m0', 'mass:m1', 'mass:m10', 'mass:m11', 'mass:m2', 'mass:m3', 'mass:m4', 'mass:m5']);
    const rubbish = machine({ materials: [{ material: 'board', share: '1' }] });
    expect(appraised(sampleOrder({ components: [rubbish] })).sensitivity).toEqual([]);
  });
});
