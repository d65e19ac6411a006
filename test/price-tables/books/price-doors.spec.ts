/** The doors of the work of publishing, over HTTP on the whole service: an editor, an approver, a firm, a second process. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { startService, type RunningService } from '../../api/running-service.js';
import { signedIn, type SignedIn } from '../../api/signed-in.js';
import { smallOrder } from '../../api/small-order.js';
import { temporaryFolder } from '../../stores/temporary-folder.js';

interface Draft {
  readonly id: string;
  readonly version: number;
  readonly rows: readonly Record<string, unknown>[];
}

let service: RunningService;
let editor: SignedIn;
let approver: SignedIn;
let appraiser: SignedIn;
const folder = temporaryFolder('price-doors');

beforeAll(async () => {
  service = await startService({ DATA_DIR: folder.path });
  const association = { organisationId: 'association', kind: 'association' } as const;
  editor = await signedIn(service, { ...association, roles: ['editor'] });
  approver = await signedIn(service, { ...association, roles: ['approver'] });
  appraiser = await signedIn(service, { organisationId: 'firm-a', roles: ['appraiser'] });
  const operator = await signedIn(service, { organisationId: 'operator', kind: 'operator', roles: ['operator'] });
  await as(operator)
    .put('/v1/price-publishers/demonstration/keeper')
    .send({ organisationId: 'association' })
    .expect(200);
}, 60_000);
afterAll(async () => {
  await service.stop();
  folder.remove();
});

type Verb = 'get' | 'post' | 'put' | 'patch' | 'delete';
const as = ({ headers }: SignedIn): Readonly<Record<Verb, (path: string) => request.Test>> => {
  const call = (verb: Verb) => (path: string) => request(service.server)[verb](path).set(headers);
  return { get: call('get'), post: call('post'), put: call('put'), patch: call('patch'), delete: call('delete') };
};
const act = async (who: SignedIn, draft: Draft, name: string, reason?: string): Promise<request.Response> =>
  as(who)
    .post(`/v1/price-drafts/${draft.id}/${name}`)
    .set('if-match', `"${draft.version}"`)
    .send(reason ? { reason } : {});
const latest = 'demonstration/shenyang-scrap/2026-04-01';

async function correctionOf(editionId: string): Promise<Draft> {
  const made = await as(editor).post('/v1/price-drafts').send({ corrects: editionId }).expect(201);
  expect(made.headers['etag']).toBe('"1"');
  expect(made.headers['location']).toBe(`/v1/price-drafts/${made.body.id}`);
  return made.body as Draft;
}

async function published(draft: Draft): Promise<string> {
  const proposed = await act(editor, draft, 'propose', '更正');
  const approved = await act(approver, proposed.body as Draft, 'approve');
  const done = await act(approver, approved.body as Draft, 'publish');
  expect([proposed.status, approved.status, done.status]).toEqual([200, 200, 200]);
  return (done.body as { editionId: string }).editionId;
}

describe('/v1/price-drafts', () => {
  it('takes a correction from draft to edition; the next appraisal has its price, one as known before has not', async () => {
    const order = smallOrder({ referenceDate: '2026-06-20' });
    const before = await as(appraiser).post('/v1/appraisals').send(order).expect(201);
    const draft = await correctionOf(latest);
    const place = draft.rows.findIndex(({ code }) => code === 'cast-iron');
    const row = as(editor).patch(`/v1/price-drafts/${draft.id}/rows/${place}`).set('if-match', '"1"');
    const changed = await row.send({ price: '1000.00', low: null, high: null }).expect(200);
    expect(changed.headers['etag']).toBe('"2"');
    service.setNow('2026-11-02T08:05:00.000Z');
    expect(await published(changed.body as Draft)).toBe(`${latest}.c1`);
    service.setNow('2026-11-02T08:08:00.000Z');

    const after = await as(appraiser).post('/v1/appraisals').send(order).expect(201);
    const asKnown = await as(appraiser)
      .post('/v1/appraisals')
      .send({ ...order, knownAt: '2026-11-02T08:02:00Z' });
    expect(after.body.appraisal.residualValue).not.toBe(before.body.appraisal.residualValue);
    expect(asKnown.body.appraisal.residualValue).toBe(before.body.appraisal.residualValue);
    expect(JSON.stringify(after.body.appraisal.fingerprints)).toContain(`${latest}.c1`);
    const again = await as(appraiser).get(`/v1/appraisals/${after.body.id}/recomputation`).expect(200);
    expect(again.body).toMatchObject({ identical: true });
  });

  it('refuses an editor her own approval, and a change without or with an old If-Match', async () => {
    const draft = await correctionOf('demonstration/shenyang-scrap/2025-10-01');
    const both = await signedIn(service, { organisationId: 'association', roles: ['editor', 'approver'] });
    const path = `/v1/price-drafts/${draft.id}`;
    await as(both).patch(path).send({ title: 'x' }).expect(428);
    await as(both).patch(path).set('if-match', '*').send({ title: 'x' }).expect(428);
    await as(both).patch(path).set('if-match', '1').send({ title: 'x' }).expect(400);
    await as(both).patch(path).set('if-match', '"9"').send({ title: 'x' }).expect(412);
    const edited = await as(both).patch(path).set('if-match', '"1"').send({ title: '标题' }).expect(200);
    expect((await act(editor, edited.body as Draft, 'approve')).status).toBe(403);
    const proposed = await act(editor, edited.body as Draft, 'propose', '更正');
    const own = await act(both, proposed.body as Draft, 'approve');
    expect([own.status, own.body.code, own.body.title]).toEqual([
      403,
      'four-eyes',
      expect.stringContaining('不能审批'),
    ]);
    const { body } = await as(editor).get(`${path}/steps`).expect(200);
    expect(body.items.map((one: { act: string }) => one.act)).toEqual(['created', 'edited', 'proposed']);
    expect((await act(approver, proposed.body as Draft, 'return')).status).toBe(422);
    expect((await act(approver, proposed.body as Draft, 'return', '请补充来源')).body).toMatchObject({
      state: 'draft',
    });
  });

  it('tells every fault of head and rows at once, in Chinese and at its place', async () => {
    const draft = await correctionOf('demonstration/shenyang-scrap/2025-07-01');
    const [first = {}, second = {}] = draft.rows;
    const rows = [
      { ...first, price: 2230 },
      { ...second, unit: '', surprise: 'x' },
    ];
    const put = as(editor).put(`/v1/price-drafts/${draft.id}/rows`).set('if-match', '"1"').send({ rows });
    const { body } = await put.expect(422);
    expect(body.faults.map((one: { pointer: string }) => one.pointer).sort()).toEqual([
      '/rows/0/price',
      '/rows/1/surprise',
      '/rows/1/unit',
    ]);
    const odd = await as(editor).post('/v1/price-drafts').send({ colour: 'red', tableId: 'x' }).expect(422);
    expect(odd.body).toMatchObject({ code: 'body-invalid', faults: [{ pointer: '/colour' }] });
    const empty = await as(editor).post('/v1/price-drafts').send({}).expect(422);
    expect(empty.body.faults).toHaveLength(9);
  });

  it('appends and removes rows, lists page by page, and answers a repeated key once', async () => {
    service.setNow('2026-11-02T08:09:00.000Z');
    const key = { 'idempotency-key': 'draft-1' };
    const body = { copies: 'demonstration/shenyang-scrap/2026-10-01', validFrom: '2026-11-01' };
    const one = await as(editor).post('/v1/price-drafts').set(key).send(body).expect(201);
    const two = await as(editor).post('/v1/price-drafts').set(key).send(body).expect(201);
    expect(two.body).toEqual(one.body);
    const path = `/v1/price-drafts/${one.body.id}/rows`;
    const count = (one.body as Draft).rows.length;
    const row = { ...(one.body as Draft).rows[0], code: 'steel-new' };
    await as(editor)
      .patch(`${path}/${count + 1}`)
      .set('if-match', '"1"')
      .send(row)
      .expect(404);
    const longer = await as(editor).patch(`${path}/${count}`).set('if-match', '"1"').send(row).expect(200);
    expect(longer.body.rowCount).toBe(count + 1);
    const shorter = await as(editor).delete(`${path}/0`).set('if-match', '"2"').expect(200);
    expect(shorter.body).toMatchObject({ rowCount: count, version: 3 });
    await as(editor).get(`/v1/price-drafts/${one.body.id}`).set('if-none-match', '"3"').expect(304);

    const page = await as(editor).get('/v1/price-drafts?limit=1&state=draft').expect(200);
    expect(page.body.items).toMatchObject([{ id: one.body.id, rowCount: count }]);
    const next = await as(editor).get(`/v1/price-drafts?limit=1&state=draft&cursor=${page.body.next}`).expect(200);
    expect(next.body.items[0].id < page.body.items[0].id).toBe(true);
    await as(editor).get('/v1/price-drafts?state=lost&cursor=x').expect(400);
    expect((await as(appraiser).get('/v1/price-drafts')).status).toBe(403);
  });
});

describe('a withdrawal', () => {
  it('is an approver’s, says why, and is seen by whoever reads the edition', async () => {
    const path = '/v1/price-tables/demonstration/shenyang-scrap/2024-09-01';
    await as(editor).post(`${path}/withdrawal`).send({ reason: 'x' }).expect(403);
    await as(approver).post(`${path}/withdrawal`).send({}).expect(422);
    await as(approver).post(`${path}/withdrawal`).send({ reason: '来源有误' }).expect(200);
    await as(approver).post(`${path}/withdrawal`).send({ reason: '来源有误' }).expect(409);
    const { body } = await request(service.server).get(path).expect(200);
    expect(body).toMatchObject({ withdrawnAt: expect.stringContaining('2026-11-02T'), origin: 'file' });
  });
});

describe('the list of editions', () => {
  it('comes page by page, by filters, to anybody', async () => {
    const list = async (query: string) =>
      (await request(service.server).get(`/v1/price-tables${query}`).expect(200)).body;
    const all = await list('');
    const pages = [await list('?limit=20')];
    while (pages.at(-1).next !== null) pages.push(await list(`?limit=20&cursor=${pages.at(-1).next}`));
    expect(pages.flatMap(({ items }) => items)).toEqual(all.items);
    expect((await list('?kind=index')).items.every((one: { kind: string }) => one.kind === 'index')).toBe(true);
    expect((await list('?publisher=demonstration&table=shenyang-parts')).items).toHaveLength(12);
    await request(service.server).get('/v1/price-tables?kind=gold&limit=0').expect(400);
  });
});

describe('another process on the same database', () => {
  it('appraises with what this one has just published', async () => {
    const other = await startService({ DATA_DIR: folder.path });
    other.setNow('2026-11-02T08:20:00.000Z');
    const order = smallOrder({ referenceDate: '2026-06-20' });
    const appraise = () => request(other.server).post('/v1/appraisals').set(appraiser.headers).send(order).expect(201);
    const before = await appraise();
    const draft = await correctionOf(`${latest}.c1`);
    const place = draft.rows.findIndex(({ code }) => code === 'cast-iron');
    const changed = await as(editor)
      .patch(`/v1/price-drafts/${draft.id}/rows/${place}`)
      .set('if-match', '"1"')
      .send({ price: '3000.00' });
    service.setNow('2026-11-02T08:12:00.000Z');
    const editionId = await published(changed.body as Draft);
    const after = await appraise();
    expect(JSON.stringify(after.body.appraisal.fingerprints)).toContain(editionId);
    expect(after.body.appraisal.residualValue).not.toBe(before.body.appraisal.residualValue);
    await other.app.close();
  }, 60_000);
});
