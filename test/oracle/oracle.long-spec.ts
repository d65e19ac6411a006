import { beforeAll, describe, expect, it } from '@jest/globals';
import { appraise } from '../../src/engine/index.js';
import { branches } from './branches.js';
import type { EngineOutcome } from './compare.js';
import { tryOut } from './trial.js';
import type { RandomAppraisal, Trial } from './trial.js';

const count = 20_000;

function engine({ order, standard, editions }: RandomAppraisal): EngineOutcome {
  return appraise(order, { standard, priceTables: editions });
}

describe('the engine beside the oracle', () => {
  let trial: Trial;

  beforeAll(() => {
    trial = tryOut(engine, { from: 1_000_001, count });
  }, 1_800_000);

  it(`gives the same answer to ${count} random appraisals`, () => {
    expect(trial.difference).toBeNull();
  });

  it('is asked for every branch of the rules', () => {
    expect(branches.filter((branch) => !trial.branches.has(branch))).toEqual([]);
    expect([...trial.branches.keys()].filter((branch) => !branches.includes(branch))).toEqual([]);
  });
});
