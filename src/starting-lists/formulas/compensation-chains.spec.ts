import { describe, expect, it } from '@jest/globals';
import { factsOf, said, stepsOf } from '../../../test/starting-lists/of-lift.js';
import { compensationChains } from './compensation-chains.js';

describe('compensationChains', () => {
  it('are not usual up to 30 m', () => {
    expect(said(compensationChains(factsOf({ travelHeightM: '30' })))).toEqual([
      'compensation-chain: not-usual',
      'compensation-guide: not-usual',
    ]);
  });

  it('weigh what the ropes weigh', () => {
    const outcomes = compensationChains(
      factsOf({ drive: 'gearless', ratedSpeedMps: '1.75', travelHeightM: '49.3', stops: 18, landings: 18 }),
    );
    // 2 × 6 × 0.372 × 1 = 4.464; the heaviest chain is WF40, 5.95: one chain; WF30 (4.46) is nearest; 49.3 + 6 = 55.3
    expect(stepsOf(outcomes[0])).toEqual([
      '2 × 6根 × 0.372千克/米 × 1 = 4.464千克/米',
      '进一取整(4.464千克/米 ÷ 5.95千克/米) = 1根',
      '4.464千克/米 ÷ 1根 = 4.464千克/米',
      '49.3米 + 6米 = 55.3米',
    ]);
    expect(said(outcomes)).toEqual([
      'compensation-chain WF30: 1根 × 55.3米 = 55.3米',
      'compensation-guide: 1根 × 1件 = 1件',
    ]);
  });

  it('are two where one would be too heavy', () => {
    const outcomes = compensationChains(factsOf({ drive: 'gearless', ratedLoadKg: '2000', travelHeightM: '60' }));
    // 2 × 6 × 0.640 = 7.68; 7.68 / 5.95 = 1.29, so 2; 3.84 each, nearest is WF25 (3.72); 60 + 6 = 66; 2 × 66 = 132
    expect(said(outcomes)).toEqual([
      'compensation-chain WF25: 2根 × 66米 = 132米',
      'compensation-guide: 2根 × 1件 = 2件',
    ]);
  });
});
