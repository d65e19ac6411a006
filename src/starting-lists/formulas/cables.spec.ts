import { describe, expect, it } from '@jest/globals';
import { factsOf, said, stepsOf } from '../../../test/starting-lists/of-lift.js';
import { cables } from './cables.js';

describe('cables', () => {
  it('follow the travel with their allowances', () => {
    const outcomes = cables(factsOf());
    // 29.7 + 8 = 37.7, twice: 75.4; 29.7 + 12 = 41.7; 2 × 41.7 + 11 × 3 = 83.4 + 33 = 116.4
    expect(stepsOf(outcomes[0])).toEqual(['29.7米 + 8米 = 37.7米']);
    expect(said(outcomes)).toEqual([
      'travelling-cable 24x0.75: 2根 × 37.7米 = 75.4米',
      'hoistway-wiring: 2道 × 41.7米 + 11层 × 3米 = 116.4米',
      'trunking: 29.7米 + 12米 = 41.7米',
    ]);
  });

  it('is one cable of more cores in a later lift', () => {
    expect(said(cables(factsOf({ commissionedOn: '2006-01-01' })))[0]).toBe(
      'travelling-cable 36x0.75: 1根 × 37.7米 = 37.7米',
    );
  });
});
