/** What works on batches, with the real desk and the real press, on a database of its own. */
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { WorkModule } from '../../src/app.module.js';
import { AppraisalDesk } from '../../src/appraisals/appraisal-desk.js';
import { BatchItems, ClaimLost, type ClaimedItem } from '../../src/batches/batch-items.js';
import { BatchRunner } from '../../src/batches/batch-runner.js';
import { readSettings } from '../../src/config/settings.js';
import { organisationInScope } from '../../src/http/organisation-scope.js';
import { smallOrder } from '../api/small-order.js';
import { temporaryFolder } from '../stores/temporary-folder.js';
import { postBatch } from './posted-batch.js';

const start = Date.parse('2026-11-02T08:00:00.000Z');
const organisationId = 'local';

describe('the runner', () => {
  const folder = temporaryFolder('batch-runner');
  const settings = readSettings({ LOG_LEVEL: 'silent', DATA_DIR: folder.path });
  let now = start;
  let worker: INestApplicationContext;
  let dataSource: DataSource;

  const rows = <Row extends object>(sql: string): Promise<Row[]> => dataSource.query<Row[]>(sql);
  const post = (count: number, more: object = {}, reports: 'none' | 'issue' = 'none'): Promise<string> => {
    const orders = Array.from({ length: count }, () => smallOrder(more as Record<string, unknown>));
    return postBatch(dataSource, { organisationId, reports, orders, at: new Date(now) });
  };
  const run = (): Promise<number> => worker.get(BatchRunner).runUntilIdle();

  beforeAll(async () => {
    const work = WorkModule.with(settings, { now: () => new Date(now) });
    worker = await NestFactory.createApplicationContext(work, { abortOnError: false, logger: false });
    dataSource = worker.get(DataSource);
  }, 60_000);
  afterAll(async () => {
    await worker.close();
    folder.remove();
  });

  it('does every item of a batch once', async () => {
    const id = await post(10);
    expect(await run()).toBe(10);
    expect(await run()).toBe(0);
    const [done] = await rows(`SELECT COUNT(*) AS n, COUNT(DISTINCT appraisal_id) AS appraisals FROM batch_items
      WHERE batch_id = '${id}' AND state = 'done'`);
    expect(done).toEqual({ n: 10, appraisals: 10 });
    expect(await rows('SELECT COUNT(*) AS n FROM appraisals')).toEqual([{ n: 10 }]);
  });

  it('works on each item in the scope of its firm', async () => {
    const desk = worker.get(AppraisalDesk);
    const real = desk.compute.bind(desk);
    const scopes: unknown[] = [];
    const seen = jest.spyOn(desk, 'compute').mockImplementation((...asked) => {
      scopes.push(organisationInScope());
      return real(...asked);
    });
    await post(1);
    await run();
    seen.mockRestore();
    expect(scopes).toEqual([organisationId]);
  });

  it('stores nothing of an item that another has taken over meanwhile', async () => {
    const id = await post(1);
    const items = worker.get(BatchItems);
    const [held] = await items.claim(id);
    expect(await items.claim(id)).toEqual([]);
    now += 3 * 60_000;
    expect(await run()).toBe(1);
    const before = await rows('SELECT COUNT(*) AS n FROM audit_log');
    const late = dataSource.transaction(async (manager) => {
      await manager.query(`INSERT INTO audit_log (id, organisation_id, at, actor, action, subject)
        VALUES ('late', 'local', '2026-11-02T08:00:00.000Z', 'local', 'appraisal.stored', 'late')`);
      if (held) await items.advance(manager, held, { state: 'done' });
    });
    await expect(late).rejects.toThrow(ClaimLost);
    expect(await rows('SELECT COUNT(*) AS n FROM audit_log')).toEqual(before);
  });

  it('holds the item in hand, however long those before it took, and leaves what another has taken meanwhile', async () => {
    const id = await post(4);
    const [items, desk] = [worker.get(BatchItems), worker.get(AppraisalDesk)];
    const real = desk.compute.bind(desk);
    const begun: unknown[] = [];
    const slow = jest.spyOn(desk, 'compute').mockImplementation(async (order, item) => {
      // Two of them take longer than a lease.
      now += 100_000;
      const taken = await items.claim(id);
      begun.push({ begun: (item as ClaimedItem).position, taken: taken.map(({ position }) => position) });
      return real(order, item);
    });
    await run();
    slow.mockRestore();
    expect(begun).toEqual([
      { begun: 1, taken: [] },
      { begun: 2, taken: [3, 4] },
    ]);
    now += 3 * 60_000;
    await run();
    const [done] = await rows(`SELECT COUNT(*) AS n, COUNT(DISTINCT appraisal_id) AS appraisals FROM batch_items
      WHERE batch_id = '${id}' AND state = 'done'`);
    expect(done).toEqual({ n: 4, appraisals: 4 });
  });

  it('issues one report a lift, drafts where the engagement is not complete', async () => {
    const id = await post(3, {}, 'issue');
    await run();
    const [issued] = await rows(`SELECT COUNT(*) AS n, COUNT(DISTINCT f.report_id) AS reports FROM batch_items i
      JOIN report_files f ON f.report_id = i.report_id WHERE i.batch_id = '${id}' AND i.state = 'done'`);
    expect(issued).toEqual({ n: 3, reports: 3 });
  }, 60_000);

  it('writes down what is refused, with its problem, and tries again what may pass, later and later', async () => {
    const id = await post(1, { region: '110000' });
    await run();
    const [item] = await rows<{ state: string; problem_json: string }>(
      `SELECT state, problem_json FROM batch_items WHERE batch_id = '${id}'`,
    );
    expect([item?.state, JSON.parse(item?.problem_json ?? '').content.code]).toEqual(['failed', 'appraisal-refused']);

    const other = await post(1);
    await dataSource.query(
      `CREATE TRIGGER full BEFORE INSERT ON appraisals BEGIN SELECT RAISE(ABORT, 'disk full'); END`,
    );
    const tries: unknown[] = [];
    for (const wait of [0, 5_000, 20_000, 80_000, 320_000]) {
      now += wait;
      await run();
      tries.push(...(await rows(`SELECT attempts AS n, state FROM batch_items WHERE batch_id = '${other}'`)));
    }
    expect(tries).toEqual([...[1, 2, 3, 4].map((n) => ({ n, state: 'waiting' })), { n: 4, state: 'failed' }]);
    await dataSource.query('DROP TRIGGER full');
  });

  it('serves one firm after the other, however long the batch of the first is', async () => {
    await dataSource.query(
      `INSERT INTO organisations (id, name, created_at) VALUES ('second', 's', '2026-11-02T08:00:00.000Z')`,
    );
    const long = await post(20);
    now += 1;
    const orders = Array.from({ length: 4 }, () => smallOrder());
    const short = await postBatch(dataSource, { organisationId: 'second', orders, at: new Date(now) });
    await run();
    const order = await rows<{ subject: string; batch_id: string }>(
      `SELECT i.batch_id FROM audit_log a JOIN batch_items i ON i.appraisal_id = a.subject
       WHERE i.batch_id IN ('${long}', '${short}') ORDER BY a.rowid`,
    );
    const lastOfShort = order.map(({ batch_id: batchId }) => batchId).lastIndexOf(short);
    expect([order.length, lastOfShort < 8]).toEqual([24, true]);
  });
});
