/** A clock that a running process can be moved by: libfaketime reads how far from a file at every look. */
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BuiltService } from './built-service.js';
import type { FaultUnderWay } from './fault-trial.js';

export interface MovableClock {
  /** Of the process whose clock it is. */
  readonly environment: Readonly<Record<string, string>>;
  /** As `+40d` or `-2h`: further than an hour, which the service's answers must show. */
  move(service: BuiltService, by: string): Promise<FaultUnderWay>;
}

const libraries = '/usr/lib';

/** null: libfaketime is not installed. */
export function movableClock(folder: string): MovableClock | null {
  const found = readdirSync(libraries, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => join(libraries, name, 'faketime', 'libfaketimeMT.so.1'))
    .find((file) => existsSync(file));
  if (found === undefined) return null;
  const file = join(folder, 'clock');
  const set = (by: string): Promise<void> => Promise.resolve(writeFileSync(file, `${by}\n`));
  void set('+0');
  return {
    environment: {
      LD_PRELOAD: found,
      FAKETIME_TIMESTAMP_FILE: file,
      FAKETIME_NO_CACHE: '1',
      // Timers run by a clock that nobody sets.
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
    },
    move: async (service, by) => {
      await set(by);
      await mustShow(service);
      return { end: () => set('+0') };
    },
  };
}

async function mustShow({ address }: BuiltService): Promise<void> {
  const until = Date.now() + 10_000;
  while (Date.now() < until) {
    const shown = Date.parse((await fetch(`${address}/health/live`)).headers.get('date') ?? '');
    if (Math.abs(shown - Date.now()) > 3_600_000) return;
  }
  throw new Error('the clock of the service did not move');
}
