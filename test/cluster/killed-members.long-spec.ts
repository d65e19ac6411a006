/** `npm run test:long -- killed-members`; KILLS, LIFTS, SEED and MINUTES (as many as fit) may be set. The program must be built. */
import { expect, it } from '@jest/globals';
import { killMembers, unharmed } from './killed-members.js';

const kills = Number(process.env['KILLS'] ?? 200);
const lifts = Number(process.env['LIFTS'] ?? 400);
const seed = Number(process.env['SEED'] ?? 2026);
const minutes = Number(process.env['MINUTES'] ?? Infinity);

it(`kill -9 of services, workers and the database, ${kills} times: everything acknowledged is there exactly once`, async () => {
  const outcome = await killMembers({
    ...{ kills, lifts, seed, withinMs: minutes * 60_000 },
    tell: (now) => {
      if ((now.service + now.worker + now.database) % 10 === 0) process.stderr.write(`${JSON.stringify(now)}\n`);
    },
  });
  process.stderr.write(`${JSON.stringify(outcome)}\n`);
  expect(outcome).toMatchObject(unharmed);
  expect(outcome.acknowledged).toBeGreaterThan(0);
  expect(Math.min(...Object.values(outcome.kills))).toBeGreaterThan(0);
}, 7_200_000);
