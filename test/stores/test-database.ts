/**
 * A database of its own for a suite: a SQLite file in a folder, or a database of the PostgreSQL server that the run of jest
 * has started (`postgres-set-up.mjs`), copied from one that is migrated once.
 */
import { createHash, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { migrations } from '../../src/database/database.module.js';
import { entities } from '../../src/database/entities.js';
import { SerialPostgresDataSource } from '../../src/database/serial-postgres-data-source.js';
import { SerialSqliteDataSource } from '../../src/database/serial-sqlite-data-source.js';

export type TestDialect = 'sqlite' | 'postgres';

/** What `npm run test:postgres` asks for; a plain run tests the service on SQLite. */
export const testDialect: TestDialect = process.env['TEST_DATABASE'] === 'postgres' ? 'postgres' : 'sqlite';

/** Puts a row in the place of another, past all rules that only ask before deletions. PostgreSQL has no such statement. */
export const replacingVerb = (dialect: TestDialect = testDialect): 'INSERT OR REPLACE' | 'INSERT' =>
  dialect === 'sqlite' ? 'INSERT OR REPLACE' : 'INSERT';

/** The order in which rows came, for tables that only grow. */
export const asInserted = testDialect === 'sqlite' ? 'rowid' : 'ctid';

/** Both, where a server is there: for suites of what must be the same on both. */
export const testDialects: readonly TestDialect[] =
  process.env['TEST_PG_URL'] === undefined ? ['sqlite'] : ['sqlite', 'postgres'];

/** The address of the folder's database: the same for the same folder, so that a service can be stopped and started again. */
export async function databaseUrl(folder: string, dialect: TestDialect = testDialect): Promise<string> {
  if (dialect === 'sqlite') return `sqlite:${join(folder, 'lift-appraisal.sqlite')}`;
  return migratedDatabase(createHash('sha256').update(folder).digest('hex').slice(0, 16));
}

/** The folder's database with all its tables, open. */
export async function openTestDatabase(folder: string, dialect: TestDialect = testDialect): Promise<DataSource> {
  return dataSourceAt(await databaseUrl(folder, dialect)).initialize();
}

export function dataSourceAt(url: string): DataSource {
  if (url.startsWith('sqlite:')) return new SerialSqliteDataSource({ file: url.slice(7), entities, migrations });
  return new SerialPostgresDataSource({ url, entities, migrations, connections: 5 });
}

/** An empty database of PostgreSQL. */
export async function emptyPostgres(): Promise<string> {
  const name = nameOf(randomBytes(8).toString('hex'));
  await onServer((server) => server.query(`CREATE DATABASE ${name}`));
  return urlOf(name);
}

/**
 * Of a suite that is done: the server holds as little as possible at a time. Not WITH (FORCE): that would end the server's
 * own autovacuum too, which the owner of the tables may not; without it the server ends it by itself.
 */
export async function dropTestDatabase(url: string): Promise<void> {
  if (!url.startsWith('postgres:')) return;
  const name = new URL(url).pathname.slice(1);
  await onServer(async (server) => {
    const ours = 'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND usename = current_user';
    await server.query(ours, [name]);
    await server.query(`DROP DATABASE IF EXISTS ${name}`);
  });
}

function serverUrl(): string {
  const url = process.env['TEST_PG_URL'];
  if (url === undefined) throw new Error('no PostgreSQL server was started for this run: npm run test:postgres does');
  return url;
}

const nameOf = (name: string): string => `lift_test_${process.env['TEST_PG_RUN'] ?? 'run'}_${name}`;

function urlOf(name: string): string {
  const url = new URL(serverUrl());
  url.pathname = `/${name}`;
  return url.href;
}

async function onServer<Result>(work: (server: pg.Client) => Promise<Result>): Promise<Result> {
  const server = new pg.Client({ connectionString: serverUrl() });
  await server.connect();
  try {
    return await work(server);
  } finally {
    await server.end();
  }
}

const exists = async (server: pg.Client, name: string): Promise<boolean> =>
  (await server.query('SELECT 1 FROM pg_database WHERE datname = $1', [name])).rowCount === 1;

/** The first who asks migrates; everybody else copies, one after the other, for nobody may be connected to what is copied. */
async function migratedDatabase(id: string): Promise<string> {
  const [name, template] = [nameOf(id), nameOf('template')];
  await onServer(async (server) => {
    await server.query('SELECT pg_advisory_lock(1)');
    if (await exists(server, name)) return;
    if (!(await exists(server, template))) {
      await server.query(`CREATE DATABASE ${template}_unfinished`);
      const dataSource = await dataSourceAt(urlOf(`${template}_unfinished`)).initialize();
      await dataSource.destroy();
      await server.query(`ALTER DATABASE ${template}_unfinished RENAME TO ${template}`);
    }
    await server.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  });
  return urlOf(name);
}
