/** `npm run test:long -- mixed-load`: MINUTES (10) of everything at once on the built service and its SQLite file. */
import { afterAll, expect, it } from '@jest/globals';
import { systemClock } from '../../src/config/clock.js';
import { startBuilt } from '../faults/built-service.js';
import { temporaryFolder } from '../stores/temporary-folder.js';
import { MixedLoad } from './mixed-load.js';
import { hireForMixedLoad } from './mixed-people.js';

const minutes = Number(process.env['MINUTES'] ?? 10);
const much = '1000000';
const environment = {
  ...{ BATCH_WORKERS: '1', PUBLIC_READS_PER_MINUTE: much, PUBLIC_FILES_PER_MINUTE: much },
  CALLER_REQUESTS_PER_MINUTE: much,
};

const folder = temporaryFolder('mixed');
afterAll(() => folder.remove());

it(`in ${minutes} minutes of everything at once nobody is told of a fault, and nothing acknowledged is lost`, async () => {
  const people = await hireForMixedLoad(folder.path, systemClock.now());
  const service = await startBuilt(folder.path, environment);
  try {
    const outcome = await new MixedLoad(service.address, people).run(minutes * 60_000);
    process.stderr.write(`${JSON.stringify(outcome, null, 1)}\n`);
    expect(outcome.findings).toEqual([]);
    expect(Math.min(...Object.values(outcome.acknowledged))).toBeGreaterThan(0);
  } finally {
    expect(await service.stop()).toBe(0);
  }
});
