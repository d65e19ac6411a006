import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { DataSource } from 'typeorm';
import { exampleOrder } from '../owners/issued-reports.js';
import { violationsOn } from './harness/accessibility.js';
import { appraise, issueReport } from './harness/appraising.js';
import { startAssociation, type Association } from './harness/association.js';
import { follow, press } from './harness/drafting.js';
import { answer, householdLines, showShares, uploadHouseholds } from './harness/households.js';
import { ask, findShare } from './harness/resident.js';
import { takeScreenshots } from './harness/screenshots.js';
import { signInFirst } from './harness/sign-in.js';

const attack = '<img src=x onerror="document.title=1">';
describe('what owners are told, and what they ask', () => {
  let association: Association;
  let firm: Page;
  let resident: Page;
  let appraisalId: string;
  let code: string;
  beforeAll(async () => {
    association = await startAssociation();
    firm = await association.browser.person();
    resident = await association.browser.person({ script: false });
    // A report is drawn and sealed on the way: longer than a click usually takes.
    for (const page of [firm, resident]) page.context().setDefaultTimeout(90_000);
    const roles = ['appraiser', 'signer'];
    const person = await association.colleague({ login: 'zhao', name: '赵评估', organisationId: 'firm', roles });
    await signInFirst(firm, person, '/console/owners');
    appraisalId = (await appraise(firm, { ...exampleOrder(200), referenceDate: '2026-11-02' })).id;
    await issueReport(firm, appraisalId);
    const [row] = await association.app
      .get(DataSource)
      .query<{ code: string }[]>('SELECT code FROM report_versions WHERE appraisal_id = ?', [appraisalId]);
    code = row?.code ?? '';
  }, 240_000);
  afterAll(() => association.stop());

  /** As it stands, on a tablet, and with letters twice as large: nothing broken, nothing to scroll sideways. */
  const soundOn = async (page: Page, name: string): Promise<void> => {
    // A page without script cannot be looked into: the same address is opened where there is one.
    const seen = page === resident ? await association.browser.person() : page;
    if (seen !== page) await seen.goto(page.url());
    expect(await violationsOn(seen)).toEqual([]);
    expect(await takeScreenshots(seen, `owners-${name}`)).toEqual([]);
    expect(await seen.title()).not.toBe('1');
  };

  it('the firm uploads the households, is told of every fault, looks the shares over, and shows them', async () => {
    await firm.goto('/console/owners');
    await soundOn(firm, 'index');
    await follow(firm, '份额');
    await press(firm, '检查并保存');
    await firm.getByText('请选择名单文件').first().waitFor();
    await uploadHouseholds(firm, [...householdLines, '2-1-101,零,张三']);
    await firm.getByText('名单有 2 处错误，没有保存').waitFor();
    await soundOn(firm, 'households-faults');
    await uploadHouseholds(firm, householdLines);
    await firm.getByText('名单已保存，共 22 户').waitFor();
    await soundOn(firm, 'households');
    await showShares(firm);
  }, 240_000);

  it('the firm records the settlement, after it has mended what was wrong', async () => {
    await follow(firm, '拆除结算');
    await press(firm, '登记，不能再改');
    await firm.getByText('至少填写一张过磅单').first().waitFor();
    await soundOn(firm, 'settlement-faults');
    await firm.getByLabel('第 1 张编号').fill(attack);
    await firm.locator('[id="slips.0.weighedOn"]').fill('2026-11-01');
    await firm.locator('[id="slips.0.netKg"]').fill('6120');
    await firm.getByLabel('买方', { exact: true }).fill('张三丰');
    await firm.getByLabel('是个人，查验页面上只显示姓氏').check();
    await firm.getByLabel('收到的钱（元）').fill('14500');
    await firm.getByLabel('收款日期').fill('2026-11-02');
    await firm.getByLabel('收到的钱含税吗').selectOption('included');
    await firm.getByLabel('付出的费用（元）').fill('6200');
    await firm.getByLabel(/^危险废物转移联单编号/).fill('2026210100012345');
    await firm.getByLabel('款项去向').selectOption('maintenance-fund');
    await press(firm, '登记，不能再改');
    await firm.getByText('结算已登记').waitFor();
    await soundOn(firm, 'settlement');
  }, 240_000);

  it('a resident without script reads, finds her share, and asks', async () => {
    await resident.goto(`/r/${code}`);
    expect(await resident.textContent('main')).toContain('拆下来什么，能卖多少');
    expect(await resident.textContent('main')).not.toContain('张三丰');
    await soundOn(resident, 'report');
    await follow(resident, '查我家的份额和公示清单');
    await soundOn(resident, 'shares');
    await findShare(resident, '2-1-301');
    expect(await resident.textContent('main')).not.toContain('王小明');
    await resident.goto(`/r/${code}/objections`);
    await soundOn(resident, 'objections');
    await press(resident, '提交');
    await resident.getByText('请写内容').first().waitFor();
    await ask(resident, `第 3 项的重量怎么来的？${attack}`, '13800000000');
    await soundOn(resident, 'own-question');
  }, 240_000);

  it('the firm answers and shows question and answer, which the resident then reads', async () => {
    await firm.goto('/inbox');
    await press(firm, '查看');
    await firm.getByText('13800000000').waitFor();
    await press(firm, '答复');
    await firm
      .getByText(/请写答复/)
      .first()
      .waitFor();
    await answer(firm, '按铭牌。');
    await soundOn(firm, 'objection');
    await press(firm, '公开提问和答复');
    await firm.getByText('已公开。').waitFor();
    await press(firm, '删除联系方式');
    await firm.getByText('联系方式已删除').waitFor();
    await firm.goto('/console/objections?all=yes');
    await soundOn(firm, 'objection-list');
    await resident.reload();
    await resident.getByText('按铭牌。').waitFor();
    await resident.goto(`/r/${code}`);
    expect(await resident.textContent('main')).toContain('按铭牌。');
    expect(await resident.textContent('main')).not.toContain('13800000000');
  }, 240_000);

  it('the list is erased when the firm wants it', async () => {
    await firm.goto(`/console/owners/${appraisalId}/households`);
    await press(firm, '删除名单');
    await firm.getByText('名单已经删除').waitFor();
    expect((await resident.goto(`/r/${code}/shares`))?.status()).toBe(404);
    await soundOn(firm, 'households-none');
  }, 120_000);
});
