import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { migrations } from '../../src/database/database.module.js';
import { dialectOf } from '../../src/database/dialect.js';
import { guardStatements } from '../../src/database/guard.js';
import { SerialPostgresDataSource } from '../../src/database/serial-postgres-data-source.js';
import { HazardRow, postFortyAtOnce } from './hazard.js';
import { dataSourceAt, dropTestDatabase, emptyPostgres, testDialects } from './test-database.js';

const onPostgres = testDialects.includes('postgres') ? describe : describe.skip;

onPostgres('SerialPostgresDataSource', () => {
  let url: string;
  let here: SerialPostgresDataSource;
  /** Another process at the same database, for all that connections can tell. */
  let there: SerialPostgresDataSource;
  let impatient: SerialPostgresDataSource;
  const requests = async (): Promise<readonly string[]> =>
    (await there.getRepository(HazardRow).find({ order: { id: 'ASC' } })).map((row) => row.request);
  const add = (request: string, by: DataSource = here): Promise<unknown> =>
    by.getRepository(HazardRow).insert({ request, part: 'only' });

  beforeAll(async () => {
    url = await emptyPostgres();
    const options = { url, entities: [HazardRow], migrations: [], connections: 3 };
    here = await new SerialPostgresDataSource(options).initialize();
    there = await new SerialPostgresDataSource(options).initialize();
    impatient = await new SerialPostgresDataSource({ ...options, writeWaitMs: 300 }).initialize();
    await here.query('CREATE TABLE hazard_rows (id SERIAL PRIMARY KEY, request TEXT NOT NULL, part TEXT NOT NULL)');
  });
  afterEach(() => here.getRepository(HazardRow).deleteAll());
  afterAll(async () => {
    await Promise.all([here.destroy(), there.destroy(), impatient.destroy()]);
    await dropTestDatabase(url);
  });

  it('stores exactly the 30 of 40 parallel POSTs that were not refused, over 3 connections', async () => {
    const counted = await postFortyAtOnce(here);
    expect(counted).toEqual({ acknowledged: 30, refused: 10, lost: 0, ghosts: 0, storedWhole: 30 });
  });

  it('gives numbers without holes or twins to two processes that count and then insert', async () => {
    const take = (by: DataSource): Promise<void> =>
      by.transaction(async (manager) => {
        const next = (await manager.count(HazardRow)) + 1;
        await wait(2);
        await manager.insert(HazardRow, { request: String(next), part: 'only' });
      });
    await Promise.all(Array.from({ length: 15 }, () => [take(here), take(there)]).flat());
    expect(await requests()).toEqual(Array.from({ length: 30 }, (_, index) => String(index + 1)));
  });

  it('reads committed rows only, without waiting for the writer', async () => {
    await here.transaction(async (manager) => {
      await manager.insert(HazardRow, { request: 'uncommitted', part: 'only' });
      expect(await here.getRepository(HazardRow).count()).toBe(0);
      expect(await requests()).toEqual([]);
    });
    expect(await requests()).toEqual(['uncommitted']);
  });

  it('does not keep a single statement of another process out of order: it waits, and says so when that is too long', async () => {
    await here.transaction(async (manager) => {
      await manager.insert(HazardRow, { request: 'first', part: 'only' });
      await expect(add('late', impatient)).rejects.toThrow(/lock timeout/);
    });
    await add('second', there);
    expect(await requests()).toEqual(['first', 'second']);
  });

  it('names the mistake when a statement inside a transaction bypasses its entity manager, and goes on after it', async () => {
    const mistaken = impatient.transaction(() => add('deadlock', impatient));
    await expect(mistaken).rejects.toThrow(/own entity manager/);
    await add('after', impatient);
    expect(await requests()).toEqual(['after']);
  });

  it('rolls back a savepoint alone, and a transaction whose runner was released without an end', async () => {
    await here.transaction(async (outer) => {
      await outer.insert(HazardRow, { request: 'outer', part: 'only' });
      const inner = outer.transaction(async (manager) => {
        await manager.insert(HazardRow, { request: 'inner', part: 'only' });
        throw new Error('inner refused');
      });
      await expect(inner).rejects.toThrow('inner refused');
    });
    const runner = here.createQueryRunner();
    await runner.startTransaction();
    await runner.query("INSERT INTO hazard_rows (request, part) VALUES ('forgotten', 'only')");
    await runner.release();
    await add('next');
    expect(await requests()).toEqual(['outer', 'next']);
  });

  it('goes on after its connections were cut', async () => {
    await there.query(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = current_database()',
    );
    await wait(50);
    await add('again');
    expect(await requests()).toEqual(['again']);
  });

  it('keeps a guard against programs that know nothing of its lock', async () => {
    const one = 'EXISTS (SELECT 1 FROM hazard_rows r WHERE r.request = NEW.request)';
    const guard = { name: 'one_each', table: 'hazard_rows', before: 'INSERT', when: one, message: 'one each' } as const;
    for (const statement of guardStatements(dialectOf('postgres'), guard)) await here.query(statement);
    const [first, second] = [new pg.Client(url), new pg.Client(url)];
    await Promise.all([first.connect(), second.connect()]);
    await Promise.all([first.query('BEGIN'), second.query('BEGIN')]);
    const insert = `INSERT INTO hazard_rows (request, part) VALUES ('x', 'only')`;
    await first.query(insert);
    const rival = second.query(insert).then(
      () => 'taken',
      (error: unknown) => String(error),
    );
    await wait(50);
    await first.query('COMMIT');
    expect(await rival).toContain('one each');
    await Promise.all([first.end(), second.end()]);
    await here.query('DROP TRIGGER one_each ON hazard_rows');
  });
});

onPostgres('processes that start at the same time', () => {
  it('on one new database migrate it once, and all of them run', async () => {
    const url = await emptyPostgres();
    const started = await Promise.all([0, 1, 2].map(() => dataSourceAt(url).initialize()));
    for (const one of started) {
      expect(await one.query('SELECT COUNT(*) AS n FROM migrations')).toEqual([{ n: migrations.length }]);
      await one.destroy();
    }
    await dropTestDatabase(url);
  }, 120_000);
});
