import { describe, expect, it } from '@jest/globals';
import { factsOf, said, stepsOf } from '../../../test/starting-lists/of-lift.js';
import { governorRope } from './governor-rope.js';

describe('governorRope', () => {
  it('runs up and down the shaft', () => {
    const outcomes = governorRope(factsOf());
    expect(stepsOf(outcomes[0])).toEqual(['29.7米 + 1.4米 + 3.7米 = 34.8米']);
    // 2 × 34.8 + 3 = 72.6
    expect(said(outcomes)).toEqual(['governor-rope: 2段 × 34.8米 + 3米 = 72.6米']);
  });
});
