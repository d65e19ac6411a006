import { beforeAll, describe, expect, it } from '@jest/globals';
import { lookUpPrice } from '../../../src/engine/index.js';
import { tryLookUp } from './look-up-trial.js';
import type { LookUpTrial } from './look-up-trial.js';
import { witnesses } from './witnesses.js';

const sequences = 300;

describe('the as-of look-up beside a naive model', () => {
  let trial: LookUpTrial;

  beforeAll(() => {
    trial = tryLookUp(lookUpPrice, { seed: 20240220, sequences });
  });

  it(`gives the model’s answer in ${sequences} histories, and the same answer once more at the end of each`, () => {
    expect(trial.sequences).toBe(sequences);
    expect(trial.askedAgain).toBeGreaterThan(sequences);
  });

  it.each(Object.keys(witnesses))('was asked where %s', (name) => {
    expect(trial.visits.get(name) ?? 0).toBeGreaterThan(0);
  });
});
