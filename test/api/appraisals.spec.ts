import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request, { type Response } from 'supertest';
import { fingerprintOf } from '../../src/fingerprints/fingerprint.js';
import { startService, type RunningService } from './running-service.js';
import { machine, smallOrder } from './small-order.js';

describe('/v1/appraisals', () => {
  let service: RunningService;
  beforeAll(async () => {
    service = await startService();
  }, 60_000);
  afterAll(() => service.stop());

  const post = (order: object, query = ''): request.Test =>
    request(service.server).post(`/v1/appraisals${query}`).send(order);
  const get = (path: string): request.Test => request(service.server).get(path);
  const stored = async (order: object = smallOrder()): Promise<Response> => {
    const answer = await post(order);
    expect(answer.status).toBe(201);
    return answer;
  };

  it('appraises, stores, and says where the record is', async () => {
    const before = await service.count('appraisals');
    const answer = await stored();
    expect(answer.headers['location']).toBe(`/v1/appraisals/${answer.body.id}`);
    const { appraisal, order } = answer.body;
    const { gross, deductions, net } = appraisal.scrapResidualValue;
    expect(Number(gross) - Number(deductions)).toBeCloseTo(Number(net), 2);
    expect(appraisal.lines.map((line: { componentId: string }) => line.componentId)).toEqual(['c01', 'c02']);
    expect(appraisal.lines.map((line: { decision: string }) => line.decision)).toEqual(['scrap', 'retain']);
    expect(appraisal.deductions.map((line: { code: string }) => line.code)).not.toContain('dismantling');
    expect(order.standard).toEqual({ id: 'shenyang-residual-value', version: '2024.1' });
    expect(order.knownAt).toBe('2026-11-02T08:00:00.000Z');
    expect(await service.count('appraisals')).toBe(before + 1);
  });

  it('gives fingerprints anyone can recompute from the answer with its trace', async () => {
    const { body } = await post(smallOrder(), '?trace=true');
    const { fingerprints, ...appraisal } = body.appraisal;
    expect(fingerprints.result).toBe(fingerprintOf(appraisal));
    expect(fingerprints.order).toBe(fingerprintOf(body.order));
    expect(fingerprints.engine).toMatch(/^lift-appraisal\/\d+\.\d+\.\d+ calculation 1$/);
    expect(fingerprints.priceTables.map((one: { editionId: string }) => one.editionId)).toContain(
      'demonstration/shenyang-scrap/2026-04-01',
    );
  });

  it('shows the trace when asked, and only then', async () => {
    const { body } = await stored();
    const plain = await get(`/v1/appraisals/${body.id}`);
    expect(plain.body.appraisal.trace).toBeUndefined();
    expect(plain.body.appraisal.lines[0].trace).toBeUndefined();
    expect(plain.body.appraisal).toEqual(body.appraisal);
    const full = await get(`/v1/appraisals/${body.id}?trace=true`);
    expect(full.body.appraisal.lines[0].trace.length).toBeGreaterThan(0);
    expect(Object.keys(full.body.appraisal.references).length).toBeGreaterThan(0);
  });

  it('computes a preview to the same figures and stores nothing', async () => {
    const { body } = await stored();
    const before = await service.count('appraisals');
    const preview = await post(smallOrder(), '?preview=true');
    expect(preview.status).toBe(200);
    expect(preview.body.id).toBeNull();
    expect(preview.body.appraisal).toEqual(body.appraisal);
    expect(await service.count('appraisals')).toBe(before);
  });

  it('answers 304 to a caller who holds the record already', async () => {
    const { body } = await stored();
    const first = await get(`/v1/appraisals/${body.id}`);
    const again = await get(`/v1/appraisals/${body.id}`).set('if-none-match', first.headers['etag'] ?? '');
    expect(again.status).toBe(304);
    expect(again.text).toBe('');
    const traced = await get(`/v1/appraisals/${body.id}?trace=true`).set('if-none-match', first.headers['etag'] ?? '');
    expect(traced.status).toBe(200);
  });

  it('recomputes a record identically, also when the clock has moved on', async () => {
    const { body } = await stored();
    service.setNow('2031-01-01T00:00:00.000Z');
    const answer = await get(`/v1/appraisals/${body.id}/recomputation`);
    service.setNow('2026-11-02T08:00:00.000Z');
    expect(answer.body).toMatchObject({ outcome: 'identical', identical: true, differences: [], missing: [] });
    expect(answer.body.computedResult).toBe(body.appraisal.fingerprints.result);
  });

  it('pages through the records, newest first, none twice and none left out', async () => {
    const deviceCode = '31102101009999999999';
    const lift = { ...(smallOrder()['lift'] as object), deviceCode };
    const ids: string[] = [];
    for (let index = 0; index < 5; index += 1) {
      service.setNow(`2026-11-02T09:00:0${index}.000Z`);
      ids.unshift((await stored(smallOrder({ lift }))).body.id as string);
    }
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: Response = await get(
        `/v1/appraisals?limit=2&deviceCode=${deviceCode}${cursor && `&cursor=${cursor}`}`,
      );
      seen.push(...page.body.items.map((item: { id: string }) => item.id));
      cursor = page.body.next as string | null;
    }
    expect(seen).toEqual(ids);
    service.setNow('2026-11-02T08:00:00.000Z');
  });

  it('stores fifty parallel orders, all of them and none mixed with another', async () => {
    const before = await service.count('appraisals');
    const orders = Array.from({ length: 50 }, (_, index) =>
      smallOrder({
        components: [machine({ id: `m${index}`, mass: { method: 'weighed', kgPerUnit: `${600 + index}` } })],
      }),
    );
    const answers = await Promise.all(orders.map((order) => post(order)));
    expect(answers.map((answer) => answer.status)).toEqual(orders.map(() => 201));
    expect(await service.count('appraisals')).toBe(before + 50);
    const records = await Promise.all(answers.map((answer) => get(`/v1/appraisals/${answer.body.id}`)));
    records.forEach((record, index) => {
      expect(record.body.appraisal.lines[0]).toMatchObject({ componentId: `m${index}`, massKg: `${600 + index}.000` });
      expect(record.body.order.components[0].id).toBe(`m${index}`);
    });
    expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(50);
  });

  it('stores exactly the 30 of 40 parallel orders that are not refused', async () => {
    const before = await service.count('appraisals');
    const orders = Array.from({ length: 40 }, (_, index) => smallOrder(index % 4 === 3 ? { region: '110000' } : {}));
    const answers = await Promise.all(orders.map((order) => post(order)));
    expect(answers.filter((answer) => answer.status === 201)).toHaveLength(30);
    expect(answers.filter((answer) => answer.status === 422)).toHaveLength(10);
    expect(await service.count('appraisals')).toBe(before + 30);
    expect(await service.count('audit_log')).toBe(await service.count('appraisals'));
  });

  it.each(['/v1/appraisals/01ARZ3NDEKTSV4RRFFQ69G5FAV', '/v1/appraisals/nonsense/recomputation'])(
    'knows no %s',
    async (path) => {
      const answer = await get(path);
      expect([answer.status, answer.body.code]).toEqual([404, 'appraisal-unknown']);
    },
  );

  it('names every wrong query parameter at once', async () => {
    const answer = await get('/v1/appraisals?limit=0&cursor=abc&page=2');
    expect(answer.status).toBe(400);
    expect(answer.body.faults.map((fault: { pointer: string }) => fault.pointer).sort()).toEqual([
      '/cursor',
      '/limit',
      '/page',
    ]);
  });
});
