/** The built program: workers in processes of their own race over one database, and a thread of the service works by itself. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NestFactory } from '@nestjs/core';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { WorkModule } from '../../src/app.module.js';
import { systemClock } from '../../src/config/clock.js';
import { packageRoot } from '../../src/config/package-root.js';
import { readSettings } from '../../src/config/settings.js';
import { smallOrder } from '../api/small-order.js';
import { temporaryFolder } from '../stores/temporary-folder.js';
import { postBatch } from './posted-batch.js';

const cli = join(packageRoot, 'dist', 'cli', 'main.js');

describe('workers of the built program', () => {
  const folder = temporaryFolder('workers');
  const environment = { DATA_DIR: folder.path, LOG_LEVEL: 'error', PORT: '0' };
  const running = new Set<ChildProcess>();
  const program = (...words: readonly string[]): ChildProcess => {
    const env = { PATH: process.env.PATH, ...environment };
    const child = spawn(process.execPath, [cli, ...words], { cwd: folder.path, env });
    running.add(child);
    return child;
  };
  const exitOf = async (child: ChildProcess): Promise<unknown> => {
    if (child.exitCode === null) await once(child, 'exit');
    running.delete(child);
    return child.exitCode;
  };

  let batchId: string;
  beforeAll(async () => {
    const work = WorkModule.with(readSettings(environment), systemClock);
    const app = await NestFactory.createApplicationContext(work, { abortOnError: false, logger: false });
    const orders = Array.from({ length: 60 }, () => smallOrder());
    const wanted = { organisationId: 'local', orders, at: systemClock.now() };
    batchId = await postBatch(app.get(DataSource), wanted);
    await app.close();
  }, 60_000);
  afterAll(() => {
    for (const child of running) child.kill('SIGKILL');
    folder.remove();
  });

  it('do each of 60 items once, two of them at a time', async () => {
    const workers = [program('work', '--until-idle'), program('work', '--until-idle')];
    expect(await Promise.all(workers.map(exitOf))).toEqual([0, 0]);
    const work = WorkModule.with(readSettings(environment), systemClock);
    const app = await NestFactory.createApplicationContext(work, { abortOnError: false, logger: false });
    const rows = (sql: string): Promise<object[]> => app.get(DataSource).query<object[]>(sql);
    const done = `FROM batch_items WHERE state = 'done' AND batch_id = '${batchId}'`;
    expect(await rows(`SELECT COUNT(*) AS n, COUNT(DISTINCT appraisal_id) AS appraisals ${done}`)).toEqual([
      { n: 60, appraisals: 60 },
    ]);
    expect(await rows('SELECT COUNT(*) AS n FROM appraisals')).toEqual([{ n: 60 }]);
    expect(await rows(`SELECT COUNT(*) AS n FROM audit_log WHERE action = 'appraisal.stored'`)).toEqual([{ n: 60 }]);
    await app.close();
  }, 120_000);

  it('work in a thread of the service, which drains it when it ends', async () => {
    const service = program('serve');
    let log = '';
    service.stdout?.on('data', (piece: Buffer) => (log += piece.toString('utf8')));
    service.stderr?.on('data', (piece: Buffer) => (log += piece.toString('utf8')));
    const address = await found(() => /listens on (\S+)/.exec(log)?.[1]);
    const sent = await fetch(`${address}/v1/batches`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ label: 'x', reports: 'issue', orders: [smallOrder(), smallOrder()] }),
    });
    const { id } = (await sent.json()) as { id: string };
    const finished = await found(async () => {
      const batch = (await (await fetch(`${address}/v1/batches/${id}`)).json()) as { state: string; counts: object };
      return batch.state === 'finished' ? batch : undefined;
    });
    expect(finished.counts).toEqual({ waiting: 0, appraised: 0, done: 2, failed: 0 });
    service.kill('SIGTERM');
    expect([await exitOf(service), log]).toEqual([0, expect.not.stringContaining('error')]);
  }, 120_000);
});

async function found<Value>(look: () => Value | undefined | Promise<Value | undefined>): Promise<Value> {
  for (;;) {
    const value = await look();
    if (value !== undefined) return value;
    await new Promise((resume) => setTimeout(resume, 100));
  }
}
