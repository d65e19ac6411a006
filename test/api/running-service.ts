import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';
import type { Server } from 'node:http';
import { releaseFiles } from '../../src/config/package-root.js';
import { readSettings, type Environment } from '../../src/config/settings.js';
import { createApp } from '../../src/create-app.js';
import { useValuesReadBefore } from '../../src/fingerprints/read-before.js';
import { temporaryFolder } from '../stores/temporary-folder.js';
import { databaseUrl, dropTestDatabase } from '../stores/test-database.js';

/** The instant at which all tests of the service take place, unless they move on. */
export const testInstant = '2026-11-02T08:00:00.000Z';

/** The clock of a test stands still, and no allowance fills again. */
const unhurried = { CALLER_REQUESTS_PER_MINUTE: '1000000' };

export interface RunningService {
  readonly app: NestFastifyApplication;
  readonly server: Server;
  readonly dataSource: DataSource;
  /** Rows of a table. */
  count(table: string): Promise<number>;
  /** Sets the clock. */
  setNow(instant: string): void;
  stop(): Promise<void>;
}

/** The real service: real data files, a database and a folder of its own, a port of its own. */
export async function startService(
  environment: Environment = {},
  startsAt: string = testInstant,
): Promise<RunningService> {
  const folder = temporaryFolder('api');
  let now = startsAt;
  const { DATA_DIR = folder.path } = environment;
  const DATABASE_URL = await databaseUrl(DATA_DIR);
  const settings = readSettings({
    LOG_LEVEL: 'silent',
    DATA_DIR,
    DATABASE_URL,
    PORT: '0',
    // Threads would run the build, by the real clock: a test works on batches itself.
    BATCH_WORKERS: '0',
    ...unhurried,
    ...environment,
  });
  // As the built service does. The readers have suites of their own, which read the files themselves.
  useValuesReadBefore(releaseFiles);
  const app = await createApp(settings, { now: () => new Date(now) });
  await app.listen(0, '127.0.0.1');
  const dataSource = app.get(DataSource);
  return {
    app,
    server: app.getHttpServer(),
    dataSource,
    count: async (table) => {
      const [row] = await dataSource.query<{ n: number }[]>(`SELECT COUNT(*) AS n FROM ${table}`);
      return row?.n ?? -1;
    },
    setNow: (instant) => (now = instant),
    stop: async () => {
      await app.close();
      folder.remove();
      // A folder that was given stays, for the next start.
      if (DATA_DIR === folder.path) await dropTestDatabase(DATABASE_URL);
    },
  };
}
