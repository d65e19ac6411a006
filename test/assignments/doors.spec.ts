/** The doors beside the way: lifts, twins, stale states, lists, comments, filling a paper, another firm. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fingerprintOf } from '../../src/fingerprints/fingerprint.js';
import { mustBe, type Headers } from '../api/signing-firm.js';
import { complete, components, liftFacts, Office } from './office.js';
import { addPerson } from '../api/signed-in.js';
import { ApiKeys } from '../../src/access/keys/api-keys.js';
import { grantable } from '../../src/access/permissions.js';
import type { Role } from '../../src/access/roles.js';

const office = new Office();
beforeAll(() => office.open(), 120_000);
afterAll(() => office.close());

const withTag = (tag: string): Headers => ({ ...office.appraiser, 'if-match': `"${tag}"` });

async function stranger(): Promise<Headers> {
  const roles: readonly Role[] = ['appraiser', 'reviewer', 'signer'];
  const { service } = office.firm;
  const { id: personId, organisationId } = await addPerson(service, { roles, organisationId: 'another-firm' });
  const owner = { organisationId, personId, roles: new Set(roles) };
  const wanted = { name: 'k', scopes: grantable(owner.roles), expiresInDays: 1 };
  const made = await service.app.get(ApiKeys).create(owner, wanted);
  return { authorization: `Bearer ${made.ok ? made.value.written : ''}` };
}

describe('the lift register', () => {
  it('makes a file once, changes it against the version that was seen, and keeps every version', async () => {
    await office.lift('L-1');
    const twice = await office.put('/v1/lifts/L-1', liftFacts, { ...office.appraiser, 'if-none-match': '*' });
    expect([twice.status, twice.body.code]).toEqual([412, 'lift-known']);
    expect((await office.put('/v1/lifts/L-1', liftFacts)).status).toBe(428);
    const changed = mustBe(
      200,
      await office.put('/v1/lifts/L-1', { ...liftFacts, stops: 12, landings: 12 }, withTag('1')),
    );
    expect([changed.body.version, changed.headers['etag']]).toEqual([2, '"2"']);
    expect((await office.put('/v1/lifts/L-1', liftFacts, withTag('1'))).body.code).toBe('changed-since');
    const { body } = mustBe(200, await office.get('/v1/lifts/L-1'));
    expect(body).toMatchObject({ version: 2, facts: { stops: 12 }, appraisals: [], assignments: [] });
    expect(body.history.map(({ facts }: { facts: { stops: number } }) => facts.stops)).toEqual([12, 11]);
  });

  it('finds by code, address and registration number, page by page, and takes no unknown field', async () => {
    await office.lift('L-2', { address: '沈阳市皇姑区 100%_号', registrationNumber: '梯-777' });
    const found = async (q: string): Promise<string[]> => {
      const { body } = await office.get(`/v1/lifts?q=${encodeURIComponent(q)}`);
      return (body.items as { deviceCode: string }[]).map(({ deviceCode }) => deviceCode);
    };
    expect([
      await found('L-'),
      await found('皇姑'),
      await found('梯-777'),
      await found('%_'),
      await found('L_'),
    ]).toEqual([['L-1', 'L-2'], ...[['L-2'], ['L-2'], ['L-2'], []]]);
    const first = (await office.get('/v1/lifts?limit=1')).body;
    const second = (await office.get(`/v1/lifts?limit=1&cursor=${first.next}`)).body;
    expect([first.items[0].deviceCode, second.items[0].deviceCode, second.next]).toEqual(['L-1', 'L-2', null]);
    const wrong = await office.put('/v1/lifts/L-3', { stops: '3', colour: 'red' }, withTag('1'));
    expect([wrong.status, wrong.body.faults.map(({ pointer }: { pointer: string }) => pointer).sort()]).toEqual([
      422,
      ['/address', '/colour', '/stops'],
    ]);
  });
});

describe('assignments', () => {
  it('are opened for a lift with a file; a second one for the same purpose is a warning', async () => {
    const body = { deviceCode: 'L-1', purpose: '更新改造' };
    expect((await office.post('/v1/assignments', { ...body, deviceCode: 'none' })).body.code).toBe('lift-unknown');
    const keyed = { ...office.appraiser, 'idempotency-key': 'open-once' };
    const one = mustBe(201, await office.post('/v1/assignments', body, keyed));
    const again = mustBe(201, await office.post('/v1/assignments', body, keyed));
    expect([again.body.id, one.body.findings, one.headers['location']]).toEqual([
      one.body.id,
      [],
      `/v1/assignments/${one.body.id}`,
    ]);
    const twin = mustBe(201, await office.post('/v1/assignments', body));
    expect(twin.body.findings).toMatchObject([
      { code: 'open-assignment-exists', pointer: `/v1/assignments/${one.body.id}` },
    ]);
    expect(mustBe(201, await office.post('/v1/assignments', { ...body, purpose: '拆除' })).body.findings).toEqual([]);
    const { items } = (await office.get('/v1/assignments?q=L-1&step=basic-matters&limit=3')).body;
    // Ids of one millisecond sort by chance.
    const purposes = items.map(({ purpose }: { purpose: string }) => purpose) as string[];
    expect(purposes.sort()).toEqual(['拆除', '更新改造', '更新改造']);
    expect((await office.get('/v1/assignments?q=皇姑')).body.items).toEqual([]);
    expect((await office.get('/v1/assignments?step=nowhere')).body.code).toBe('query-invalid');
  });

  it('have a paper in versions, saved against what was seen', async () => {
    const path = await office.assignment('L-1', { purpose: '底稿' });
    mustBe(200, await office.savePaper(path, { components }));
    const stale = await office.put(`${path}/working-paper`, { order: {} }, withTag('1'));
    expect([stale.status, stale.body.currentTag]).toEqual([412, '2']);
    const wrong = await office.put(
      `${path}/working-paper`,
      {
        order: {
          components: [
            { id: 'a', quantity: 1 },
            { id: 'a', type: 'buffer' },
          ],
        },
        note: '',
      },
      withTag('2'),
    );
    expect(wrong.body.faults.map(({ pointer }: { pointer: string }) => pointer)).toEqual(['/note']);
    const shape = await office.put(
      `${path}/working-paper`,
      {
        order: {
          components: [
            { id: 'a', quantity: 1 },
            { id: 'a', type: 'buffer' },
          ],
        },
      },
      withTag('2'),
    );
    expect(shape.body.faults.map(({ pointer, code }: Record<string, string>) => `${pointer} ${code}`)).toEqual([
      ...['/order/components/0/type required', '/order/components/0/quantity decimal-string-expected'],
      '/order/components/1/id component-id-duplicate',
    ]);
    const versions = (await office.get(`${path}/working-paper/versions`)).body.items as { version: number }[];
    expect(versions.map(({ version }) => version)).toEqual([2, 1]);
    expect((await office.get(`${path}/working-paper/versions/1`)).body.order.components).toEqual([]);
    expect((await office.get(`${path}/working-paper/versions/9`)).body.code).toBe('paper-version-unknown');
    const held = { ...office.appraiser, 'if-none-match': '"2"' };
    expect((await office.get(`${path}/working-paper`, held)).status).toBe(304);
  });

  it('take one component at a time, against the component that was read', async () => {
    const path = await office.assignment('L-1', { purpose: '现场' });
    mustBe(200, await office.savePaper(path, { components }));
    const at = `${path}/working-paper/components`;
    const seen = fingerprintOf(components[1]);
    const mine = { ...components[1], description: '已除锈' };
    const saved = mustBe(200, await office.put(`${at}/c02`, mine, withTag(seen)));
    expect([saved.body.version, saved.headers['etag']]).toEqual([3, `"${fingerprintOf(mine)}"`]);
    const theirs = { ...components[1], description: '锈蚀' };
    const refused = await office.put(`${at}/c02`, theirs, withTag(seen));
    expect([refused.status, refused.body.current, refused.body.yours]).toEqual([412, mine, theirs]);
    expect((await office.put(`${at}/c09`, { ...mine, id: 'c09' }, withTag(seen))).body.code).toBe('component-unknown');
    expect((await office.put(`${at}/c01`, mine, withTag(seen))).body.faults).toMatchObject([{ pointer: '/id' }]);
  });

  it('begin with a starting list, or with the components of a similar lift', async () => {
    const path = await office.assignment('L-1', { purpose: '清单' });
    const started = mustBe(200, await office.post(`${path}/working-paper/starting-list`, undefined, withTag('1')));
    expect(started.body.paper.version).toBe(2);
    expect(started.body.paper.order.components.length).toBeGreaterThan(20);
    expect(started.body.list.lines[0].estimate.formula).toEqual(expect.any(String));
    expect((await office.post(`${path}/working-paper/starting-list`, undefined, withTag('1'))).status).toBe(412);
    const preview = (await office.get(`${path}/working-paper/preview`)).body;
    expect([preview.outcome, preview.faults.length > 0]).toEqual(['invalid', true]);

    const other = await office.assignment('L-1', { purpose: '同型' });
    mustBe(200, await office.savePaper(other, { components }));
    const copied = mustBe(
      200,
      await office.post(`${path}/working-paper/copy`, { fromAssignmentId: other.split('/').at(-1) }, withTag('2')),
    );
    const [machine, rail] = copied.body.order.components;
    expect(machine).toEqual({ ...components[0], survey: undefined, mass: undefined });
    expect([rail.quantity, rail.survey, rail.retention]).toEqual(['66.0', undefined, undefined]);
  });

  it('say what keeps them from being valued, as an answer', async () => {
    const path = await office.assignment('L-1', { purpose: '试算' });
    mustBe(200, await office.savePaper(path, { components }));
    const unsettled = mustBe(200, await office.get(`${path}/working-paper/preview`)).body;
    const pointers = unsettled.faults.map(({ pointer }: { pointer: string }) => pointer) as string[];
    expect([unsettled.outcome, pointers]).toEqual(['invalid', ['/engagement/profile', '/referenceDate', '/terms']]);
    const elsewhere = { ...complete['basic-matters'], region: '110000' };
    mustBe(200, await office.record(path, 'basic-matters', elsewhere));
    const { body } = mustBe(200, await office.get(`${path}/working-paper/preview`));
    expect([body.outcome, body.paperVersion, body.findings[0].level]).toEqual(['refused', 3, 'refusal']);
    expect(await office.firm.service.count('appraisals')).toBe(0);
  });

  it('hold words on their lines, each an answer to another or not', async () => {
    const path = await office.assignment('L-1', { purpose: '意见' });
    const { reviewer } = office.firm.people;
    mustBe(201, await office.post(`${path}/comments`, { componentId: 'c02', text: '依据？' }, reviewer.headers));
    mustBe(201, await office.post(`${path}/comments`, { text: '已补', answers: 1 }));
    expect((await office.post(`${path}/comments`, { text: '？', answers: 7 })).body.faults).toMatchObject([
      { pointer: '/answers', code: 'comment-unknown' },
    ]);
    expect((await office.get(`${path}/comments`)).body.items).toMatchObject([
      { number: 1, componentId: 'c02', text: '依据？', answers: null, personId: reviewer.personId },
      { number: 2, componentId: null, answers: 1 },
    ]);
  });

  it('are unknown to another firm, at every door', async () => {
    const path = await office.assignment('L-1', { purpose: '他人' });
    const id = path.split('/').at(-1);
    const headers = await stranger();
    const tagged = { ...headers, 'if-match': '"1"' };
    const reason = { reason: 'x' };
    const answers = [
      await office.get(path, headers),
      await office.get(`${path}/working-paper`, headers),
      await office.get(`${path}/working-paper/versions`, headers),
      await office.get(`${path}/working-paper/versions/1`, headers),
      await office.get(`${path}/working-paper/preview`, headers),
      await office.get(`${path}/comments`, headers),
      await office.put(`${path}/working-paper`, { order: {} }, tagged),
      await office.put(`${path}/working-paper/components/c01`, components[0] ?? {}, tagged),
      await office.post(`${path}/working-paper/starting-list`, undefined, tagged),
      await office.post(`${path}/comments`, { text: 'x' }, headers),
      await office.post(`${path}/appraisals`, undefined, headers),
      await office.put(`${path}/steps/plan`, {}, headers),
      await office.put(`${path}/steps/archive`, {}, headers),
      await office.post(`${path}/steps/plan/complete`, undefined, headers),
      await office.post(`${path}/steps/archive/complete`, undefined, headers),
      await office.post(`${path}/steps/plan/reopen`, reason, headers),
      await office.post(`${path}/hold`, reason, headers),
      await office.remove(`${path}/hold`, reason, headers),
      await office.remove(path, undefined, headers),
      await office.get('/v1/lifts/L-1', headers),
      await office.put('/v1/lifts/L-1', liftFacts, tagged),
      await office.post('/v1/assignments', { deviceCode: 'L-1', purpose: 'x' }, headers),
    ];
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 404));
    expect((await office.get('/v1/assignments', headers)).body.items).toEqual([]);
    expect((await office.get('/v1/lifts', headers)).body.items).toEqual([]);
    const own = '/v1/lifts/X-1';
    mustBe(200, await office.put(own, liftFacts, { ...headers, 'if-none-match': '*' }));
    const opened = mustBe(201, await office.post('/v1/assignments', { deviceCode: 'X-1', purpose: 'x' }, headers));
    const copy = await office.post(
      `/v1/assignments/${opened.body.id}/working-paper/copy`,
      { fromAssignmentId: id },
      tagged,
    );
    expect(copy.status).toBe(404);
  });
});
