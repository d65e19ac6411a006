/** The tables of PostgreSQL beside those of the SQLite file: the same ones, with the same rules. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource, QueryRunner } from 'typeorm';
import { migrations } from '../../src/database/database.module.js';
import { at, referredTo, rows } from './ledger-rows.js';
import { temporaryFolder } from './temporary-folder.js';
import { dataSourceAt, dropTestDatabase, emptyPostgres, openTestDatabase, testDialects } from './test-database.js';

const onPostgres = testDialects.includes('postgres') ? describe : describe.skip;

onPostgres('the tables on PostgreSQL', () => {
  const folder = temporaryFolder('two-ledgers');
  let sqlite: DataSource;
  let postgres: DataSource;
  let url: string;
  let runner: QueryRunner;

  const insert = (table: string, row: Readonly<Record<string, unknown>>): Promise<unknown> => {
    const marks = Object.keys(row).map(() => '?');
    const sql = `INSERT INTO ${table} (${Object.keys(row).join(', ')}) VALUES (${marks.join(', ')})`;
    return runner.query(sql, Object.values(row));
  };
  /** What is refused leaves the transaction around it as it was. */
  const refused = async (work: () => Promise<unknown>): Promise<string> => {
    await runner.startTransaction();
    return work().then(
      () => Promise.reject(new Error('taken')),
      async (error: unknown) => {
        await runner.rollbackTransaction();
        return String(error);
      },
    );
  };

  beforeAll(async () => {
    sqlite = await openTestDatabase(folder.path, 'sqlite');
    url = await emptyPostgres();
    postgres = await dataSourceAt(url).initialize();
    runner = postgres.createQueryRunner();
    await insert('organisations', { id: 'local', name: 'local', created_at: at });
    await runner.startTransaction();
    // Rows refer to one another across both lists; what each refers to is asked of the SQLite file.
    await runner.query('SET LOCAL session_replication_role = replica');
    for (const [table, row] of [...referredTo, ...Object.entries(rows)]) await insert(table, row);
    await runner.commitTransaction();
  }, 120_000);
  afterAll(async () => {
    await runner.release();
    await Promise.all([sqlite.destroy(), postgres.destroy()]);
    await dropTestDatabase(url);
    folder.remove();
  });

  it('are the same tables, columns, and places that may be empty', async () => {
    const columns = await postgres.query<{ place: string; empty: string }[]>(
      `SELECT table_name || '.' || column_name AS place, is_nullable AS empty FROM information_schema.columns
        WHERE table_schema = 'public' AND table_name <> 'migrations'`,
    );
    const tables = await sqlite.query<{ name: string }[]>(
      `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'migrations'`,
    );
    const expected: string[] = [];
    for (const { name } of tables) {
      const found = await sqlite.query<{ name: string; notnull: number }[]>(`PRAGMA table_info(${name})`);
      expected.push(...found.map((column) => `${name}.${column.name} ${column.notnull === 1 ? 'NO' : 'YES'}`));
    }
    expect(columns.map(({ place, empty }) => `${place} ${empty}`).sort()).toEqual(expected.sort());
  });

  it('have the same indexes and guards', async () => {
    const own = await sqlite.query<{ name: string }[]>(
      `SELECT name FROM sqlite_master WHERE type IN ('index', 'trigger') AND name NOT LIKE 'sqlite_%'`,
    );
    const indexes = await postgres.query<{ name: string }[]>(
      `SELECT indexname AS name FROM pg_indexes WHERE schemaname = 'public'
        AND indexname NOT LIKE '%\\_pkey' AND indexname NOT LIKE '%\\_key' AND indexname NOT LIKE 'PK\\_%'`,
    );
    const triggers = await postgres.query<{ name: string }[]>(
      'SELECT tgname AS name FROM pg_trigger WHERE NOT tgisinternal',
    );
    // An insert-only table has other triggers for the same rule.
    const insertOnly = own.flatMap(({ name }) => /^(.*)_no_replace$/.exec(name)?.[1] ?? []);
    const rule = (name: string): string => {
      const table = /^(.*)_no_(?:update|delete|replace|change|truncate)$/.exec(name)?.[1] ?? '';
      return insertOnly.includes(table) ? `${table} is insert-only` : name;
    };
    const names = (found: readonly { name: string }[]): string[] =>
      [...new Set(found.map(({ name }) => rule(name)))].sort();
    expect(names([...indexes, ...triggers])).toEqual(names(own));
  });

  it('sort text by its bytes in every column', async () => {
    const strange = await postgres.query(
      `SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public'
        AND table_name <> 'migrations' AND data_type = 'text' AND collation_name IS DISTINCT FROM 'C'`,
    );
    expect(strange).toEqual([]);
  });

  it.each(Object.entries(rows))('take a row of %s and never change, replace or lose it', async (table, row) => {
    const told = `${table} is insert-only`;
    const [key = ''] = Object.keys(row);
    await runner.startTransaction();
    expect(await refused(() => runner.query(`UPDATE ${table} SET organisation_id = 'local'`))).toContain(told);
    expect(await refused(() => runner.query(`DELETE FROM ${table}`))).toContain(told);
    expect(await refused(() => runner.query(`TRUNCATE ${table} CASCADE`))).toMatch(/is insert-only/);
    expect(await refused(() => insert(table, row))).not.toBe('');
    const [first] = (await runner.query(`SELECT * FROM ${table}`)) as readonly Record<string, unknown>[];
    expect(first?.[key]).toEqual(row[key]);
    await runner.rollbackTransaction();
  });

  it('refuse a row that refers to nothing, repeats a report’s state, or is of the wrong type', async () => {
    const appraisal = { ...rows['appraisals'], id: 'A2' };
    const event = { ...rows['report_events'], id: 'E2' };
    const version = { ...rows['report_versions'], id: 'R2', version: 'two' };
    await runner.startTransaction();
    const tell = (table: string, row: Readonly<Record<string, unknown>>): Promise<string> =>
      refused(() => insert(table, row));
    expect(await tell('appraisals', { ...appraisal, organisation_id: 'nobody' })).toContain('foreign key');
    expect(await tell('appraisals', { ...appraisal, result_sha256: 'short' })).toContain('check');
    expect(await tell('report_events', event)).toContain('report_events_once');
    expect(await tell('report_events', { ...event, state: 'lost' })).toContain('check');
    expect(await tell('report_versions', version)).toContain('invalid input syntax');
    await runner.rollbackTransaction();
  });

  it('are there again after going down and up', async () => {
    const other = await dataSourceAt(await emptyPostgres()).initialize();
    const objects = (): Promise<unknown> =>
      other.query(
        `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace UNION ALL
         SELECT tgname FROM pg_trigger WHERE NOT tgisinternal UNION ALL
         SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace ORDER BY 1`,
      );
    const full = await objects();
    for (let left = migrations.length; left > 0; left -= 1) await other.undoLastMigration();
    expect(await objects()).toHaveLength(3);
    await other.runMigrations();
    expect(await objects()).toEqual(full);
    await other.destroy();
  }, 120_000);
});
