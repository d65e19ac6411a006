import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Response } from 'supertest';
import { startFirm, type Firm, type IssuedReport } from './issued-reports.js';

const summary = ({ status, body }: Response): unknown => [status, body.code];
const door = ({ appraisalId }: Pick<IssuedReport, 'appraisalId'>, name: string): string =>
  `/v1/appraisals/${appraisalId}/report/${name}`;

// Every report is sealed and time-stamped for real, several in a test.
jest.setTimeout(120_000);

describe('the standing of a report', () => {
  let firm: Firm;
  beforeAll(async () => {
    firm = await startFirm();
  }, 60_000);
  afterAll(() => firm.service.stop());

  const supersede = (report: IssuedReport, by: string, reason = '曳引机重量有误'): Promise<Response> =>
    Promise.resolve(firm.post(door(report, 'supersede'), { by, reason }));
  const revoke = (report: IssuedReport, reason = '委托方资料不实'): Promise<Response> =>
    Promise.resolve(firm.post(door(report, 'revoke'), { reason }));
  const rowsOf = <Row>(sql: string, id: string): Promise<Row[]> => firm.service.dataSource.query<Row[]>(sql, [id]);
  const reportIdOf = async ({ code }: IssuedReport): Promise<string> =>
    (await rowsOf<{ id: string }>('SELECT id FROM report_versions WHERE code = ?', code))[0]?.id ?? '';
  const statesOf = async (report: IssuedReport): Promise<readonly string[]> =>
    (
      await rowsOf<{ state: string }>(
        'SELECT state FROM report_events WHERE report_id = ? ORDER BY state',
        await reportIdOf(report),
      )
    ).map(({ state }) => state);

  it('superseded: event, audit entry and log entry at once, with the reason and no code in the log', async () => {
    const [old, next] = [await firm.issue(), await firm.issue()];
    const answer = await supersede(old, next.appraisalId);
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      state: 'superseded',
      number: old.number,
      reason: '曳引机重量有误',
      replacedBy: { appraisalId: next.appraisalId, number: next.number, code: next.code },
    });
    const id = await reportIdOf(old);
    const [event] = await rowsOf<{ reason: string }>(
      "SELECT reason FROM report_events WHERE state = 'superseded' AND report_id = ?",
      id,
    );
    expect(event?.reason).toBe('曳引机重量有误');
    expect(await rowsOf('SELECT action FROM audit_log WHERE subject = ? ORDER BY action', id)).toEqual([
      { action: 'report.issued' },
      { action: 'report.superseded' },
    ]);
    const log = await firm.read(`/v1/log/inclusion?subject=${old.sha256}`);
    const entries = (log.body.items as { content: string }[]).map(({ content }) => content);
    expect(entries.map((text) => JSON.parse(text) as object)).toEqual([
      expect.objectContaining({ kind: 'report-issued', sha256: old.sha256 }),
      { kind: 'report-superseded', sha256: old.sha256, by: next.sha256, at: answer.body.at },
    ]);
    for (const text of entries) expect(text).not.toMatch(new RegExp(`${old.code}|${next.code}|重量`));
  });

  it('revoked: said with its reason by the verification of code and file', async () => {
    const report = await firm.issue();
    const answer = await revoke(report);
    expect([answer.status, answer.body.state, answer.body.replacedBy]).toEqual([201, 'revoked', null]);
    for (const verification of [await firm.verifyCode(report.code), await firm.verify(await firm.pdf(report))]) {
      expect(verification.body).toMatchObject({ verdict: 'issued', report: { status: 'revoked' } });
      expect(verification.body.inForce.answer).toBe('no');
      expect(verification.body.inForce.text).toContain('委托方资料不实');
    }
    const log = await firm.read(`/v1/log/inclusion?subject=${report.sha256}`);
    expect(JSON.parse(log.body.items[1].content as string)).toMatchObject({ kind: 'report-revoked' });
  });

  it('ends once: not revoked twice, not superseded twice, not superseded once revoked', async () => {
    const [one, two, three] = [await firm.issue(), await firm.issue(), await firm.issue()];
    await revoke(one);
    expect(summary(await revoke(one))).toEqual([409, 'report-revoked-already']);
    expect(summary(await supersede(one, two.appraisalId))).toEqual([409, 'report-revoked-already']);
    expect((await supersede(two, three.appraisalId)).status).toBe(201);
    expect(summary(await supersede(two, three.appraisalId))).toEqual([409, 'report-superseded-already']);
    expect(await statesOf(one)).toEqual(['archived', 'prepared', 'revoked', 'sealed']);
    // What was superseded may still turn out to be one nobody may use at all.
    expect((await revoke(two)).status).toBe(201);
    expect((await firm.verifyCode(two.code)).body.report.status).toBe('revoked');
  });

  it('leads to what stands: never to itself, in a circle, to a revoked report, a draft or nothing', async () => {
    const [one, two, three] = [await firm.issue(), await firm.issue(), await firm.issue()];
    const draft = await firm.issue({ engagement: undefined });
    const refused = async (report: IssuedReport, by: string): Promise<unknown> => summary(await supersede(report, by));
    expect(await refused(one, one.appraisalId)).toEqual([422, 'replacement-itself']);
    expect(await refused(one, 'nothing')).toEqual([422, 'replacement-unknown']);
    expect(await refused(one, await firm.appraise())).toEqual([422, 'replacement-unknown']);
    expect(await refused(one, draft.appraisalId)).toEqual([409, 'replacement-not-issued']);
    expect(await refused(draft, one.appraisalId)).toEqual([409, 'report-not-issued']);
    expect(summary(await revoke(draft))).toEqual([409, 'report-not-issued']);
    expect((await supersede(one, two.appraisalId)).status).toBe(201);
    expect(await refused(two, one.appraisalId)).toEqual([409, 'replacement-not-standing']);
    await revoke(three);
    expect(await refused(two, three.appraisalId)).toEqual([409, 'replacement-not-standing']);
  });

  it('is the organisation’s own matter', async () => {
    const report = await firm.issue();
    expect(summary(await firm.postAsAnother(door(report, 'revoke'), { reason: 'x' }))).toEqual([
      404,
      'appraisal-unknown',
    ]);
    expect((await firm.post(door({ appraisalId: 'unknown' }, 'revoke'), { reason: 'x' })).status).toBe(404);
    const unissued = { appraisalId: await firm.appraise() };
    expect(summary(await firm.post(door(unissued, 'revoke'), { reason: 'x' }))).toEqual([404, 'report-unknown']);
  });

  it('is answered once for one key, and tells all faults of a body', async () => {
    const report = await firm.issue();
    const keyed = (): Promise<Response> =>
      Promise.resolve(firm.post(door(report, 'revoke'), { reason: '重复' }).set('idempotency-key', 'r1'));
    const [first, again] = [await keyed(), await keyed()];
    expect([first.status, again.status, again.headers['idempotency-replayed']]).toEqual([201, 201, 'true']);
    expect(again.text).toBe(first.text);
    const faulty = await firm.post(door(report, 'supersede'), { reason: '', why: 1 });
    expect(faulty.status).toBe(422);
    expect((faulty.body.faults as { pointer: string }[]).map(({ pointer }) => pointer)).toEqual([
      '/why',
      '/by',
      '/reason',
    ]);
  });

  it('is written whole or not at all: of two at the same time one is refused, and nothing of it stays', async () => {
    const [report, next] = [await firm.issue(), await firm.issue()];
    const size = async (): Promise<number> => firm.service.count('log_entries');
    const before = await size();
    const answers = await Promise.all([supersede(report, next.appraisalId), supersede(report, next.appraisalId)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(await size()).toBe(before + 1);
    expect(await statesOf(report)).toEqual(['archived', 'prepared', 'sealed', 'superseded']);
  });

  it('keeps its rows, whoever writes: no change, no circle, no draft, no other organisation', async () => {
    const [one, two, three] = [await firm.issue(), await firm.issue(), await firm.issue()];
    await supersede(one, two.appraisalId);
    const ids = await Promise.all([one, two, three].map(reportIdOf));
    const [first = '', second = '', third = ''] = ids;
    const draft = await reportIdOf(await firm.issue({ engagement: undefined }));
    const { dataSource } = firm.service;
    const insert = (id: string, by: string, organisation = 'firm'): Promise<unknown> =>
      dataSource.query('INSERT INTO report_supersessions VALUES (?, ?, ?, ?, ?, ?)', [
        ...[id, by, organisation, 'r', 'a', '2026-11-02T08:00:00.000Z'],
      ]);
    await expect(insert(second, first)).rejects.toThrow('only a standing one');
    await expect(insert(second, second)).rejects.toThrow(/check/i);
    await expect(insert(second, draft)).rejects.toThrow('only an issued report');
    await expect(insert(second, third, 'another')).rejects.toThrow('only an issued report');
    await revoke(three);
    await expect(insert(second, third)).rejects.toThrow('only a standing one');
    for (const table of ['report_supersessions', 'report_revocations']) {
      await expect(dataSource.query(`UPDATE ${table} SET reason = 'other'`)).rejects.toThrow('insert-only');
      await expect(dataSource.query(`DELETE FROM ${table}`)).rejects.toThrow('insert-only');
    }
  });
});
