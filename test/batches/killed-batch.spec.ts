import { beforeAll, describe, expect, it } from '@jest/globals';
import { nothingFound } from '../api/killed-service/findings.js';
import { killWorkersOfBatches, type Outcome } from './killed-batch/killed-batch-trial.js';

describe('kill -9 while a batch is worked on, a few times', () => {
  let outcome: Outcome;
  beforeAll(async () => {
    outcome = await killWorkersOfBatches({ kills: 4, seed: 3, lifts: 8, withinMs: 25_000 });
  }, 600_000);

  it('leaves every lift appraised once and its report issued once, without a hole', () => {
    expect(outcome.findings).toEqual(nothingFound());
    const { service, worker } = outcome.kills;
    expect(Math.min(service, worker, outcome.batches)).toBeGreaterThan(0);
  });
});
