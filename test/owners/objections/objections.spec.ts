import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Response } from 'supertest';
import { ObjectionDesk } from '../../../src/owners/objections/objection-desk.js';
import { startFirm, type Firm, type IssuedReport } from '../issued-reports.js';

const attack = `"><script>alert(1)</script><img src=x onerror=alert(1)>'{{7*7}}`;
const escaped = '&lt;script>alert(1)';

describe('what owners ask', () => {
  let firm: Firm;
  let report: IssuedReport;
  beforeAll(async () => {
    firm = await startFirm({ PUBLIC_MESSAGES_PER_MINUTE: '200' });
    report = await firm.issue();
  }, 60_000);
  afterAll(() => firm.service.stop());

  const door = (): string => `/r/${report.code}/objections`;
  const ask = (fields: Readonly<Record<string, string>>): Promise<Response> =>
    Promise.resolve(firm.sendForm(door(), { kind: 'question', text: '导轨为什么留用？', contact: '', ...fields }));
  const summary = ({ status, body }: Response): unknown => [status, body.code];
  const newest = async (): Promise<{ readonly id: string }> => (await firm.get('/v1/objections?limit=1')).body.items[0];
  const pageText = async (path = `/r/${report.code}`): Promise<string> => (await firm.readPage(path)).text;

  it('is taken in, told to the firm, answered, and shown to nobody before the firm says so', async () => {
    const asked = await ask({ text: '第 3 项 王小明问：导轨为什么留用？', contact: '13800000000' });
    expect(asked.status).toBe(303);
    const own = asked.headers['location'] ?? '';
    expect(await pageText(own)).toContain('评估单位已经收到');
    const { id } = await newest();
    expect(own).toBe(`${door()}/${id}`);
    const notices = await firm.get('/v1/notices');
    expect(notices.body.items[0]).toMatchObject({
      kind: 'objection-received',
      subject: id,
      link: `/console/objections/${id}`,
    });
    expect(JSON.stringify(notices.body)).not.toMatch(/王小明|13800000000|导轨/);
    expect((await firm.get(`/v1/objections/${id}`)).body).toMatchObject({
      contact: '13800000000',
      answers: [],
      shownText: null,
    });
    expect((await firm.get('/v1/objections')).text).not.toContain('13800000000');

    const publication = `/v1/objections/${id}/publication`;
    expect(summary(await firm.put(publication, { question: '导轨为什么留用？' }))).toEqual([
      409,
      'objection-unanswered',
    ]);
    expect((await firm.post(`/v1/objections/${id}/answers`, { text: '安装单位同意留用。\n见附件三。' })).status).toBe(
      201,
    );
    expect(await pageText()).not.toContain('安装单位同意留用');
    expect(await pageText(own)).toContain('安装单位同意留用');

    expect((await firm.put(publication, { question: '第 3 项：导轨为什么留用？' })).status).toBe(200);
    for (const path of [`/r/${report.code}`, door()]) {
      const text = await pageText(path);
      expect(text).toContain('第 3 项：导轨为什么留用？');
      expect(text).toContain('安装单位同意留用');
      expect(text).toContain('隐去或者改动了部分文字');
      expect(text).not.toMatch(/王小明|13800000000/);
    }
    expect((await firm.put(publication, { question: null })).status).toBe(200);
    expect(await pageText()).not.toContain('导轨为什么留用');
  });

  it('keeps the contact sealed, and erases it when the firm no longer needs it', async () => {
    await ask({ contact: 'li.hong@example.org' });
    const { id } = await newest();
    const [row] = await firm.service.dataSource.query<{ sealed_contact: string }[]>(
      'SELECT sealed_contact FROM objection_contacts WHERE objection_id = ?',
      [id],
    );
    expect(row?.sealed_contact).not.toContain('li.hong');
    expect((await firm.delete(`/v1/objections/${id}/contact`)).status).toBe(204);
    expect((await firm.delete(`/v1/objections/${id}/contact`)).status).toBe(204);
    expect((await firm.get(`/v1/objections/${id}`)).body.contact).toBeNull();
  });

  it('runs nothing that was typed in, on no page', async () => {
    const refused = await ask({ kind: attack, text: '', contact: attack });
    expect(refused.status).toBe(422);
    expect(refused.text).not.toContain('<script>alert');
    await ask({ text: attack, contact: attack.replace('{{7*7}}', '') });
    const { id } = await newest();
    await firm.post(`/v1/objections/${id}/answers`, { text: attack });
    await firm.put(`/v1/objections/${id}/publication`, { question: attack });
    for (const path of [`/r/${report.code}`, door(), `${door()}/${id}`]) {
      const text = await pageText(path);
      expect(text).toContain(escaped);
      expect(text).not.toContain('<script>alert');
      expect(text).not.toContain('<img src=x');
    }
    await firm.put(`/v1/objections/${id}/publication`, { question: null });
  });

  it('is refused with every fault at its field, and what was typed stays', async () => {
    const empty = await ask({ kind: 'praise', text: ' \n ', contact: 'x'.repeat(101) });
    expect(empty.status).toBe(422);
    for (const words of ['请选择提问还是异议', '请写内容', '联系方式至多']) expect(empty.text).toContain(words);
    const long = await ask({ text: '长'.repeat(2001) });
    expect([long.status, long.text.includes('长长长')]).toEqual([422, true]);
    const control = await ask({ text: 'a\u0007b' });
    expect(control.status).toBe(422);
    const json = await firm.post(door(), { kind: 'question' });
    expect(json.status).toBe(415);
    const answer = await firm.post('/v1/objections/none/answers', { text: '' });
    expect(summary(answer)).toEqual([422, 'body-invalid']);
    expect(summary(await firm.post('/v1/objections/none/answers', { text: 'x' }))).toEqual([404, 'objection-unknown']);
  });

  it('belongs to the firm of the report alone, and to whoever holds its address', async () => {
    const { id } = await newest();
    expect(summary(await firm.postAsAnother(`/v1/objections/${id}/answers`, { text: 'x' }))).toEqual([
      404,
      'objection-unknown',
    ]);
    const other = await firm.issue();
    expect((await firm.readPage(`/r/${other.code}/objections/${id}`)).status).toBe(404);
    expect((await firm.readPage('/r/0000-0000-0000-0000-0000/objections')).status).toBe(404);
  });

  it('is listed in pages, those without an answer by themselves', async () => {
    await ask({ kind: 'objection', text: '第一' });
    firm.service.setNow('2026-11-02T08:00:01.000Z');
    await ask({ text: '第二' });
    const first = await firm.get('/v1/objections?state=open&limit=1');
    expect(first.body.items).toMatchObject([{ text: '第二', kind: 'question' }]);
    const second = await firm.get(`/v1/objections?state=open&limit=1&cursor=${first.body.next}`);
    expect(second.body.items).toHaveLength(1);
    expect(second.body.items[0].id).not.toBe(first.body.items[0].id);
    expect((await firm.get('/v1/objections?state=closed&cursor=x')).status).toBe(400);
    const all = await firm.get('/v1/objections?state=open&limit=100');
    expect(all.body.items.every((one: { answers: unknown[] }) => one.answers.length === 0)).toBe(true);
  });

  it('may be asked of a closed report, whose page tells nothing; not of a draft', async () => {
    const closed = await firm.issue();
    await firm.put(`/v1/appraisals/${closed.appraisalId}/report/visibility`, { mode: 'closed' });
    const asked = await firm.sendForm(`/r/${closed.code}/objections`, {
      kind: 'objection',
      text: '价格太低',
      contact: '',
    });
    expect(asked.status).toBe(303);
    const { id } = await newest();
    await firm.post(`/v1/objections/${id}/answers`, { text: '不低' });
    await firm.put(`/v1/objections/${id}/publication`, { question: '价格太低' });
    for (const path of ['', '/objections']) {
      expect(await pageText(`/r/${closed.code}${path}`)).not.toContain('价格太低');
    }
    const draft = await firm.issue({ engagement: undefined });
    const refused = await firm.sendForm(`/r/${draft.code}/objections`, { kind: 'question', text: 'x', contact: '' });
    expect([refused.status, refused.text.includes('草稿')]).toEqual([404, true]);
  });

  it('is answered by one of two who answer at once; the other is told to read that answer first', async () => {
    const asked = await ask({ text: '配重怎么计价？' });
    const id = asked.headers['location']?.split('/').at(-1) ?? '';
    const desk = firm.service.app.get(ObjectionDesk, { strict: false });
    const who = { organisationId: 'firm', actor: 'api-key' };
    const [first, second] = [
      await desk.prepareAnswer(who, id, '按废钢。'),
      await desk.prepareAnswer(who, id, '按混凝土。'),
    ];
    await firm.service.dataSource.transaction((manager) => first.write(manager));
    const late = firm.service.dataSource.transaction((manager) => second.write(manager));
    await expect(late).rejects.toMatchObject({ code: 'answer-overtaken', kind: 'conflict' });
    const again = await firm.post(`/v1/objections/${id}/answers`, { text: '混凝土块另计。' });
    expect(again.body).toMatchObject({ number: 2, text: '混凝土块另计。' });
    const { answers } = (await firm.get(`/v1/objections/${id}`)).body;
    expect(answers.map(({ text }: { text: string }) => text)).toEqual(['按废钢。', '混凝土块另计。']);
  });

  it('does not fill the inbox of the firm without end', async () => {
    const flooded = await firm.issue();
    const send = (): Promise<Response> =>
      Promise.resolve(firm.sendForm(`/r/${flooded.code}/objections`, { kind: 'question', text: '又来', contact: '' }));
    const statuses: number[] = [];
    for (let time = 0; time < 51; time += 1) statuses.push((await send()).status);
    expect([...new Set(statuses.slice(0, 50)), statuses[50]]).toEqual([303, 503]);
  });
});

describe('one address', () => {
  it('asks a few times, then waits', async () => {
    const firm = await startFirm();
    const report = await firm.issue();
    const ask = (): Promise<Response> =>
      Promise.resolve(firm.sendForm(`/r/${report.code}/objections`, { kind: 'question', text: 'x', contact: '' }));
    const answers = [await ask(), await ask(), await ask(), await ask()];
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303, 429]);
    expect(Number(answers[3]?.headers['retry-after'])).toBeGreaterThan(0);
    await firm.service.stop();
  }, 60_000);
});
