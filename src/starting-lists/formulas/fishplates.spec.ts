import { describe, expect, it } from '@jest/globals';
import { factsOf, said, stepsOf } from '../../../test/starting-lists/of-lift.js';
import { fishplates } from './fishplates.js';

describe('fishplates', () => {
  it('stand at every joint of every run', () => {
    const outcomes = fishplates(factsOf());
    // 34.8 / 5 = 6.96, so 7 rails with 6 joints; 2 × 6 = 12
    expect(stepsOf(outcomes[0]).slice(1)).toEqual(['进一取整(34.8米 ÷ 5米) = 7根', '7根 − 1根 = 6处']);
    expect(said(outcomes)).toEqual([
      'fishplate 轿厢导轨: 2列 × 6处 × 1件 = 12件',
      'fishplate 对重导轨: 2列 × 6处 × 1件 = 12件',
    ]);
  });

  it('takes no rail too many where the length is a multiple of five', () => {
    // 24.9 + 1.4 + 3.7 = 30.0; 30 / 5 = 6 rails, 5 joints
    expect(stepsOf(fishplates(factsOf({ travelHeightM: '24.9' }))[0]).slice(1)).toEqual([
      '进一取整(30米 ÷ 5米) = 6根',
      '6根 − 1根 = 5处',
    ]);
  });
});
