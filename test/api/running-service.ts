import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';
import type { Server } from 'node:http';
import { readSettings, type Environment } from '../../src/config/settings.js';
import { createApp } from '../../src/create-app.js';
import { temporaryFolder } from '../stores/temporary-folder.js';

/** The instant at which all tests of the service take place, unless they move on. */
export const testInstant = '2026-11-02T08:00:00.000Z';

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

/** The real service: real data files, a SQLite file in a folder of its own, a port of its own. */
export async function startService(
  environment: Environment = {},
  startsAt: string = testInstant,
): Promise<RunningService> {
  const folder = temporaryFolder('api');
  let now = startsAt;
  // Threads would run the build, by the real clock: a test works on batches itself.
  const usual = { LOG_LEVEL: 'silent', DATA_DIR: folder.path, PORT: '0', BATCH_WORKERS: '0' };
  const settings = readSettings({ ...usual, ...environment });
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
    },
  };
}
