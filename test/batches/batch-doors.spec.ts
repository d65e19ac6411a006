import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import request from 'supertest';
import { BatchItems } from '../../src/batches/batch-items.js';
import { BatchRunner } from '../../src/batches/batch-runner.js';
import { WorkOnItem } from '../../src/batches/work-on-item.js';
import { SETTINGS, type Settings } from '../../src/config/settings.js';
import { startService, testInstant, type RunningService } from '../api/running-service.js';
import { machine, smallOrder } from '../api/small-order.js';

interface Batch {
  readonly id: string;
  readonly state: string;
  readonly counts: object;
}

describe('/v1/batches', () => {
  let service: RunningService;
  let made = 0;
  const post = (body: object): request.Test => request(service.server).post('/v1/batches').send(body);
  const postLines = (lines: readonly string[], query = 'label=lines'): request.Test =>
    request(service.server).post(`/v1/batches?${query}`).type('application/x-ndjson').send(lines.join('\n'));
  const get = (path: string): request.Test => request(service.server).get(`/v1/batches${path}`);
  const act = (id: string, name: string): request.Test => request(service.server).post(`/v1/batches/${id}/${name}`);
  const work = (): Promise<number> => service.app.get(BatchRunner).runUntilIdle();
  const orders = (count: number, changes: Record<string, unknown> = {}): Record<string, unknown>[] =>
    Array.from({ length: count }, () => {
      made += 1;
      const lift = {
        ...(smallOrder()['lift'] as object),
        deviceCode: `3110210100200409${String(made).padStart(4, '0')}`,
      };
      return smallOrder({ lift, ...changes });
    });
  const posted = async (body: object): Promise<Batch> => (await post(body).expect(201)).body as Batch;
  const uploads = (): string[] => {
    const folder = join(service.app.get<Settings>(SETTINGS).dataDir, 'uploads');
    return existsSync(folder) ? readdirSync(folder) : [];
  };

  beforeAll(async () => {
    service = await startService({ BATCH_BODY_LIMIT_BYTES: '200000' });
  }, 60_000);
  afterAll(() => service.stop());

  it('takes 30 orders, one a line, and appraises each of them', async () => {
    const sent = await postLines(
      orders(30).map((order) => JSON.stringify(order)),
      'label=%E6%89%B9%E6%AC%A1',
    );
    expect([sent.status, sent.body]).toMatchObject([
      201,
      { label: '批次', reports: 'none', source: 'ndjson', state: 'running', lifts: 30, warnings: [] },
    ]);
    expect(sent.headers['location']).toBe(`/v1/batches/${sent.body.id}`);
    expect(uploads()).toEqual([]);
    expect(await work()).toBe(30);
    const one = await get(`/${sent.body.id}`);
    expect(one.body).toMatchObject({ state: 'finished', counts: { waiting: 0, appraised: 0, done: 30, failed: 0 } });
    expect((await get(`/${sent.body.id}`).set('if-none-match', one.headers['etag'] ?? '')).status).toBe(304);
    const page = await get(`/${sent.body.id}/items?limit=20`);
    const rest = await get(`/${sent.body.id}/items?limit=20&cursor=${page.body.next}`);
    const items = [...page.body.items, ...rest.body.items] as { position: number; appraisalId: string }[];
    expect([items.map(({ position }) => position), rest.body.next]).toEqual([
      Array.from({ length: 30 }, (_, index) => index + 1),
      null,
    ]);
    const single = await request(service.server).get(`/v1/appraisals/${items[29]?.appraisalId}`);
    expect(items[29]).toMatchObject({
      ...{ state: 'done', deviceCode: single.body.order.lift.deviceCode, problem: null },
      netScrap: single.body.appraisal.scrapResidualValue.net,
      remainingValue: single.body.appraisal.remainingValue,
    });
  });

  it.each([
    ['nothing', ''],
    ['a sign that is none', '%00'],
    ['two lines', 'a%0Ab'],
    ['blanks', '%20'],
    ['201 characters', 'x'.repeat(201)],
  ])('takes no %s for a label', async (_, label) => {
    const { status, body } = await postLines(
      orders(1).map((order) => JSON.stringify(order)),
      `label=${label}`,
    );
    expect([status, body.code]).toEqual([400, 'query-invalid']);
  });

  it('stores nothing of a batch with faults, and names every one with its line or pointer', async () => {
    const before = await service.count('batch_items');
    const [sound, other] = orders(2).map((order) => JSON.stringify(order));
    const faulty = JSON.stringify(smallOrder({ components: [machine({ quantity: 1 })], region: '999999' }));
    const lines = await postLines([sound ?? '', '', faulty, '{"a":', other ?? '']);
    expect([lines.status, lines.body.code, lines.body.faultCount]).toEqual([422, 'batch-invalid', 3]);
    expect(lines.body.faults.map((fault: object) => Object.values(pick(fault)))).toEqual([
      [3, '/components/0/quantity', 'decimal-string-expected'],
      [3, '/region', 'region-unknown'],
      [4, '', 'json-malformed'],
    ]);
    const document = await post({ label: 'x', orders: [smallOrder(), smallOrder({ referenceDate: '2027-01-01' }), 7] });
    expect(document.body.faults.map((fault: { pointer: string }) => fault.pointer)).toEqual([
      '/orders/1/referenceDate',
      '/orders/2',
    ]);
    const many = await post({ label: 'x', orders: Array.from({ length: 600 }, () => 1) });
    expect([many.body.faults.length, many.body.faultCount]).toEqual([500, 600]);
    expect([await service.count('batch_items'), uploads()]).toEqual([before, []]);
  });

  it('takes no batch with facts that cannot be so, and names those of every order', async () => {
    const before = await service.count('batch_items');
    const lift = { ...(smallOrder()['lift'] as object), stops: 14, landings: 40 };
    const faulty = [smallOrder({ lift }), smallOrder({ components: [machine({ quantity: '0.5' })] })];
    const { status, body } = await post({ label: 'x', orders: [...orders(1), ...faulty] });
    expect([status, body.code, body.faultCount]).toEqual([422, 'batch-invalid', 2]);
    expect(body.faults).toMatchObject([
      { pointer: '/orders/1/lift/landings', code: 'landings-beyond-stops', allowed: '≤ 28' },
      { pointer: '/orders/2/components/0/quantity', code: 'pieces-not-whole', allowed: '1, 2, 3, …' },
    ]);
    expect(await service.count('batch_items')).toBe(before);
  });

  it('refuses what is no batch', async () => {
    const refusals: [request.Test, number, string][] = [
      [post({ label: 'x', orders: [] }), 422, 'batch-empty'],
      [post({ orders: [smallOrder()], more: 1 }), 422, 'batch-invalid'],
      [post({ label: 'x', orders: {} }), 422, 'batch-invalid'],
      [postLines(['', ' ']), 422, 'batch-empty'],
      [postLines([JSON.stringify(smallOrder())], 'reports=issue'), 400, 'query-invalid'],
      [postLines([JSON.stringify(smallOrder())], 'label=x&reports=all'), 400, 'query-invalid'],
      [postLines([`{"a":"${'x'.repeat(200_000)}"}`]), 413, 'body-too-large'],
      [request(service.server).post('/v1/batches').type('text/csv').send('x'), 415, 'unsupported-media-type'],
      [post({ label: 'x', orders: Array.from({ length: 10_001 }, () => 1) }), 422, 'batch-too-long'],
      [get('/none'), 404, 'batch-unknown'],
      [get('/none/items'), 404, 'batch-unknown'],
      [act('none', 'pause'), 404, 'batch-unknown'],
    ];
    for (const [asked, status, code] of refusals) {
      const answer = await asked;
      expect([answer.status, answer.body.code]).toEqual([status, code]);
    }
    expect(uploads()).toEqual([]);
  });

  it('fails a lift for what is missing, with the problem a single order gets, and tries it again on request', async () => {
    const { id } = await posted({ label: 'x', orders: [...orders(2), ...orders(1, { region: '110000' })] });
    await work();
    expect((await get(`/${id}`)).body).toMatchObject({ state: 'finished', counts: { done: 2, failed: 1 } });
    const failed = (await get(`/${id}/items?state=failed`).set('accept-language', 'en')).body.items;
    const single = await request(service.server)
      .post('/v1/appraisals')
      .set('accept-language', 'en')
      .send(smallOrder({ region: '110000' }));
    const { code, title, findings } = single.body as { code: string; title: string; findings: object[] };
    const problem = { code, title, findings };
    expect(failed).toMatchObject([{ position: 3, state: 'failed', appraisalId: null, problem }]);
    const again = await act(id, 'retry').expect(200);
    expect(again.body).toMatchObject({ state: 'running', counts: { waiting: 1, failed: 0 }, acts: [{ act: 'retry' }] });
    expect(await work()).toBe(1);
    const done = await act((await posted({ label: 'x', orders: orders(1) })).id, 'retry');
    expect([done.status, done.body.code]).toEqual([409, 'nothing-failed']);
  });

  it('pauses, resumes and cancels', async () => {
    await work();
    const { id } = await posted({ label: 'x', orders: orders(3) });
    expect((await act(id, 'pause')).body.state).toBe('paused');
    expect(await work()).toBe(0);
    expect((await act(id, 'pause')).body.code).toBe('batch-paused-already');
    expect((await act(id, 'resume')).body.state).toBe('running');
    expect(await work()).toBe(3);
    expect((await act(id, 'cancel')).body.code).toBe('batch-over');
    const other = (await posted({ label: 'x', orders: orders(3) })).id;
    const cancelled = (await act(other, 'cancel')).body;
    expect(cancelled).toMatchObject({ state: 'cancelled', counts: { waiting: 3 }, ratePerSecond: null });
    expect([await work(), (await act(other, 'resume')).status]).toEqual([0, 409]);
  });

  it('answers the same for the same key and bytes, and stores one batch', async () => {
    const [line = ''] = orders(1).map((order) => JSON.stringify(order));
    const before = await service.count('batches');
    const send = (body: string): request.Test => postLines([body]).set('idempotency-key', 'same');
    const first = await send(line);
    const second = await send(line);
    expect([second.status, second.headers['idempotency-replayed'], second.body]).toEqual([201, 'true', first.body]);
    expect((await send(`${line}\n${line}`)).body.code).toBe('idempotency-key-reused');
    expect(await service.count('batches')).toBe(before + 1);
  });

  it('warns of a lift that stands in it twice, and goes on', async () => {
    const twice = smallOrder();
    const { body } = await post({ label: 'x', orders: [twice, ...orders(1), twice] });
    expect(body.warnings).toEqual([
      { code: 'device-code-repeated', deviceCode: '31102101002004090001', positions: [1, 3] },
    ]);
  });

  it('says how fast it goes and how long it will take', async () => {
    await work();
    const later = (ms: number): void => service.setNow(new Date(Date.parse(testInstant) + ms).toISOString());
    later(1_000);
    const { id } = await posted({ label: 'x', orders: orders(6) });
    later(3_000);
    for (const item of await service.app.get(BatchItems).claim(id)) await service.app.get(WorkOnItem).run(item);
    const { body } = await get(`/${id}`);
    expect(body).toMatchObject({ state: 'running', counts: { done: 4, waiting: 2 } });
    expect([body.ratePerSecond, body.secondsLeft]).toEqual(['2.0', 1]);
    expect((await get('?limit=1')).body.items).toMatchObject([{ id, state: 'running' }]);
  });

  it('issues reports where they are asked for', async () => {
    await work();
    const { id } = await posted({ label: 'x', reports: 'issue', orders: orders(1) });
    await work();
    const [item] = (await get(`/${id}/items`)).body.items as { appraisalId: string; reportId: string }[];
    const report = await request(service.server).get(`/v1/appraisals/${item?.appraisalId}/report`);
    expect([report.status, item?.reportId]).toEqual([200, expect.any(String)]);
  });
});

const pick = ({ line, pointer, code }: { line?: number; pointer?: string; code?: string }): object => ({
  line,
  pointer,
  code,
});
