/**
 * `npm run test:long -- killed-batch`; the program must be built. KILLS, SEED, LIFTS (of one batch) and MINUTES (as many
 * kills as fit) may be set.
 */
import { beforeAll, describe, expect, it } from '@jest/globals';
import { nothingFound } from '../api/killed-service/findings.js';
import { killWorkersOfBatches, type Outcome } from './killed-batch/killed-batch-trial.js';

const kills = Number(process.env.KILLS ?? 200);
const seed = Number(process.env.SEED ?? 2026);
const lifts = Number(process.env.LIFTS ?? 60);
const minutes = Number(process.env.MINUTES ?? Infinity);

/** At once: the runner keeps what is logged until the end. */
const tell = (outcome: Outcome): void => void process.stderr.write(`${JSON.stringify(outcome)}\n`);
const sumOf = ({ kills: { service, worker, sending } }: Outcome): number => service + worker + sending;

describe('kill -9 while batches are worked on', () => {
  let outcome: Outcome;
  beforeAll(async () => {
    const everyTenth = (now: Outcome): void => void (sumOf(now) % 10 === 0 && tell(now));
    outcome = await killWorkersOfBatches({ kills, seed, lifts, withinMs: minutes * 60_000, tell: everyTenth });
    tell(outcome);
  }, 7_200_000);

  it(`loses, doubles and skips nothing in ${kills} kills, or as many as fit`, () => {
    expect(outcome.findings).toEqual(nothingFound());
    if (minutes === Infinity) expect(sumOf(outcome)).toBeGreaterThanOrEqual(kills);
  });

  it('met the service, the worker beside it, and the sending of a batch', () => {
    expect(Math.min(...Object.values(outcome.kills))).toBeGreaterThan(0);
  });
});
