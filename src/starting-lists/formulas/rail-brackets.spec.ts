import { describe, expect, it } from '@jest/globals';
import { factsOf, said, stepsOf } from '../../../test/starting-lists/of-lift.js';
import { railBrackets } from './rail-brackets.js';

describe('railBrackets', () => {
  it('are one level in the pit and one a spacing, with two clips a bracket', () => {
    const outcomes = railBrackets(factsOf());
    // 34.8 / 2.5 = 13.92, so 14 + 1 = 15 levels; 15 × 2 = 30 brackets; 30 × 2 = 60 clips
    expect(stepsOf(outcomes[0])[1]).toBe('进一取整(34.8米 ÷ 2.5米) + 1档 = 15档');
    expect(said(outcomes)).toEqual([
      'rail-bracket 轿厢侧: 15档 × 2列 × 1件 = 30件',
      'rail-bracket 对重侧: 15档 × 2列 × 1件 = 30件',
      'rail-clip 轿厢侧: 30件 × 2件 = 60件',
      'rail-clip 对重侧: 30件 × 2件 = 60件',
    ]);
  });

  it('stand on the car’s side alone in a hydraulic lift', () => {
    expect(said(railBrackets(factsOf({ drive: 'hydraulic', travelHeightM: '12' })))).toEqual([
      // 12 + 1.4 + 3.7 = 17.1; 17.1 / 2.5 = 6.84, so 7 + 1 = 8 levels
      'rail-bracket 轿厢侧: 8档 × 2列 × 1件 = 16件',
      'rail-clip 轿厢侧: 16件 × 2件 = 32件',
    ]);
  });
});
