import { beforeAll, describe, expect, it } from '@jest/globals';
import { issueWithTheSealAlone } from './killed-service/issue-one-report.js';
import { killWhileIssuing, type Outcome } from './killed-service/killed-service-trial.js';

describe('kill -9 while a report is being issued, a few times', () => {
  let outcome: Outcome;
  beforeAll(async () => {
    outcome = await killWhileIssuing({ kills: 8, seed: 1, issue: issueWithTheSealAlone, withinMs: 40_000 });
  }, 600_000);

  it('loses, doubles, leaves unsigned and skips nothing', () => {
    const none = { lost: [], doubled: [], unsigned: [], holes: [], others: [] };
    expect(outcome.findings).toEqual(none);
    expect(outcome.kills).toBeGreaterThan(0);
    expect(outcome.acknowledged).toBeGreaterThanOrEqual(outcome.kills);
  });
});
