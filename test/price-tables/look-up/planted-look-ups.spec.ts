import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { plantedFaults } from '../../oracle/planted-faults.js';
import { tryLookUp } from './look-up-trial.js';
import { LookUpNursery, lookUpFaults } from './planted-look-ups.js';

const bound = { seed: 7, sequences: 300, endOnFailure: true };
const faults = [...lookUpFaults, ...plantedFaults.filter(({ file }) => file === 'steps/look-up-price.ts')];

describe('a fault planted in the look-up', () => {
  let nursery: LookUpNursery;

  beforeAll(() => {
    nursery = new LookUpNursery();
  });
  afterAll(() => nursery.clear());

  it('is all that is caught: the look-up raised without a fault agrees', async () => {
    const sound = await nursery.raise(null);
    expect(tryLookUp(sound, bound).sequences).toBe(bound.sequences);
  }, 120_000);

  it.each(faults)(
    '$name',
    async (fault) => {
      const faulty = await nursery.raise(fault);
      expect(() => tryLookUp(faulty, bound)).toThrow(/expected .*, not |breaks: /);
    },
    120_000,
  );
});
