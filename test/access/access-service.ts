/** The room of people alone, on a real database: everything of signing in, without standards, prices and reports. */
import { Module, type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';
import { AccessModule } from '../../src/access/access.module.js';
import { ConfigModule } from '../../src/config/config.module.js';
import { readSettings, type Environment } from '../../src/config/settings.js';
import { DatabaseModule } from '../../src/database/database.module.js';
import { registerBodyParsers } from '../../src/http/body.js';
import { ProblemFilter } from '../../src/http/problem.filter.js';
import { temporaryFolder } from '../stores/temporary-folder.js';
import { databaseUrl, dropTestDatabase } from '../stores/test-database.js';

export { asInserted } from '../stores/test-database.js';
import { enteredAt } from '../api/signed-in.js';

export interface AccessService {
  readonly app: NestFastifyApplication;
  readonly dataSource: DataSource;
  readonly folder: string;
  /** Moves the clock on. */
  wait(minutes: number): void;
  now(): Date;
  stop(): Promise<void>;
}

@Module({})
class AccessOnly {}

export async function startAccess(environment: Environment = {}): Promise<AccessService> {
  const folder = temporaryFolder('access');
  let now = new Date(enteredAt);
  const DATABASE_URL = await databaseUrl(folder.path);
  const fixed = { LOG_LEVEL: 'silent', DATA_DIR: folder.path, DATABASE_URL, PORT: '0' };
  const settings = readSettings({ ...fixed, ...environment });
  const imports = [ConfigModule.with(settings, { now: () => now }), DatabaseModule, AccessModule];
  const root: DynamicModule = { module: AccessOnly, imports };
  const app = await NestFactory.create<NestFastifyApplication>(root, new FastifyAdapter(), {
    bodyParser: false,
    abortOnError: false,
    logger: false,
  });
  registerBodyParsers(app, 1_000_000);
  app.useGlobalFilters(new ProblemFilter());
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return {
    app,
    dataSource: app.get(DataSource),
    folder: folder.path,
    wait: (minutes) => void (now = new Date(now.getTime() + minutes * 60_000)),
    now: () => now,
    stop: async () => {
      await app.close();
      folder.remove();
      await dropTestDatabase(DATABASE_URL);
    },
  };
}
