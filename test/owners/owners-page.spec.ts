import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { exampleOrder, startFirm, type Firm, type IssuedReport } from './issued-reports.js';

const attack = '<img src=x onerror=alert(1)>';
const settlement = {
  slips: [{ number: attack, weighedOn: '2026-10-15', netKg: '1520' }],
  buyer: { name: '张三丰', isPerson: true },
  ...{ received: '3050.00', receivedOn: '2026-10-16', taxBasis: 'included', costs: '800.00' },
  ...{ manifestMissing: attack, note: attack },
  destination: { kind: 'other', note: attack },
  files: [{ name: attack, sha256: 'a'.repeat(64) }],
};

describe('the page of a report, for a resident', () => {
  let firm: Firm;
  let report: IssuedReport;
  beforeAll(async () => {
    firm = await startFirm();
    report = await firm.issue();
  }, 60_000);
  afterAll(() => firm.service.stop());

  const page = async (code = report.code): Promise<string> => (await firm.readPage(`/r/${code}`)).text;

  it('tells what was taken out, what stays, what each is worth and why, and where the money goes', async () => {
    const text = await page();
    for (const heading of [
      '拆下来什么，能卖多少',
      '留下来什么，省下多少',
      '钱从哪里来，到哪里去',
      '拆除以后实际卖了多少',
      '有不同意见怎么办',
    ]) {
      expect(text).toContain(heading);
    }
    expect(text).toContain('按废旧物资的价格卖');
    expect(text).toContain('属于危险废物，不能卖');
    const { body } = await firm.get(`/v1/appraisals/${report.appraisalId}`);
    const lines = body.appraisal.lines as readonly { readonly amount: string }[];
    const shown = (amount: string): string => amount.replace(/\B(?=(\d{3})+\.)/g, ',').replace('-', '−');
    for (const { amount } of lines) expect(text).toContain(shown(amount));
  });

  it('never adds 残值 and 余值 without saying that one is cash and the other is not', async () => {
    const text = await page();
    const sum = text.indexOf('两项之和');
    expect(sum).toBeGreaterThan(0);
    for (const words of ['现金', '不是现金']) {
      const at = text.indexOf(words);
      expect([words, at > 0 && at < sum]).toEqual([words, true]);
    }
    expect(text.slice(sum, sum + 300)).toContain('不是业主能够领到的钱');
  });

  it('says of a look back that its period of use was over when it was issued', async () => {
    const late = await firm.issue({ referenceDate: '2025-09-30' });
    const text = await page(late.code);
    expect(text).toContain('出具时已过使用期限');
    expect(text).toContain('它只说明评估基准日（2025年9月30日）的价值，不能作为现在的价值使用。');
    expect(await page()).not.toContain('出具时已过使用期限');
    const printed = await firm.readPage(`/r/${late.code}/full`);
    expect(printed.text).toContain('本报告是追溯评估');
  });

  it('shows the settlement beside the appraisal, a person’s name masked, and runs nothing typed into it', async () => {
    expect(await page()).toContain('还没有登记拆除以后的结算');
    const recorded = await firm.post(`/v1/appraisals/${report.appraisalId}/settlements`, settlement);
    expect(recorded.status).toBe(201);
    const text = await page();
    expect(text).toContain('1,520 千克');
    expect(text).toContain('张**');
    expect(text).not.toContain('张三丰');
    expect(text).not.toContain('<img');
    expect(text).toContain('结算只放在评估旁边对照，不改变评估结果');
    await firm.put(`/v1/appraisals/${report.appraisalId}/report/visibility`, { mode: 'closed' });
    expect(await page()).not.toContain('1,520');
    await firm.put(`/v1/appraisals/${report.appraisalId}/report/visibility`, { mode: 'figures' });
    const figures = await page();
    expect(figures).toContain('1,520 千克');
    expect(figures).not.toContain('拆下来什么');
    await firm.put(`/v1/appraisals/${report.appraisalId}/report/visibility`, { mode: 'full' });
  });

  it('is one answer of at most 150 kB for the largest lift of the examples, asks for nothing else, forces no download', async () => {
    const large = await firm.issue(exampleOrder(200));
    const answer = await firm.readPage(`/r/${large.code}`);
    expect(Buffer.byteLength(answer.text)).toBeLessThanOrEqual(150_000);
    expect(answer.text).toMatch(/其余 \d+ 项共/);
    expect(answer.text).toContain('留在新电梯上继续用');
    expect(answer.text).toContain('综合成新率');
    expect(answer.text).not.toMatch(/<script|<link rel="stylesheet"|<iframe|src="(?!data:)/);
    expect(answer.text).not.toMatch(/ download[ >=]/);
    const icon = /<link rel="icon" href="([^"]*)"/.exec(answer.text)?.[1] ?? '';
    expect(icon.startsWith('data:')).toBe(true);
  });
});
