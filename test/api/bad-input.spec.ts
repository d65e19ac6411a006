import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import request, { type Response } from 'supertest';
import { startService, type RunningService } from './running-service.js';
import { faultyOrders, refusedOrders, withMachine, withRail } from './faulty-orders.js';
import { machine, rail, smallOrder } from './small-order.js';

describe('bad input', () => {
  let service: RunningService;
  beforeAll(async () => {
    service = await startService();
  }, 60_000);
  afterAll(() => service.stop());
  // Whatever was sent: nothing is stored, and the service lives.
  afterEach(async () => {
    expect(await service.count('appraisals')).toBe(0);
    expect(await service.count('idempotency_claims')).toBe(0);
    expect((await request(service.server).get('/health/live')).body).toEqual({ status: 'live' });
  });

  const post = (order: object): request.Test => request(service.server).post('/v1/appraisals').send(order);
  const postBytes = (bytes: Buffer | string, type = 'application/json'): request.Test =>
    request(service.server)
      .post('/v1/appraisals')
      .set('content-type', type)
      .serialize((body: string | Buffer) => body as string)
      .send(bytes);
  const summary = ({ status, body }: Response): unknown => [status, body.code];

  it.each(faultyOrders)('names the place of %s', async (_, order, pointer, code) => {
    const answer = await post(order);
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(summary(answer)).toEqual([422, 'order-invalid']);
    const faults = answer.body.faults.map((fault: { pointer: string; code: string }) => [fault.pointer, fault.code]);
    expect(faults).toEqual([[pointer, code]]);
    expect(answer.body.faults[0].message).toMatch(/[\u4e00-\u9fff]/);
    expect(answer.body.faultCount).toBe(1);
  });

  it('lists faults of shape and of content together, each with its place', async () => {
    const components = [machine({ quantity: 1 }), rail({ type: 'no-such-type' }), { id: 'c03' }];
    const answer = await post(smallOrder({ components, region: 210100, extra: true }));
    const faults = answer.body.faults.map(
      (fault: { pointer: string; code: string }) => `${fault.pointer} ${fault.code}`,
    );
    expect(faults.sort()).toEqual([
      '/components/0/quantity decimal-string-expected',
      '/components/1/type component-type-unknown',
      '/components/2/disposition required',
      '/components/2/quantity required',
      '/components/2/type required',
      '/components/2/unit required',
      '/extra unknown-property',
      '/region string-expected',
    ]);
  });

  it.each(['', '?preview=true'])('names every fact that cannot be so beside the other faults (%s)', async (query) => {
    const survey = { surveyedOn: '2099-01-01' };
    const materials = ['cast-iron', 'cast-iron'].map((material) => ({ material, share: '0.4' }));
    const lift = { ...(smallOrder()['lift'] as object), stops: 14, landings: 40, commissionedOn: '2027-01-01' };
    const components = [machine({ quantity: '0.5', materials }), rail({ installedOn: '0204-09-01', survey })];
    const offers = [{ amount: '1.00', taxBasis: 'included', offeredOn: '2099-01-01', source: '收购方' }];
    const answer = await request(service.server)
      .post(`/v1/appraisals${query}`)
      .send(smallOrder({ lift, components, offers, discount: '0.1' }));
    expect(summary(answer)).toEqual([422, 'order-invalid']);
    const faults = answer.body.faults as { pointer: string; code: string; allowed?: string }[];
    expect(faults.map(({ pointer, code }) => `${pointer} ${code}`).sort()).toEqual([
      '/components/0/materials shares-not-one',
      '/components/0/materials/1/material material-named-twice',
      '/components/0/quantity pieces-not-whole',
      '/components/1/installedOn day-too-early',
      '/components/1/survey/surveyedOn day-in-future',
      '/discount unknown-property',
      '/lift/commissionedOn day-in-future',
      '/lift/landings landings-beyond-stops',
      '/offers/0/offeredOn day-in-future',
      '/offers/0/rate tax-rate-required',
    ]);
    expect(faults.find(({ pointer }) => pointer === '/offers/0/offeredOn')?.allowed).toBe('≤ 2026-11-02');
  });

  it.each(refusedOrders)('refuses %s and names what is missing', async (_, order, code) => {
    const answer = await post(order);
    expect(summary(answer)).toEqual([422, 'appraisal-refused']);
    const refusals = answer.body.findings as { code: string; level: string; message: string }[];
    expect(refusals.map((finding) => finding.code)).toContain(code);
    expect(refusals.every((finding) => finding.level === 'refusal')).toBe(true);
    expect(refusals[0]?.message).toMatch(/[\u4e00-\u9fff]/);
  });

  it('says in Chinese what the codes of a missing price stand for', async () => {
    const { body } = await post(smallOrder({ region: '110000' }));
    const messages = (body.findings as { message: string }[]).map(({ message }) => message);
    expect(messages).toContainEqual(
      expect.stringContaining('（代码 car-guide-rail 轿厢导轨；型号 T89/B；地区 110000 北京市；'),
    );
  });

  it('appraises a retained part without consent as scrap, with a warning', async () => {
    const answer = await request(service.server)
      .post('/v1/appraisals?preview=true')
      .send(withRail({ retention: { installerConsent: false, loadChecked: true, inContract: true } }));
    expect(answer.status).toBe(200);
    expect(answer.body.appraisal.lines[0].decision).toBe('scrap');
    expect(answer.body.appraisal.lines[0].findings).toContain('retention-consent-missing');
  });

  it('refuses a body of 20 MB while it is still being sent', async () => {
    expect(summary(await postBytes(Buffer.alloc(20_000_000, 0x20)))).toEqual([413, 'body-too-large']);
  });

  it.each([
    ['invalid UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]), 'utf8-invalid'],
    ['broken JSON', '{"referenceDate": }', 'json-malformed'],
    ['nothing at all', '', 'json-malformed'],
    ['a key twice', '{"region":"210100","region":"110000"}', 'json-duplicate-key'],
    ['a key that reaches for the prototype', '{"__proto__":{"region":"210100"}}', 'json-forbidden-key'],
    ['a hundred thousand brackets', '['.repeat(100_000), 'json-too-deep'],
  ])('answers 400 to %s', async (_, bytes, code) => {
    const answer = await postBytes(bytes);
    expect(summary(answer)).toEqual([400, code]);
    expect(answer.body.detail).toBeTruthy();
  });

  it('says where JSON breaks', async () => {
    const answer = await postBytes('{"referenceDate": }').set('accept-language', 'en');
    expect(answer.body.detail).toContain('line 1, column 19');
  });

  it.each([
    ['text/plain'],
    ['application/pdf'],
    ['application/json; charset=gbk'],
    ['application/x-www-form-urlencoded'],
  ])('takes no %s', async (type) => {
    expect(summary(await postBytes('{}', type))).toEqual([415, 'unsupported-media-type']);
  });

  it.each(['[]', 'null', '"order"', '7'])('wants an object, not %s', async (text) => {
    const answer = await postBytes(text);
    expect(summary(answer)).toEqual([422, 'order-invalid']);
    expect(answer.body.faults[0]).toMatchObject({ pointer: '', code: 'object-expected' });
  });

  it('lists a thousand of many faults, counts the rest, and does not take long over it', async () => {
    const materials = Array.from({ length: 50 }, () => ({ wrong: true }));
    const components = Array.from({ length: 10_000 }, (_, index) => machine({ id: `c${index}`, materials }));
    const started = performance.now();
    const answer = await post(smallOrder({ components }));
    expect(answer.body.faults).toHaveLength(1000);
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  it('speaks English to those who ask for it', async () => {
    const answer = await post(withMachine({ quantity: 1.5 })).set('accept-language', 'en-GB, en;q=0.9');
    expect(answer.body.title).toBe('The order is not valid');
    expect(answer.body.faults[0].message).toContain('decimal strings');
  });
});
