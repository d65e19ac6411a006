/** An assignment on its whole way through the doors: nothing skipped, returned once, signed, sealed, archived, kept. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { stepIds } from '../../src/assignments/steps/step-ids.js';
import { mustBe, type Headers } from '../api/signing-firm.js';
import { codes, complete, components, Office, type ShownStep } from './office.js';
import { whenLookedAt } from './when-looked-at.js';

const office = new Office();
beforeAll(async () => {
  await office.open();
  await office.lift('D-1');
}, 120_000);
afterAll(() => office.close());

const statesOf = async (path: string): Promise<string> =>
  ((await office.get(path)).body.steps as ShownStep[]).map(({ state }) => state[0]).join('');
const missingIn = async (path: string, step: string): Promise<readonly string[]> =>
  ((await office.get(path)).body.steps as ShownStep[]).find(({ id }) => id === step)!.missing.map(({ code }) => code);

describe('the eight steps', () => {
  let path: string;

  it('begin with the first, and no other is completed before its turn', async () => {
    path = await office.assignment('D-1');
    expect(await statesOf(path)).toBe('caaaaaaa');
    for (const step of stepIds.slice(1)) {
      if (step !== 'archive') mustBe(200, await office.record(path, step, {}));
      const answer = await office.complete(path, step);
      expect([step, answer.status, answer.body.code, answer.body.step]).toEqual([
        ...[step, 409, 'steps-before-open', 'basic-matters'],
      ]);
    }
    expect((await office.post(`${path}/appraisals`)).body.code).toBe('steps-before-open');
  });

  it('are recorded against the state that was seen, by whoever says which', async () => {
    const seen = (tag: string): Headers => ({ ...office.appraiser, 'if-match': `"${tag}"` });
    const stale = await office.put(`${path}/steps/plan`, complete.plan, seen('0'));
    expect([stale.status, stale.body.code, stale.body.currentTag]).toEqual([412, 'changed-since', '1']);
    expect((await office.get(path)).body.steps[2]).toMatchObject({ id: 'plan', version: 1, content: {} });
    mustBe(200, await office.put(`${path}/steps/plan`, complete.plan, seen('1')));
  });

  it('say what each lacks before it can be completed', async () => {
    const answer = await office.complete(path, 'basic-matters');
    expect([answer.status, answer.body.code]).toEqual([422, 'step-incomplete']);
    expect(codes(answer)).toEqual([
      ...['profile-missing', 'client-missing', 'other-users-missing', 'reference-date-missing', 'region-missing'],
      ...['dismantling-payer-missing', 'tax-basis-missing', 'recusals-missing'],
    ]);
    expect(answer.body.faults[1]).toMatchObject({ pointer: '/client', message: '请填写委托人。' });
    mustBe(200, await office.record(path, 'basic-matters'));
    mustBe(200, await office.complete(path, 'basic-matters'));
    expect(await statesOf(path)).toBe('dcaaaaaa');
    expect((await office.record(path, 'basic-matters', {})).body.code).toBe('step-done');
  });

  it('carry on to the survey, which looks at every component', async () => {
    for (const step of ['contract', 'plan'] as const) {
      mustBe(200, await office.record(path, step));
      mustBe(200, await office.complete(path, step));
    }
    mustBe(200, await office.record(path, 'survey'));
    expect(await missingIn(path, 'survey')).toEqual(['components-missing']);
    const bare = components.map(({ survey: _, ...component }) => component);
    mustBe(200, await office.savePaper(path, { components: bare }));
    expect(await missingIn(path, 'survey')).toEqual([
      ...['component-not-surveyed', 'component-not-surveyed', 'score-missing', 'conditions-unanswered'],
    ]);
    mustBe(200, await office.savePaper(path, { components }));
    mustBe(200, await office.complete(path, 'survey'));
    mustBe(200, await office.record(path, 'documents'));
    mustBe(200, await office.complete(path, 'documents'));
    expect(await statesOf(path)).toBe('dddddcaa');
  });

  it('value the latest paper alone', async () => {
    const preview = mustBe(200, await office.get(`${path}/working-paper/preview`));
    expect(preview.body).toMatchObject({ outcome: 'appraised', appraisal: { residualValue: expect.any(String) } });
    const stored = mustBe(201, await office.post(`${path}/appraisals`));
    expect(stored.body.appraisal.residualValue).toBe(preview.body.appraisal.residualValue);
    expect(stored.body.order.engagement).toMatchObject({
      client: '某小区业主委员会',
      otherUsers: '无',
      reviewer: '陈示例',
    });
    mustBe(
      200,
      await office.savePaper(path, { components: [{ ...components[0], description: '蜗轮蜗杆' }, components[1]] }),
    );
    expect(codes(await office.complete(path, 'valuation'))).toEqual(['appraisal-outdated']);
    mustBe(201, await office.post(`${path}/appraisals`));
    whenLookedAt(office.firm.service.app, async () => mustBe(200, await office.complete(path, 'valuation')));
    expect((await office.savePaper(path, { components })).body).toMatchObject({ code: 'assignment-overtaken' });
    expect((await office.savePaper(path, { components })).body).toMatchObject({ code: 'step-done', step: 'valuation' });
  });

  it('go back to the valuation when the reviewer gives it back, and on from there', async () => {
    expect(await missingIn(path, 'report')).toEqual(['review-missing', 'report-missing']);
    const one = await office.appraised(path);
    mustBe(201, await office.firm.review(one, undefined, { verdict: 'returned', comment: '导轨的依据不足' }));
    expect(await statesOf(path)).toBe('dddddcaa');
    const { body } = await office.get(path);
    expect([body.step, body.review.verdict, body.steps[5].missing[0].message]).toEqual([
      ...['valuation', 'returned', '复核人退回：导轨的依据不足。请修改后重新评估。'],
    ]);
    const both = await office.firm.person('周示例', ['appraiser', 'reviewer']);
    mustBe(200, await office.savePaper(path, { components }, both.headers));
    mustBe(201, await office.post(`${path}/appraisals`));
    expect((await office.get(path)).body.step).toBe('report');
    const again = await office.appraised(path);
    expect(again.id).not.toBe(one.id);
    const ownWords = await office.firm.review(again, both.headers);
    expect([ownWords.status, ownWords.body.code]).toEqual([403, 'review-of-own-work']);
  });

  it('are signed and sealed, one missing signature after the other', async () => {
    const one = await office.appraised(path);
    mustBe(201, await office.firm.review(one));
    mustBe(201, await office.post(one.path));
    expect(await missingIn(path, 'report')).toEqual(['signature-missing', 'signature-missing', 'seal-missing']);
    const { first, second, signer } = office.firm.people;
    mustBe(201, await office.firm.sign(one, 'appraiser-1', first, office.firm.device(office.firm.key('王示例'))));
    mustBe(201, await office.firm.sign(one, 'appraiser-2', second, office.firm.device(office.firm.key('李示例'))));
    expect(codes(await office.complete(path, 'report'))).toEqual(['seal-missing']);
    mustBe(201, await office.firm.post(`${one.path}/seal`, signer.headers));
    mustBe(200, await office.complete(path, 'report'));
    expect((await office.get(path)).body).toMatchObject({ step: 'archive', keepUntil: '2041-11-02' });
  });

  it('end in the archive, which a signer closes to all additions', async () => {
    expect((await office.put(`${path}/steps/archive`, complete.archive)).status).toBe(403);
    mustBe(200, await office.record(path, 'archive', {}));
    expect(codes(await office.complete(path, 'archive'))).toHaveLength(8);
    mustBe(200, await office.record(path, 'archive'));
    // Whoever has looked before, and writes after.
    whenLookedAt(office.firm.service.app, async () => mustBe(200, await office.complete(path, 'archive')));
    expect(await office.post(`${path}/comments`, { text: '补充' })).toMatchObject({
      status: 409,
      body: { code: 'assignment-archived' },
    });
    expect(await statesOf(path)).toBe('dddddddd');
    const reason = { reason: '补充' };
    const refused = [
      await office.savePaper(path, { components: [] }),
      await office.record(path, 'plan'),
      await office.post(`${path}/steps/plan/reopen`, reason),
      await office.post(`${path}/comments`, { text: '再看一次' }),
      await office.post(`${path}/appraisals`),
    ];
    expect(refused.map(({ status, body }) => [status, body.code])).toEqual(
      refused.map(() => [409, 'assignment-archived']),
    );
    expect((await office.get(`/v1/assignments?step=archived`)).body.items).toMatchObject([{ deviceCode: 'D-1' }]);
  });

  it('are kept: a deletion is refused with the day and logged, a hold is set and lifted', async () => {
    const answer = await office.remove(path, undefined);
    expect([answer.status, answer.body.code, answer.body.keepUntil]).toEqual([409, 'assignment-kept', '2041-11-02']);
    const logged = await office.firm.service.dataSource.query<object[]>(
      `SELECT action FROM audit_log WHERE action = 'assignment.deletion-refused'`,
    );
    expect(logged).toHaveLength(1);
    const reason = { reason: '诉讼保全' };
    expect((await office.post(`${path}/hold`, reason)).status).toBe(403);
    const held = mustBe(200, await office.post(`${path}/hold`, reason, office.signer));
    expect(held.body.hold).toMatchObject({ reason: '诉讼保全' });
    expect((await office.post(`${path}/hold`, reason, office.signer)).body.code).toBe('hold-set-already');
    expect(mustBe(200, await office.remove(`${path}/hold`, reason, office.signer)).body.hold).toBeNull();
    expect((await office.remove(`${path}/hold`, reason, office.signer)).body.code).toBe('hold-not-set');
  });

  it('are kept thirty years for a statutory appraisal, and go on where a step is reopened with a reason', async () => {
    await office.lift('D-2');
    const other = await office.assignment('D-2');
    await office.reach(other, 'plan');
    expect((await office.post(`${other}/steps/contract/reopen`, { reason: '' })).body.code).toBe('content-invalid');
    mustBe(200, await office.post(`${other}/steps/basic-matters/reopen`, { reason: '改为法定评估' }));
    expect(await statesOf(other)).toBe('caaaaaaa');
    mustBe(200, await office.record(other, 'basic-matters', { ...complete['basic-matters'], statutory: true }));
    mustBe(200, await office.complete(other, 'basic-matters'));
    expect(await statesOf(other)).toBe('ddcaaaaa');
    for (const step of ['plan', 'survey', 'documents'] as const) {
      mustBe(200, await office.record(other, step));
      mustBe(200, await office.complete(other, step));
    }
    mustBe(201, await office.post(`${other}/appraisals`));
    mustBe(200, await office.complete(other, 'valuation'));
    await office.issue(other);
    expect((await office.get(other)).body.keepUntil).toBe('2056-11-02');
  });
});
