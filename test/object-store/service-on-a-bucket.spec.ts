import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import request, { type Response } from 'supertest';
import { startService, type RunningService } from '../api/running-service.js';
import { smallOrder } from '../api/small-order.js';
import { temporaryFolder } from '../stores/temporary-folder.js';
import { startObjectStore, type ObjectStore } from './stand-in.js';

/** A service whose files lie in a bucket: nothing of a report on its own disk, and a dead store loses nothing. */
describe('a service on an object store', () => {
  const disk = temporaryFolder('disk');
  let store: ObjectStore;
  let service: RunningService;
  let isStopped = false;
  beforeAll(async () => {
    store = await startObjectStore();
    service = await startService({ ...store.environment, DATA_DIR: disk.path });
  }, 60_000);
  afterAll(async () => {
    await service.stop();
    if (!isStopped) await store.stop();
    disk.remove();
  });

  const stored = async (): Promise<string> =>
    ((await request(service.server).post('/v1/appraisals').send(smallOrder()).expect(201)).body as { id: string }).id;
  const issue = (id: string): Promise<Response> =>
    request(service.server).post(`/v1/appraisals/${id}/report`).set('idempotency-key', `issue-${id}`);

  it('issues a report into the bucket and hands the same bytes out', async () => {
    const id = await stored();
    const { status, body } = await issue(id);
    expect(status).toBe(201);
    const { sha256 } = body as { sha256: string };
    expect(existsSync(join(disk.path, 'reports'))).toBe(false);
    const pdf = await request(service.server).get(`/v1/appraisals/${id}/report`).buffer(true).expect(200);
    expect(pdf.headers['etag']).toContain(sha256);
  });

  it('answers 503 with a time to come again when the store is dead: nothing is half stored, what stands is not called missing', async () => {
    const [known, other] = [await stored(), await stored()];
    await issue(known);
    await store.stop();
    isStopped = true;
    const answers = [await issue(other), await request(service.server).get(`/v1/appraisals/${known}/report`)];
    expect(answers.map(({ status, body }) => [status, (body as { code: string }).code])).toEqual([
      [503, 'archive-write-failed'],
      [503, 'archive-unreachable'],
    ]);
    expect(answers.every(({ headers }) => headers['retry-after'] === '5')).toBe(true);
    expect(await service.count('report_files')).toBe(2);
  }, 60_000);
});
