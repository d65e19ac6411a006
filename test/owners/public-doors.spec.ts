/** Every public door, in every state of what its client shows: nothing leaks. */
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Response } from 'supertest';
import { startFirm, type Firm, type IssuedReport } from './issued-reports.js';

// Every report is sealed and time-stamped for real, and verified by a thread of its own.
jest.setTimeout(120_000);

describe('what anybody sees of a report', () => {
  let firm: Firm;
  let report: IssuedReport;
  let pdf: Buffer;
  /** Whatever must not be seen: amounts as printed, and the lift's address. */
  let figures: readonly string[];
  let address: string;
  beforeAll(async () => {
    firm = await startFirm();
    report = await firm.issue();
    pdf = await firm.pdf(report);
    const { body } = await firm.get(`/v1/appraisals/${report.appraisalId}`);
    const { residualValue, remainingValue, scrapResidualValue, lines } = body.appraisal as {
      residualValue: string;
      remainingValue: string;
      scrapResidualValue: Record<string, string>;
      lines: { amount: string }[];
    };
    const amounts = [
      residualValue,
      remainingValue,
      ...Object.values(scrapResidualValue),
      ...lines.map((one) => one.amount),
    ];
    figures = [...new Set(amounts)]
      .filter((amount) => Number(amount) !== 0)
      .flatMap((amount) => [amount, grouped(amount)]);
    address = (body.order as { lift: { address: string } }).lift.address;
  }, 120_000);
  afterAll(() => firm.service.stop());

  const grouped = (amount: string): string => amount.replace(/\B(?=(\d{3})+\.)/g, ',').replace('-', '−');
  const show = async (mode: string): Promise<void> => {
    const answer = await firm.put(`/v1/appraisals/${report.appraisalId}/report/visibility`, { mode });
    expect([answer.status, answer.body.mode]).toEqual([200, mode]);
  };
  const page = (rest = ''): Promise<Response> => Promise.resolve(firm.readPage(`/r/${report.code}${rest}`));
  const byForm = (code: string): Promise<Response> => Promise.resolve(firm.sendForm('/verify', { code }));
  const leaks = (text: string): readonly string[] => figures.filter((figure) => text.includes(figure));

  it('full: status, figures, the report as file and as page', async () => {
    const shown = await page();
    expect(shown.status).toBe(200);
    for (const words of [
      '有效',
      '残值（净额）',
      '余值',
      '不是现金',
      address,
      `/r/${report.code}/full`,
      '各系统的零部件值多少',
    ]) {
      expect(shown.text).toContain(words);
    }
    expect(shown.text).toContain('评估人员没有在文件中电子签名');
    expect(leaks(shown.text).length).toBeGreaterThan(3);
    expect(Buffer.byteLength(shown.text)).toBeLessThan(150_000);
    expect(shown.text).not.toMatch(/<script|<link rel="stylesheet"|src="|url\(/);
    expect((await page('/report.pdf')).type).toBe('application/pdf');
    expect((await page('/full')).text).toContain('以盖章的 PDF 文件为准');
  });

  it('figures: status and figures only; the report itself is refused in plain words', async () => {
    await show('figures');
    const shown = await page();
    expect([shown.status, leaks(shown.text).length > 3]).toEqual([200, true]);
    for (const words of ['report.pdf', `${report.code}/full`, address]) expect(shown.text).not.toContain(words);
    for (const rest of ['/report.pdf', '/full', '/full?part=2']) {
      const refused = await page(rest);
      expect([rest, refused.status, refused.type, leaks(refused.text)]).toEqual([rest, 403, 'text/html', []]);
      expect(refused.text).toContain('委托人限制了公开范围');
    }
  });

  it('closed: that it exists, its number, firm and status, and nothing else', async () => {
    await show('closed');
    const shown = await page();
    expect([shown.status, leaks(shown.text)]).toEqual([200, []]);
    for (const words of [report.number, '沈阳', '有效', '内容没有公开']) expect(shown.text).toContain(words);
    for (const words of [report.sha256, address, '评估基准日', '出具日期', 'report.pdf', '/full']) {
      expect(shown.text).not.toContain(words);
    }
    for (const rest of ['/report.pdf', '/full']) {
      const refused = await page(rest);
      expect([rest, refused.status, leaks(refused.text)]).toEqual([rest, 403, []]);
      expect(refused.text).not.toContain(report.sha256);
    }
    const { body } = await firm.verifyCode(report.code);
    expect(body.report).toEqual({
      number: report.number,
      code: report.code,
      firm: expect.stringContaining('沈阳'),
      status: 'in-force',
      issuedOn: null,
      sha256: null,
      reason: null,
      since: null,
      replacedBy: null,
      newest: null,
      replaces: [],
    });
  });

  it.each(['full', 'figures', 'closed'])(
    '%s: a verification holds no figure, by code, by file, on the page',
    async (mode) => {
      await show(mode);
      for (const { status, text } of [
        await firm.verifyCode(report.code),
        await firm.verify(pdf),
        await byForm(report.code),
      ]) {
        expect([status, leaks(text), text.includes(address)]).toEqual([200, [], false]);
      }
    },
  );

  it('is set by those who may, and said as it is', async () => {
    const door = `/v1/appraisals/${report.appraisalId}/report/visibility`;
    await show('figures');
    await show('figures');
    expect((await firm.get(door)).body).toEqual({ mode: 'figures', since: '2026-11-02T08:00:00.000Z' });
    expect((await firm.put(door, { mode: 'open' })).status).toBe(422);
    expect((await firm.read(door)).status).toBe(401);
    await show('full');
    expect((await page()).text).toContain(address);
    const actions = await firm.service.dataSource.query<{ action: string }[]>(
      "SELECT action FROM audit_log WHERE action LIKE 'report.shown%'",
    );
    expect(actions.filter(({ action }) => action === 'report.shown-figures').length).toBeGreaterThan(0);
  });

  it('of a report that was superseded and of its successors: the reason, and ways along the chain to its end', async () => {
    const [second, third] = [await firm.issue(), await firm.issue()];
    const supersede = (one: IssuedReport, by: IssuedReport, reason: string): Promise<Response> =>
      Promise.resolve(firm.post(`/v1/appraisals/${one.appraisalId}/report/supersede`, { by: by.appraisalId, reason }));
    await supersede(report, second, '轿厢重量<b>有误');
    await supersede(second, third, '价格更正');
    const [first, middle, last] = await Promise.all(
      [report, second, third].map(async ({ code }) => (await firm.readPage(`/r/${code}`)).text),
    );
    const link = ({ code, number }: IssuedReport): string => `<a href="/r/${code}">${number}</a>`;
    expect(first).toContain('已被新报告取代');
    expect(first).toContain('轿厢重量&lt;b>有误');
    expect(first).toMatch(new RegExp(`取代它的报告：${link(second)}.*最新的报告：${link(third)}`, 's'));
    expect(first).toContain('残值（净额）');
    expect(middle).toContain(`取代它的报告：${link(third)}`);
    expect(middle).not.toContain('最新的报告');
    expect(last).toContain('有效');
    expect(last).toContain('这份报告取代了');
    expect(last).toContain(link(second));
    const answer = await firm.verifyCode(report.code);
    expect(answer.body.report).toMatchObject({ status: 'superseded', newest: { number: third.number } });
    expect(answer.body.inForce.text).toContain(third.number);
    // Closed, it says only that it is superseded.
    await show('closed');
    const closed = (await page()).text;
    expect(closed).toContain('已被新报告取代');
    for (const words of ['有误', second.code, third.code, second.number]) expect(closed).not.toContain(words);
  });
});
