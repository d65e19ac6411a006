import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { SerialSqliteDataSource } from '../../src/database/serial-sqlite-data-source.js';
import { createHazardTable, HazardRow, postFortyAtOnce } from './hazard.js';
import { temporaryFolder } from './temporary-folder.js';

describe('SerialSqliteDataSource', () => {
  const folder = temporaryFolder('serial');
  let dataSource: SerialSqliteDataSource;
  const requests = async (): Promise<readonly string[]> =>
    (await dataSource.getRepository(HazardRow).find({ order: { id: 'ASC' } })).map((row) => row.request);
  const add = (request: string): Promise<unknown> =>
    dataSource.getRepository(HazardRow).insert({ request, part: 'only' });

  beforeAll(async () => {
    dataSource = new SerialSqliteDataSource({
      file: join(folder.path, 'serial.sqlite'),
      entities: [HazardRow],
      migrations: [],
      writeWaitMs: 500,
    });
    await dataSource.initialize();
    await dataSource.query(createHazardTable);
  });
  afterAll(async () => {
    await dataSource.destroy();
    folder.remove();
  });

  it('stores exactly the 30 of 40 parallel POSTs that were not refused, each a transaction with a real await', async () => {
    expect(await postFortyAtOnce(dataSource)).toEqual({
      acknowledged: 30,
      refused: 10,
      lost: 0,
      ghosts: 0,
      storedWhole: 30,
    });
    await dataSource.getRepository(HazardRow).clear();
  });

  it('writes durably: WAL with every commit synced', async () => {
    expect(await dataSource.query('PRAGMA journal_mode')).toEqual([{ journal_mode: 'wal' }]);
    expect(await dataSource.query('PRAGMA synchronous')).toEqual([{ synchronous: 2 }]);
    expect(await dataSource.query('PRAGMA foreign_keys')).toEqual([{ foreign_keys: 1 }]);
  });

  it('keeps a plain insert that came while another caller’s transaction was open and failed', async () => {
    const failing = dataSource.transaction(async (manager) => {
      await manager.insert(HazardRow, { request: 'rolled-back', part: 'head' });
      await wait(20);
      throw new Error('refused');
    });
    await wait(5);
    await add('kept');
    await expect(failing).rejects.toThrow('refused');
    expect(await requests()).toEqual(['kept']);
    await dataSource.getRepository(HazardRow).clear();
  });

  it('reads committed rows only, without waiting for the writer', async () => {
    let commit = (): void => undefined;
    const mayCommit = new Promise<void>((resolve) => (commit = resolve));
    const writing = dataSource.transaction(async (manager) => {
      await manager.insert(HazardRow, { request: 'uncommitted', part: 'head' });
      await mayCommit;
    });
    await wait(10);
    // The writer commits only after this read: a reader that waited for it would never come back.
    expect(await requests()).toEqual([]);
    commit();
    await writing;
    expect(await requests()).toEqual(['uncommitted']);
    await dataSource.getRepository(HazardRow).clear();
  });

  it('sees inside a transaction what that transaction wrote, and rolls back a savepoint alone', async () => {
    await dataSource.transaction(async (outer) => {
      await outer.insert(HazardRow, { request: 'outer', part: 'head' });
      await expect(
        outer.transaction(async (inner) => {
          await inner.insert(HazardRow, { request: 'inner', part: 'head' });
          throw new Error('inner refused');
        }),
      ).rejects.toThrow('inner refused');
      expect(await outer.count(HazardRow)).toBe(1);
    });
    expect(await requests()).toEqual(['outer']);
    await dataSource.getRepository(HazardRow).clear();
  });

  it('names the mistake when a statement inside a transaction bypasses its entity manager, and goes on after it', async () => {
    await expect(dataSource.transaction(() => add('deadlock'))).rejects.toThrow(/own entity manager/);
    await add('after');
    expect(await requests()).toEqual(['after']);
    await dataSource.getRepository(HazardRow).clear();
  });

  it('rolls back a transaction whose runner was released without an end', async () => {
    const runner = dataSource.createQueryRunner();
    await runner.startTransaction();
    await runner.query("INSERT INTO hazard_rows (request, part) VALUES ('forgotten', 'head')");
    await runner.release();
    await add('next');
    expect(await requests()).toEqual(['next']);
  });

  it('asks to come again while the disk is full, keeps nothing half written, and goes on when there is room', async () => {
    await dataSource.getRepository(HazardRow).clear();
    const [{ page_count: pages = 0 } = {}] = await dataSource.query<{ page_count?: number }[]>('PRAGMA page_count');
    await dataSource.query(`PRAGMA max_page_count = ${pages}`);
    const filling = dataSource.transaction(async (manager) => {
      await manager.insert(HazardRow, { request: 'head', part: 'head' });
      await manager.insert(HazardRow, { request: 'x'.repeat(100_000), part: 'tail' });
    });
    await expect(filling).rejects.toMatchObject({ code: 'database-unavailable', kind: 'unavailable' });
    await dataSource.query('PRAGMA max_page_count = 1073741823');
    await add('after');
    expect(await requests()).toEqual(['after']);
  });
});
