/**
 * `npm run test:long`; the program must be built. KILLS, SEED and MINUTES (as many as fit) may be set, and MODE: `seal`,
 * the firm's seal alone, or `chain`, review, two appraisers and the seal; by default half of the kills and time for each.
 */
import { beforeAll, describe, expect, it } from '@jest/globals';
import { nothingFound } from './killed-service/findings.js';
import { sealAlone } from './killed-service/issue-one-report.js';
import { killWhileIssuing, type Outcome, type Trial } from './killed-service/killed-service-trial.js';
import { StatutoryChain } from './killed-service/statutory-chain.js';

const ways: Readonly<Record<string, Trial['way']>> = {
  seal: () => Promise.resolve(sealAlone),
  chain: (dataDir) => StatutoryChain.hire(dataDir),
};
const wanted = Object.entries(ways).filter(([mode]) => mode === (process.env.MODE ?? mode));
const kills = Math.ceil(Number(process.env.KILLS ?? 500) / wanted.length);
const seed = Number(process.env.SEED ?? 2026);
const minutes = Number(process.env.MINUTES ?? Infinity) / wanted.length;

/** At once: the runner keeps what is logged until the end. */
const tell = (mode: string, outcome: Outcome): void => {
  process.stderr.write(`${mode}: ${JSON.stringify(outcome)}\n`);
};

describe.each(wanted)('kill -9 while a report is being issued, %s', (mode, way) => {
  let outcome: Outcome;
  beforeAll(async () => {
    const everyTenth = (now: Outcome): void => void (now.kills % 10 === 0 && tell(mode, now));
    outcome = await killWhileIssuing({ kills, seed, way, withinMs: minutes * 60_000, tell: everyTenth });
    tell(mode, outcome);
  }, 7_200_000);

  it(`loses, doubles, leaves unsigned and skips nothing in ${kills} kills, or as many as fit`, () => {
    expect(outcome.findings).toEqual(nothingFound());
    expect(outcome.kills).toBeGreaterThan(0);
    if (minutes === Infinity) expect(outcome.kills).toBe(kills);
  });

  it('met every stage of issuing', () => {
    const { claim, number, archive, record } = outcome.reached;
    expect(Math.min(claim, number, archive, record, ...Object.values(outcome.struck))).toBeGreaterThan(0);
  });
});
