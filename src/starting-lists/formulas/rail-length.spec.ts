import { describe, expect, it } from '@jest/globals';
import { factsOf } from '../../../test/starting-lists/of-lift.js';
import { take } from '../outcome.js';
import { railLength } from './rail-length.js';

describe('railLength', () => {
  it.each([
    // travel + pit + headroom of the speed
    ['1.00', '29.7米 + 1.4米 + 3.7米 = 34.8米'],
    ['1.75', '29.7米 + 1.6米 + 3.8米 = 35.1米'],
    ['2.00', '29.7米 + 1.8米 + 4.3米 = 35.8米'],
    ['2.50', '29.7米 + 2.2米 + 5米 = 36.9米'],
    ['3.00', '29.7米 + 3米 + 5.5米 = 38.2米'],
  ])('at %s m/s is %s', (ratedSpeedMps, formula) => {
    const { step, result } = railLength(factsOf({ ratedSpeedMps }));
    expect(step.formula).toBe(formula);
    expect(take('again', result).step.formula).toBe(formula.split(' = ')[1]);
  });
});
