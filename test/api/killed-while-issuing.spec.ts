import { beforeAll, describe, expect, it } from '@jest/globals';
import { nothingFound } from './killed-service/findings.js';
import { sealAlone } from './killed-service/issue-one-report.js';
import { killWhileIssuing, type Outcome, type Trial } from './killed-service/killed-service-trial.js';
import { StatutoryChain } from './killed-service/statutory-chain.js';

const ways: Readonly<Record<string, Trial['way']>> = {
  'sealed by the firm alone': () => Promise.resolve(sealAlone),
  'reviewed, signed by both appraisers and sealed': (dataDir) => StatutoryChain.hire(dataDir),
};

describe.each(Object.entries(ways))('kill -9 while a report is being issued, %s, a few times', (_, way) => {
  let outcome: Outcome;
  beforeAll(async () => {
    outcome = await killWhileIssuing({ kills: 3, seed: 1, way, withinMs: 25_000 });
  }, 600_000);

  it('loses, doubles, leaves unsigned and skips nothing', () => {
    expect(outcome.findings).toEqual(nothingFound());
    expect(outcome.kills).toBeGreaterThan(0);
    expect(outcome.acknowledged).toBeGreaterThanOrEqual(outcome.kills);
  });
});
