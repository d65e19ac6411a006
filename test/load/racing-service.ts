/** Where a race is run, on either database; on PostgreSQL at two services side by side. */
import type { AddressInfo } from 'node:net';
import { startService, testInstant, type RunningService } from '../api/running-service.js';
import { temporaryFolder } from '../stores/temporary-folder.js';
import { databaseUrl, dropTestDatabase, type TestDialect } from '../stores/test-database.js';

export interface RacingService {
  readonly addresses: readonly string[];
  count(table: string): Promise<number>;
  stop(): Promise<void>;
}

export async function startRacing(dialect: TestDialect): Promise<RacingService> {
  const folder = temporaryFolder('race');
  const DATABASE_URL = await databaseUrl(folder.path, dialect);
  const settings = { DATA_DIR: folder.path, DATABASE_URL, REPORT_SIGNATURES: 'seal-only' };
  const services: RunningService[] = [];
  for (let process = 0; process < (dialect === 'postgres' ? 2 : 1); process += 1) {
    services.push(await startService(settings, testInstant));
  }
  return {
    addresses: services.map(({ server }) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`),
    count: (table) => services[0]?.count(table) ?? Promise.resolve(-1),
    stop: async () => {
      for (const service of services) await service.stop();
      folder.remove();
      await dropTestDatabase(DATABASE_URL);
    },
  };
}
