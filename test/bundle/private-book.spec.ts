/** A report on a firm's own prices: its bundle gives away the rows that were used, and no other. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import request from 'supertest';
import { signedIn } from '../api/signed-in.js';
import { engagement, machine, smallOrder } from '../api/small-order.js';
import { edited } from './bundle-edits.js';
import { openWorld, unzipped, withManifest, zipped, type BundleWorld } from './bundle-world.js';

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
  regions: ['210100', '210200'],
  rows: [
    row('cast-iron', '9000.00'),
    row('steel-heavy', '7777.00'),
    { ...row('cast-iron', '8888.00'), region: '210200' },
  ],
};

let world: BundleWorld;
beforeAll(async () => {
  world = await openWorld();
}, 120_000);
afterAll(() => world.stop());

it('recomputes from the rows alone, says that the book was not at hand, and notices a changed row', async () => {
  const firm = { organisationId: 'firm-a', kind: 'firm' } as const;
  const editor = await signedIn(world.service, { ...firm, roles: ['editor'] });
  const approver = await signedIn(world.service, { ...firm, roles: ['approver'] });
  const { headers } = await signedIn(world.service, { ...firm, roles: ['appraiser'] });
  const post = (who: typeof editor, path: string): request.Test =>
    request(world.service.server).post(path).set(who.headers);
  let draft = (await post(editor, '/v1/price-drafts').send(book).expect(201)).body;
  for (const [who, act] of [
    [editor, 'propose'],
    [approver, 'approve'],
    [approver, 'publish'],
  ] as const) {
    const acted = post(who, `/v1/price-drafts/${draft.id}/${act}`).set('if-match', `"${draft.version}"`);
    draft = (await acted.send({ reason: '六月合同价' }).expect(200)).body;
  }
  world.service.setNow('2026-11-02T08:00:30.000Z');
  const order = { ...smallOrder({ components: [machine()] }), engagement, priceBooks: { scrap: 'firm-a-scrap' } };
  const { code } = await world.issue(order, headers);
  const known = await world.trust();

  const zip = await world.bundle(code);
  const files = await unzipped(zip);
  const path = 'price-rows/firm-a/firm-a-scrap/2026-06-01.json';
  expect(files.get(path)!.toString()).toContain('9000.00');
  for (const secret of ['7777.00', '8888.00']) {
    for (const [name, bytes] of files) expect([name, bytes.includes(secret)]).toEqual([name, false]);
  }
  const { exitCode, text } = await world.verify(zip, known);
  expect([exitCode, text]).toEqual([0, expect.stringContaining('只附有用到的价格')]);

  const dearer = edited(files, path, (rows) => rows.replace('9000.00', '9001.00'));
  const wrong = await world.verify(await zipped(withManifest(dearer)), known);
  expect([wrong.exitCode, wrong.text]).toEqual([1, expect.stringContaining('figures-not-of-the-engine')]);
}, 120_000);
