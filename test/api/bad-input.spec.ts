import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import request, { type Response } from 'supertest';
import { startService, type RunningService } from './running-service.js';
import { machine, rail, smallOrder } from './small-order.js';

type Fields = Readonly<Record<string, unknown>>;
const withMachine = (changes: Fields): object => smallOrder({ components: [machine(changes)] });
const withRail = (changes: Fields): object => smallOrder({ components: [rail(changes)] });

/** An order with one fault, and what the service must say to it. */
const faultyOrders: readonly (readonly [string, object, string, string])[] = [
  [
    'an unknown component type',
    withMachine({ type: 'flux-capacitor' }),
    '/components/0/type',
    'component-type-unknown',
  ],
  [
    'an unknown material',
    withMachine({ materials: [{ material: 'unobtainium', share: '1' }] }),
    '/components/0/materials/0/material',
    'material-unknown',
  ],
  [
    'shares that do not sum to 1',
    withMachine({
      materials: [
        { material: 'cast-iron', share: '0.90' },
        { material: 'copper-motor', share: '0.11' },
      ],
    }),
    '/components/0/materials',
    'shares-not-one',
  ],
  [
    'a negative mass',
    withMachine({ mass: { method: 'weighed', kgPerUnit: '-640' } }),
    '/components/0/mass/kgPerUnit',
    'decimal-out-of-range',
  ],
  [
    'a mass above 50 t a piece',
    withMachine({ mass: { method: 'weighed', kgPerUnit: '50000.001' } }),
    '/components/0/mass/kgPerUnit',
    'decimal-out-of-range',
  ],
  ['a mass above 50 t in all', withMachine({ quantity: '79' }), '/components/0/mass/kgPerUnit', 'mass-too-large'],
  ['a quantity of 0', withMachine({ quantity: '0' }), '/components/0/quantity', 'decimal-out-of-range'],
  ['a float', withMachine({ quantity: 1.5 }), '/components/0/quantity', 'decimal-string-expected'],
  ['a decimal with an exponent', withMachine({ quantity: '1e3' }), '/components/0/quantity', 'decimal-malformed'],
  ['the wrong unit', withMachine({ unit: 'kg' }), '/components/0/unit', 'unit-not-of-type'],
  [
    'a component id twice',
    smallOrder({ components: [machine(), machine()] }),
    '/components/1/id',
    'component-id-duplicate',
  ],
  [
    'an own figure with the catalogue’s method',
    withMachine({ mass: { method: 'catalogue', kgPerUnit: '640' } }),
    '/components/0/mass/kgPerUnit',
    'mass-figure-forbidden',
  ],
  [
    'a lower obsolescence without a reason',
    withRail({ retention: { functionalObsolescence: '0.1' } }),
    '/components/0/retention/reason',
    'reason-required',
  ],
  [
    'a reference date tomorrow',
    smallOrder({ referenceDate: '2026-11-03' }),
    '/referenceDate',
    'reference-date-in-future',
  ],
  [
    'a reference date after the second axis',
    smallOrder({ knownAt: '2026-06-29T23:59:59+08:00' }),
    '/referenceDate',
    'reference-date-after-known-at',
  ],
  ['a second axis in the future', smallOrder({ knownAt: '2027-01-01T00:00:00Z' }), '/knownAt', 'known-at-in-future'],
  ['a day that does not exist', smallOrder({ referenceDate: '2026-02-30' }), '/referenceDate', 'calendar-day-invalid'],
  ['an unknown standard', smallOrder({ standard: { id: 'other' } }), '/standard/id', 'standard-unknown'],
  ['an unknown property', smallOrder({ discount: '0.1' }), '/discount', 'unknown-property'],
  ['no components', smallOrder({ components: [] }), '/components', 'too-few-items'],
  [
    '10,001 components',
    smallOrder({ components: Array.from({ length: 10_001 }, (_, index) => machine({ id: `c${index}` })) }),
    '/components',
    'too-many-items',
  ],
  ['half a character', withMachine({ description: 'rail \ud800' }), '/components/0/description', 'text-not-plain'],
  ['null where something belongs', smallOrder({ terms: null }), '/terms', 'object-expected'],
];

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

  it.each([
    ['a region without prices', smallOrder({ region: '110000' }), 'scrap-price-missing'],
    ['a date before the first table', smallOrder({ referenceDate: '2024-08-31' }), 'standard-not-in-force'],
    ['a component without mass', withMachine({ variant: 'unheard-of', mass: undefined }), 'mass-missing'],
    [
      'filler weights without materials',
      smallOrder({
        components: [{ id: 'w', type: 'filler-weight', quantity: '20', unit: '{piece}', disposition: 'dismantle' }],
      }),
      'materials-missing',
    ],
    [
      'transport without a distance',
      smallOrder({ terms: { dismantlingPaidBy: 'owners', taxBasis: 'excluded' } }),
      'haul-distance-missing',
    ],
  ])('refuses %s and names what is missing', async (_, order, code) => {
    const answer = await post(order);
    expect(summary(answer)).toEqual([422, 'appraisal-refused']);
    const refusals = answer.body.findings as { code: string; level: string; message: string }[];
    expect(refusals.map((finding) => finding.code)).toContain(code);
    expect(refusals.every((finding) => finding.level === 'refusal')).toBe(true);
    expect(refusals[0]?.message).toMatch(/[\u4e00-\u9fff]/);
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
