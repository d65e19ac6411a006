/** A firm's own price book: made by two persons of the firm, seen by the firm, used by the firm, and by nobody else. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { startService, type RunningService } from '../../api/running-service.js';
import { signedIn, type SignedIn } from '../../api/signed-in.js';
import { machine, smallOrder } from '../../api/small-order.js';

const book = {
  tableId: 'firm-a-scrap',
  publisher: 'firm-a',
  kind: 'scrap',
  privateTo: 'firm-a',
  title: '本机构废旧物资询价',
  status: 'official',
  validFrom: '2026-06-01',
  method: '按合同价。',
  licence: '仅供本机构使用。',
  regions: ['210100'],
};
const row = (code: string, price: string): object => ({
  code,
  region: '210100',
  unit: 't',
  price,
  currency: 'CNY',
  taxBasis: 'excluded',
  deliveryBasis: 'ex-yard',
  source: { kind: 'manufacturer', publisher: '某回收公司', document: '合同 2026-5', capturedOn: '2026-05-20' },
});
const rows = [row('cast-iron', '9000.00')];

let service: RunningService;
let editor: SignedIn;
let approver: SignedIn;
let appraiser: SignedIn;
let rival: SignedIn;
let editionId: string;

beforeAll(async () => {
  service = await startService();
  const firm = { organisationId: 'firm-a', kind: 'firm' } as const;
  editor = await signedIn(service, { ...firm, roles: ['editor'] });
  approver = await signedIn(service, { ...firm, roles: ['approver'] });
  appraiser = await signedIn(service, { ...firm, roles: ['appraiser'] });
  rival = await signedIn(service, { organisationId: 'firm-b', roles: ['appraiser', 'editor', 'approver'] });
}, 60_000);
afterAll(() => service.stop());

const get = (who: SignedIn | null, path: string): request.Test =>
  who === null ? request(service.server).get(path) : request(service.server).get(path).set(who.headers);
const post = (who: SignedIn, path: string): request.Test => request(service.server).post(path).set(who.headers);
const order = { ...smallOrder({ components: [machine()] }), priceBooks: { scrap: 'firm-a-scrap' } };

describe('a private price book', () => {
  it('is all a firm may draft, and nobody else’s', async () => {
    const open = await post(editor, '/v1/price-drafts').send({ ...book, privateTo: null, rows });
    expect([open.status, open.body.code]).toEqual([403, 'private-tables-only']);
    const foreign = await post(editor, '/v1/price-drafts').send({ ...book, privateTo: 'firm-b', rows });
    expect([foreign.status, foreign.body.faults[0].pointer]).toEqual([422, '/privateTo']);
  });

  it('is published by two persons of the firm', async () => {
    let draft = (
      await post(editor, '/v1/price-drafts')
        .send({ ...book, rows })
        .expect(201)
    ).body;
    for (const [who, name] of [
      [editor, 'propose'],
      [approver, 'approve'],
      [approver, 'publish'],
    ] as const) {
      const acted = post(who, `/v1/price-drafts/${draft.id}/${name}`).set('if-match', `"${draft.version}"`);
      draft = (await acted.send({ reason: '六月合同价' }).expect(200)).body;
    }
    editionId = draft.editionId as string;
    expect(editionId).toBe('firm-a/firm-a-scrap/2026-06-01');
    service.setNow('2026-11-02T08:05:00.000Z');
  });

  it('is seen by the firm in every door, and by nobody else in any', async () => {
    const edition = `/v1/price-tables/${editionId}`;
    const lookUp = '/v1/price-tables/look-up?table=firm-a-scrap&code=cast-iron&region=210100&on=2026-06-30';
    const list = '/v1/price-tables?table=firm-a-scrap';
    expect((await get(appraiser, edition).expect(200)).body).toMatchObject({ privateTo: 'firm-a', origin: 'draft' });
    expect((await get(appraiser, lookUp).expect(200)).body.row.price).toBe('9000.00');
    expect((await get(appraiser, list)).body.items).toHaveLength(1);
    for (const other of [rival, null]) {
      await get(other, edition).expect(404);
      await get(other, lookUp).expect(404);
      expect((await get(other, list)).body.items).toEqual([]);
    }
    await post(rival, `${edition}/withdrawal`).send({ reason: 'x' }).expect(404);
    await post(rival, '/v1/price-drafts').send({ corrects: editionId }).expect(404);
    const keepers = await get(rival, '/v1/price-publishers').expect(200);
    expect(JSON.stringify(keepers.body)).not.toContain('firm-a');
  });

  it('prices the firm’s own orders that name it, and no others', async () => {
    const own = await post(appraiser, '/v1/appraisals?trace=true').send(order).expect(201);
    expect(JSON.stringify(own.body.appraisal)).toContain(`${editionId}/cast-iron@210100`);
    expect(JSON.stringify(own.body.appraisal.findings)).toContain('private-price-book');
    expect(JSON.stringify(own.body.appraisal.fingerprints)).toContain(editionId);
    const without = await post(appraiser, '/v1/appraisals')
      .send({ ...order, priceBooks: undefined })
      .expect(201);
    expect(JSON.stringify(without.body)).not.toContain('firm-a-scrap');
    const again = await get(appraiser, `/v1/appraisals/${own.body.id}/recomputation`).expect(200);
    expect(again.body).toMatchObject({ identical: true });

    for (const scrap of ['firm-a-scrap', 'no-such-book']) {
      const foreign = await post(rival, '/v1/appraisals')
        .send({ ...order, priceBooks: { scrap } })
        .expect(422);
      const fault = { pointer: '/priceBooks/scrap', code: 'price-book-unknown' };
      expect(foreign.body.faults).toEqual([expect.objectContaining(fault)]);
      expect(JSON.stringify(foreign.body)).not.toContain(editionId);
    }
    const wrongKind = await post(appraiser, '/v1/appraisals').send({ ...order, priceBooks: { parts: 'firm-a-scrap' } });
    expect(wrongKind.body.faults).toMatchObject([{ pointer: '/priceBooks/parts', code: 'price-book-unknown' }]);
    const open = await post(appraiser, '/v1/appraisals').send({ ...order, priceBooks: { scrap: 'shenyang-scrap' } });
    expect(open.body.faults).toMatchObject([{ pointer: '/priceBooks/scrap', allowed: 'firm-a-scrap' }]);
  });
});
