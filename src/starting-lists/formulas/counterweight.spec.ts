import { describe, expect, it } from '@jest/globals';
import { factsOf, said, stepsOf } from '../../../test/starting-lists/of-lift.js';
import { equation } from '../expression.js';
import { fillers } from './counterweight.js';

describe('fillers', () => {
  it('weigh P + k·Q without the frame', () => {
    const [outcome] = fillers(factsOf({ ratedLoadKg: '630' }));
    // P = 350 + 0.85 × 630 = 350 + 535.5 = 885.5; 885.5 + 0.45 × 630 = 885.5 + 283.5 = 1169; 1169 − 150 = 1019
    expect(stepsOf(outcome)).toEqual([
      '350千克 + 0.85 × 630千克 = 885.5千克',
      '885.5千克 + 0.45 × 630千克 = 1169千克',
      '1169千克 − 150千克 = 1019千克',
    ]);
    // 1019 / 36 = 28.3, so 29 pieces; 1019 / 29 = 35.13793…
    expect(said(outcome === undefined ? [] : [outcome])).toEqual(['filler-weight: 进一取整(1019千克 ÷ 36千克) = 29件']);
    expect(outcome?.kind === 'line' && outcome.kgPerUnit && equation(outcome.kgPerUnit)).toBe(
      '1019千克 ÷ 29件 ≈ 35.138千克',
    );
  });

  it('names no material: a filler may be cement', () => {
    expect(fillers(factsOf())[0]).not.toHaveProperty('variant');
  });
});
