/** How a worker finds what to do: the cost of a look must not grow with the size of a batch. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { DataSource, type Logger } from 'typeorm';
import { WorkModule } from '../../src/app.module.js';
import { BatchItems } from '../../src/batches/batch-items.js';
import { readSettings } from '../../src/config/settings.js';
import { smallOrder } from '../api/small-order.js';
import { temporaryFolder } from '../stores/temporary-folder.js';
import { postBatch } from './posted-batch.js';

interface Asked {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

describe('taking items of a batch', () => {
  const folder = temporaryFolder('claiming');
  const settings = readSettings({ LOG_LEVEL: 'silent', DATA_DIR: folder.path });
  let worker: INestApplicationContext;
  let dataSource: DataSource;
  beforeAll(async () => {
    worker = await NestFactory.createApplicationContext(WorkModule.with(settings, { now: () => new Date() }), {
      abortOnError: false,
      logger: false,
    });
    dataSource = worker.get(DataSource);
  }, 60_000);
  afterAll(async () => {
    await worker.close();
    folder.remove();
  });

  async function statementsOf(work: () => Promise<unknown>): Promise<readonly Asked[]> {
    const asked: Asked[] = [];
    const logQuery = (sql: string, parameters: readonly unknown[] = []) => void asked.push({ sql, parameters });
    dataSource.setOptions({ logging: ['query'], logger: { logQuery } as unknown as Logger });
    await work();
    dataSource.setOptions({ logging: false, logger: 'advanced-console' });
    return asked;
  }

  const planOf = async ({ sql, parameters }: Asked): Promise<readonly string[]> => {
    const steps = await dataSource.query<{ detail: string }[]>(`EXPLAIN QUERY PLAN ${sql}`, [...parameters]);
    return steps.map(({ detail }) => detail);
  };

  it('goes along the index of open items, never over all items of the batch', async () => {
    const orders = Array.from({ length: 6 }, () => smallOrder());
    const id = await postBatch(dataSource, { organisationId: 'local', orders, at: new Date() });
    const items = worker.get(BatchItems);
    let taken: readonly { readonly position: number }[] = [];
    const asked = await statementsOf(async () => (taken = await items.claim(id)));
    expect(taken.map(({ position }) => position)).toEqual([1, 2, 3, 4]);
    const plans = await Promise.all(asked.filter(({ sql }) => sql.includes('batch_items')).map(planOf));
    expect(plans).toHaveLength(2);
    const places = plans.flat().filter((step) => step.startsWith('SEARCH') || step.startsWith('SCAN'));
    for (const place of places) expect(place).toMatch(/^SEARCH \S+ USING INDEX batch_items_open /);
    // The next worker finds the rest.
    expect((await items.claim(id)).map(({ position }) => position)).toEqual([5, 6]);
  });
});
