/** `npm run test:long`; the program must be built. KILLS, SEED and MINUTES (as many as fit) may be set. */
import { beforeAll, describe, expect, it } from '@jest/globals';
import { issueWithTheSealAlone } from './killed-service/issue-one-report.js';
import { killWhileIssuing, type Outcome } from './killed-service/killed-service-trial.js';

const kills = Number(process.env.KILLS ?? 500);
const seed = Number(process.env.SEED ?? 2026);
const minutes = Number(process.env.MINUTES ?? Infinity);

describe('kill -9 while a report is being issued', () => {
  let outcome: Outcome;
  beforeAll(async () => {
    outcome = await killWhileIssuing({ kills, seed, issue: issueWithTheSealAlone, withinMs: minutes * 60_000 });
    const { acknowledged, reached, halfFiles } = outcome;
    console.log(`${outcome.kills} kills that count; reached: ${JSON.stringify(reached)}`);
    console.log(`${acknowledged} reports acknowledged; ${halfFiles} unfinished files left in the archive`);
  }, 7_200_000);

  it(`loses, doubles, leaves unsigned and skips nothing in ${kills} kills, or as many as fit`, () => {
    const none = { lost: [], doubled: [], unsigned: [], holes: [], others: [] };
    expect(outcome.findings).toEqual(none);
    expect(outcome.kills).toBeGreaterThan(0);
    if (minutes === Infinity) expect(outcome.kills).toBe(kills);
  });

  it('met every stage of issuing', () => {
    const { claim, number, archive, record } = outcome.reached;
    expect(Math.min(claim, number, archive, record)).toBeGreaterThan(0);
  });
});
