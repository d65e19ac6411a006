/** What comes of a batch, opened by other programs' readers and checked. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import readSheet from 'read-excel-file/node';
import request from 'supertest';
import { BatchRunner } from '../../src/batches/batch-runner.js';
import { sha256Hex } from '../../src/fingerprints/sha256.js';
import { openZip } from '../../src/http/zip/open-zip.js';
import { startService, type RunningService } from '../api/running-service.js';
import { smallOrder } from '../api/small-order.js';

const limits = { unpackedBytes: 100_000_000, unpackRatio: 1_000, ratioFreeBytes: 10_000_000, zipEntries: 100 };
const trade = { limits, name: '报告', format: 'ZIP', refusal: (fault: string): Error => new Error(fault) };

describe('the results of a batch', () => {
  let service: RunningService;
  let id: string;
  const get = (path: string): request.Test => request(service.server).get(`/v1/batches/${id}/${path}`);
  const post = async (body: object): Promise<string> => {
    const sent = await request(service.server).post('/v1/batches').send(body).expect(201);
    return (sent.body as { id: string }).id;
  };
  const lift = (changes: object): Record<string, unknown> => ({
    lift: { ...(smallOrder()['lift'] as object), ...changes },
  });

  beforeAll(async () => {
    service = await startService();
    const second = smallOrder({ ...lift({ deviceCode: 'B2', address: '=1+1' }), region: '110000' });
    const orders = [smallOrder(lift({ address: '某路 1 号' })), second, smallOrder(lift({ deviceCode: 'B3' }))];
    id = await post({ label: '批次', reports: 'issue', orders });
    await service.app.get(BatchRunner).runUntilIdle();
  }, 120_000);
  afterAll(() => service.stop());

  it('are a workbook of one line a lift, with the two values summed apart', async () => {
    const answer = await get('summary.xlsx').responseType('blob');
    expect(answer.status).toBe(200);
    const sheets = await readSheet(answer.body as Buffer);
    const [rows = [], totals = []] = sheets.map(({ data }) => data);
    const items = (await get('items')).body.items as {
      netScrap: string;
      remainingValue: string;
      appraisalId: string;
    }[];
    const ids = items.map(({ appraisalId }) => appraisalId);
    const [net, remaining] = items.slice(0, 1).flatMap((item) => [Number(item.netScrap), Number(item.remainingValue)]);
    expect(rows.slice(1).map((row) => row.slice(0, 6))).toEqual([
      [1, '31102101002004090001', '某路 1 号', '已完成', net, remaining],
      [2, 'B2', '=1+1', '失败', null, null],
      [3, 'B3', null, '已完成', net, remaining],
    ]);
    expect(rows.slice(1).map((row) => row.slice(6, 8))).toEqual([
      [`草稿 ${ids[0]}`, ids[0]],
      [null, null],
      [`草稿 ${ids[2]}`, ids[2]],
    ]);
    expect(rows[2]?.[8]).toMatch(/^无法评估。.*110000/);
    expect(totals.slice(2).map((row) => row[1])).toEqual([3, 2, Number(net) * 2, Number(remaining) * 2]);
  });

  it('are the reports themselves, each as the archive serves it and named by its hash', async () => {
    const answer = await get('reports.zip').responseType('blob');
    const zip = await openZip(answer.body as Buffer, trade);
    const manifest = JSON.parse((await zip.partBytes('manifest.json')).toString('utf8')) as {
      files: { path: string; sha256: string }[];
    };
    expect(manifest).toMatchObject({ format: 'lift-appraisal-batch-reports/1', batchId: id, lifts: 3 });
    expect(manifest.files.map(({ path }) => path.slice(0, 8))).toEqual(['00001 草稿', '00003 草稿']);
    const items = (await get('items?state=done')).body.items as { appraisalId: string }[];
    for (const [place, { path, sha256 }] of manifest.files.entries()) {
      const served = await request(service.server)
        .get(`/v1/appraisals/${items[place]?.appraisalId}/report`)
        .responseType('blob');
      const packed = await zip.partBytes(path);
      expect([sha256Hex(packed), packed.equals(served.body as Buffer)]).toEqual([sha256, true]);
    }
  });

  it('are told as they come, until the batch is over', async () => {
    const other = await post({ label: 'x', orders: [smallOrder(), smallOrder()] });
    const address = await service.app.getUrl();
    const stream = await fetch(`${address}/v1/batches/${other}/events`);
    expect(stream.headers.get('content-type')).toContain('text/event-stream');
    expect(stream.headers.get('x-accel-buffering')).toBe('no');
    const reading = stream.text();
    await service.app.get(BatchRunner).runUntilIdle();
    const events = (await reading).trim().split('\n\n');
    const [first, end] = [events[0] ?? '', events.at(-1) ?? ''];
    expect(first).toMatch(/^event: progress\ndata: \{/);
    const shown = await request(service.server).get(`/v1/batches/${other}`);
    expect(end).toBe(`event: end\ndata: ${JSON.stringify(shown.body)}`);
  });

  it('are told no longer when the service stops', async () => {
    const running = await startService();
    const sent = await request(running.server)
      .post('/v1/batches')
      .send({ label: 'x', orders: [smallOrder()] });
    const stream = await fetch(`${await running.app.getUrl()}/v1/batches/${sent.body.id}/events`);
    const reading = stream.text();
    await running.stop();
    expect(await reading).not.toContain('event: end');
  }, 60_000);
});
