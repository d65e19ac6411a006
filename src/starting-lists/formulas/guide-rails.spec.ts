import { describe, expect, it } from '@jest/globals';
import { factsOf, said, stepsOf } from '../../../test/starting-lists/of-lift.js';
import { guideRails } from './guide-rails.js';

describe('guideRails', () => {
  it('is runs × (travel + pit + headroom)', () => {
    const outcomes = guideRails(factsOf());
    // 29.7 + 1.4 + 3.7 = 34.8; 2 × 34.8 = 69.6
    expect(stepsOf(outcomes[0])).toEqual(['29.7米 + 1.4米 + 3.7米 = 34.8米']);
    expect(said(outcomes)).toEqual([
      'car-guide-rail T89/B: 2列 × 34.8米 = 69.6米',
      'counterweight-guide-rail TK5A: 2列 × 34.8米 = 69.6米',
    ]);
  });

  it('has lighter rails for a light lift, and solid ones behind the counterweight of an early one', () => {
    // 14.5 + 1.4 + 3.7 = 19.6; 2 × 19.6 = 39.2
    const early = factsOf({ travelHeightM: '14.5', ratedLoadKg: '630', commissionedOn: '1996-09-18' });
    expect(said(guideRails(early))).toEqual([
      'car-guide-rail T78/B: 2列 × 19.6米 = 39.2米',
      'counterweight-guide-rail T75/B: 2列 × 19.6米 = 39.2米',
    ]);
  });

  it('knows of no counterweight in a hydraulic lift', () => {
    expect(said(guideRails(factsOf({ drive: 'hydraulic' })))[1]).toBe('counterweight-guide-rail: not-for-drive');
  });
});
