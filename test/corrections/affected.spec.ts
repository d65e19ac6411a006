import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { tryHistories, type Tried } from './affected-trial.js';

/** The full count runs with `npm run test:long`. */
const histories = 40;

describe('whom a correction touches, by the index and by computing everybody again', () => {
  let tried: Tried;
  beforeAll(async () => {
    tried = await tryHistories({ histories, seed: 20_261_123 });
  }, 300_000);
  afterAll(() => fc.resetConfigureGlobal());

  it('is the same: nobody is missed', () => {
    expect(tried.missed).toEqual([]);
  });

  it('names nobody who did not ask for something the act changed', () => {
    expect(tried.unfounded).toEqual([]);
  });

  it('lists for each what the same order is worth as known after the act', () => {
    expect(tried.wrongValues).toEqual([]);
  });

  it('was tried on enough: acts, appraisals that were touched, others that were not', () => {
    const { acts, touched, untouched, late } = tried;
    expect({
      acts: acts > histories,
      touched: touched > histories,
      untouched: untouched > histories,
      late: late > 0,
    }).toEqual({
      acts: true,
      touched: true,
      untouched: true,
      late: true,
    });
  });
});
