/**
 * `npm run test:long -- faults`: what goes wrong below the service while callers work. SECONDS of each fault (6), ROUNDS (2).
 * The program must be built. A fault this system does not let anybody make is skipped, and said to be.
 */
import { afterAll, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { temporaryFolder } from '../stores/temporary-folder.js';
import { canInject, failCalls } from './failing-disk.js';
import { workThrough, type FaultOutcome, type FaultTrial } from './fault-trial.js';
import { mountSmallDisk } from './full-disk.js';
import { movableClock } from './moved-clock.js';

const rounds = Number(process.env['ROUNDS'] ?? 2);
const forMs = Number(process.env['SECONDS'] ?? 6) * 1_000;

async function tried(name: string, trial: Omit<FaultTrial, 'rounds' | 'forMs'>): Promise<FaultOutcome> {
  const outcome = await workThrough({ ...trial, rounds, forMs });
  process.stderr.write(`${name}: ${JSON.stringify(outcome)}\n`);
  return outcome;
}

const refusals = ({ answers }: FaultOutcome): number =>
  Object.entries(answers).reduce((sum, [kind, count]) => (kind.startsWith('503') ? sum + count : sum), 0);

describe('a disk that is full', () => {
  const disk = mountSmallDisk();
  afterAll(() => disk?.remove());

  (disk === null ? it.skip : it)(
    'is told as 503; with room again everything goes on, and nothing is half there',
    async () => {
      if (disk === null) return;
      const outcome = await tried('full disk', { dataDir: disk.dataDir, begin: () => disk.fill() });
      expect(outcome.findings).toEqual([]);
      expect(refusals(outcome)).toBeGreaterThan(0);
    },
  );
});

describe('a clock that is moved', () => {
  const folder = temporaryFolder('clock');
  const clock = movableClock(folder.path);
  afterAll(() => folder.remove());

  it.each([
    ['forwards by forty days', '+40d'],
    ['back by two hours', '-2h'],
    ['back by three days, to before the seal was made', '-3d'],
  ])('%s, and back again: nobody is told of a fault of ours, nothing is lost', async (_, by) => {
    if (clock === null) return;
    const dataDir = join(folder.path, by);
    const begin: FaultTrial['begin'] = (service) => clock.move(service, by);
    const outcome = await tried(`clock ${by}`, { dataDir, environment: clock.environment, begin });
    expect(outcome.findings).toEqual([]);
  });
});

describe.each([
  ['that writes badly', 'pwrite64,pwritev', '3+5'],
  ['that does not keep what is written', 'fsync,fdatasync', '1+2'],
  ['that opens and links nothing now and then', 'openat,link,linkat,mkdir', '2+6'],
])('a disk %s', (name, calls, when) => {
  const folder = temporaryFolder('faults');
  afterAll(() => folder.remove());

  (canInject() ? it : it.skip)(
    'is told as 503; when it is well everything goes on, and nothing is half there',
    async () => {
      const begin: FaultTrial['begin'] = (service) => failCalls(service, { calls, when });
      const outcome = await tried(name, { dataDir: folder.path, begin });
      expect(outcome.findings).toEqual([]);
      expect(refusals(outcome)).toBeGreaterThan(0);
    },
  );
});
