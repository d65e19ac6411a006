import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import request from 'supertest';
import { IssueReport } from '../../src/reports/issue-report.js';
import { packageRoot } from '../../src/config/package-root.js';
import { temporaryFolder } from '../stores/temporary-folder.js';
import { startService, type RunningService } from './running-service.js';

describe('a process that dies between the archive and the record', () => {
  const folder = temporaryFolder('interrupted');
  let service: RunningService;
  let order: Record<string, unknown>;
  const start = async (): Promise<void> => {
    service = await startService({ DATA_DIR: folder.path });
  };
  beforeAll(async () => {
    await start();
    const file = join(packageRoot, 'examples', '02-eleven-stops-2004-geared.json');
    const whole = JSON.parse(await readFile(file, 'utf8')) as { components: unknown[] };
    order = { ...whole, components: whole.components.slice(0, 5), referenceDate: '2026-06-30', knownAt: undefined };
  }, 60_000);
  afterAll(async () => {
    await service.stop();
    folder.remove();
  });

  const appraised = async (): Promise<string> => {
    const { body, status } = await request(service.server).post('/v1/appraisals').send(order);
    expect(status).toBe(201);
    return body.id as string;
  };

  it('leaves a prepared version; the next process issues it under the same number and code', async () => {
    const id = await appraised();
    // Everything is done but `write`: here the power goes.
    const prepared = await service.app
      .get(IssueReport, { strict: false })
      .prepare({ organisationId: 'local', actor: 'local' }, id);
    const lost = JSON.parse(prepared.body) as { number: string; code: string; sha256: string };
    expect(await readdir(join(folder.path, 'reports', lost.sha256.slice(0, 2)))).toContain(lost.sha256);
    await service.stop();
    await start();
    service.setNow('2026-11-03T08:00:00.000Z');

    expect((await request(service.server).get(`/v1/appraisals/${id}/report`)).status).toBe(404);
    const page = await request(service.server).get(`/r/${lost.code}`);
    expect([page.status, page.text.includes('草稿')]).toEqual([200, true]);
    const issued = await request(service.server).post(`/v1/appraisals/${id}/report`);
    expect([issued.status, issued.body.number, issued.body.code]).toEqual([201, lost.number, lost.code]);
    const served = await request(service.server).get(`/v1/appraisals/${id}/report`);
    expect(served.status).toBe(200);

    const next = await request(service.server).post(`/v1/appraisals/${await appraised()}/report`);
    const sequence = (number: string): number => Number(/第(\d+)号/.exec(number)?.[1]);
    expect(sequence(next.body.number as string)).toBe(sequence(lost.number) + 1);
  }, 60_000);

  it('answers a repeated key with the same report, and refuses the key at another door', async () => {
    const id = await appraised();
    const post = (): request.Test =>
      request(service.server).post(`/v1/appraisals/${id}/report`).set('idempotency-key', 'died');
    const [first, again] = [await post(), await post()];
    expect([first.status, again.status, again.headers['idempotency-replayed']]).toEqual([201, 201, 'true']);
    expect(again.text).toBe(first.text);
    const other = request(service.server).post('/v1/appraisals').set('idempotency-key', 'died').send(order);
    expect((await other).body.code).toBe('idempotency-key-reused');
  });
});
