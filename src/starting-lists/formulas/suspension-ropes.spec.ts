import { describe, expect, it } from '@jest/globals';
import { factsOf, said, stepsOf } from '../../../test/starting-lists/of-lift.js';
import { suspensionRopes } from './suspension-ropes.js';

describe('suspensionRopes', () => {
  it('run the travel once for a geared machine', () => {
    const outcomes = suspensionRopes(factsOf());
    // 1 × (29.7 + 3.7) + 4.5 = 37.9; 5 × 37.9 = 189.5
    expect(stepsOf(outcomes[0])).toEqual(['1 × (29.7米 + 3.7米) + 4.5米 = 37.9米']);
    expect(said(outcomes)).toEqual([
      'suspension-rope 13 mm: 5根 × 37.9米 = 189.5米',
      'rope-termination: 5根 × 2件 = 10件',
    ]);
  });

  it('run it twice for a gearless one', () => {
    const outcomes = suspensionRopes(factsOf({ drive: 'gearless', ratedSpeedMps: '1.75', travelHeightM: '49.3' }));
    // 2 × (49.3 + 3.8) + 4.5 = 106.2 + 4.5 = 110.7; 6 × 110.7 = 664.2
    expect(stepsOf(outcomes[0])).toEqual(['2 × (49.3米 + 3.8米) + 4.5米 = 110.7米']);
    expect(said(outcomes)[0]).toBe('suspension-rope 10 mm: 6根 × 110.7米 = 664.2米');
  });

  it('are not guessed for a hydraulic lift', () => {
    expect(said(suspensionRopes(factsOf({ drive: 'hydraulic' })))).toEqual([
      'suspension-rope: not-for-drive',
      'rope-termination: not-for-drive',
    ]);
  });
});
