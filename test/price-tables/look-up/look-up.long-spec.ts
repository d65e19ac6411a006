import { beforeAll, describe, expect, it } from '@jest/globals';
import { lookUpPrice } from '../../../src/engine/index.js';
import { tryLookUp } from './look-up-trial.js';
import type { LookUpTrial } from './look-up-trial.js';
import { witnesses } from './witnesses.js';

const sequences = 10_000;

describe('the as-of look-up beside a naive model', () => {
  let trial: LookUpTrial;

  beforeAll(() => {
    trial = tryLookUp(lookUpPrice, { seed: 1, sequences });
    console.log(`${trial.lookUps} look-ups, ${trial.askedAgain} of them asked again after further events`);
  }, 1_800_000);

  it(`gives the model’s answer in ${sequences} histories, and the same answer once more at the end of each`, () => {
    expect(trial.sequences).toBe(sequences);
    expect(trial.askedAgain).toBeGreaterThan(10 * sequences);
  });

  it('is asked at every corner of the rule', () => {
    expect(Object.keys(witnesses).filter((name) => (trial.visits.get(name) ?? 0) < 100)).toEqual([]);
  });
});
