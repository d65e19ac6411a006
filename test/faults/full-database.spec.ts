import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync, renameSync, writeFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import request, { type Response } from 'supertest';
import { startService, type RunningService } from '../api/running-service.js';
import { smallOrder } from '../api/small-order.js';
import { temporaryFolder } from '../stores/temporary-folder.js';
import { testDialect } from '../stores/test-database.js';

const onSqlite = testDialect === 'sqlite' ? it : it.skip;

describe('a service that runs out of room', () => {
  const folder = temporaryFolder('full');
  let service: RunningService;
  beforeAll(async () => {
    service = await startService({ DATA_DIR: folder.path, REPORT_SIGNATURES: 'seal-only' });
  }, 60_000);
  afterAll(async () => {
    await service.stop();
    folder.remove();
  });

  const store = (key: string): request.Test =>
    request(service.server).post('/v1/appraisals').set('idempotency-key', key).send(smallOrder());
  const issue = (id: string): request.Test =>
    request(service.server).post(`/v1/appraisals/${id}/report`).set('idempotency-key', `report-${id}`);
  const told = ({ status, body, headers }: Response): unknown => [status, body.code, headers['retry-after']];

  /** SQLite says the same of a full disk and of a file that may not grow. */
  onSqlite(
    'in the database asks to come again, stores nothing, and takes the same order when there is room',
    async () => {
      const before = await service.count('appraisals');
      const [{ page_count: pages = 0 } = {}] =
        await service.dataSource.query<{ page_count: number }[]>('PRAGMA page_count');
      await service.dataSource.query(`PRAGMA max_page_count = ${pages}`);
      const refused = [];
      for (let order = 0; order < 40 && refused.length < 3; order += 1) {
        const answer = await store(`full-${order}`);
        if (answer.status !== 201) refused.push([`full-${order}`, told(answer)] as const);
      }
      expect(refused.map(([, answer]) => answer)).toEqual(Array(3).fill([503, 'database-unavailable', '5']));
      const stored = await service.count('appraisals');
      await service.dataSource.query('PRAGMA max_page_count = 1073741823');
      for (const [key] of refused) expect((await store(key)).status).toBe(201);
      expect(await service.count('appraisals')).toBe(stored + 3);
      expect(stored).toBeGreaterThanOrEqual(before);
      expect(await service.dataSource.query('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
    },
  );

  it('in the archive issues nothing, and the report gets the number it was given when there is room', async () => {
    const { id } = (await store('for-a-report')).body as { id: string };
    const [reports, aside] = [join(folder.path, 'reports'), join(folder.path, 'aside')];
    if (existsSync(reports)) renameSync(reports, aside);
    // Where the folder should be there is a file: nothing can be written, whoever runs the test.
    writeFileSync(reports, '');
    expect(told(await issue(id))).toEqual([503, 'archive-write-failed', '5']);
    expect((await request(service.server).get(`/v1/appraisals/${id}/report`)).status).not.toBe(200);
    rmSync(reports);
    if (existsSync(aside)) renameSync(aside, reports);
    const numbers = await service.dataSource.query<{ number: string }[]>('SELECT number FROM report_versions');
    const { status, body } = await issue(id);
    expect([status, [{ number: body.number as string }]]).toEqual([201, numbers]);
    expect((await request(service.server).get(`/v1/appraisals/${id}/report`)).status).toBe(200);
  });
});
