import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { appraise, issueReport, tonneOfSteel } from './harness/appraising.js';
import { startAssociation, type Association } from './harness/association.js';
import {
  approveAndPublish,
  changePrice,
  correct,
  draftNext,
  follow,
  newestFile,
  openTab,
  press,
  propose,
  reloadUntil,
  table,
} from './harness/drafting.js';
import { signInFirst } from './harness/sign-in.js';
import { lookAt, lookAtThis, type Stop } from './harness/tour.js';

describe('what follows from publishing', () => {
  let association: Association;
  let wang: Page;
  let li: Page;
  let zhao: Page;
  let visitor: Page;
  let report: string;
  let draft: string;

  beforeAll(async () => {
    association = await startAssociation();
    const person = (): Promise<Page> => association.browser.person();
    [wang, li, zhao, visitor] = await Promise.all([person(), person(), person(), person()]);
    const editor = { login: 'wang', name: '王编辑', organisationId: 'association', roles: ['editor'] } as const;
    const approver = { login: 'li', name: '李审核', organisationId: 'association', roles: ['approver'] } as const;
    const roles = ['appraiser', 'signer', 'editor', 'approver'];
    const firm = { login: 'zhao', name: '赵评估', organisationId: 'firm', roles } as const;
    await signInFirst(wang, await association.colleague(editor), table);
    await signInFirst(li, await association.colleague(approver), '/console/price-tables');
    await signInFirst(zhao, await association.colleague(firm), '/inbox');
  });
  afterAll(() => association?.stop());

  describe('a correction', () => {
    it('lists the report that used the old price, with old value, new value and difference', async () => {
      const { id } = await appraise(zhao, tonneOfSteel());
      report = await issueReport(zhao, id);

      draft = await correct(wang, '中型废钢按错误的单位录入');
      // 3000.00 / 1000 / 1.03 = 2.912621 per kg; 1000 kg × 0.98 = 2854.37
      await changePrice(wang, draft, '中型废钢', '3000.00');
      await propose(wang, draft, '按重新核对的询价更正');
      await li.goto(`${draft}/review`);
      await li.getByText('将列出 1 份已出具的报告').waitFor();
      await approveAndPublish(li, draft);

      await follow(li, '更正的影响');
      await reloadUntil(li, report);
      const row = await li.getByRole('row').filter({ hasText: report }).textContent();
      // Scrap 1972.23 and 2854.37, less the same cutting and transport, each rounded to the step of 10.
      expect(row).toContain('沈阳公正评估有限公司');
      expect(row).toMatch(/1,820\.00[\s\S]*2,710\.00[\s\S]*\+890\.00 元/);
    });

    it('comes to the inbox of the firm, which makes its appraisal again', async () => {
      await zhao.goto('/inbox');
      await reloadUntil(zhao, '价格更正：涉及已出具报告 1 份');
      await zhao.goto(`/console/price-corrections/${newestFile}.c1`);
      await press(zhao, '全部重新评估');
      await zhao.getByText('已重新评估 1 份').first().waitFor();
      expect(await zhao.getByRole('row').filter({ hasText: report }).textContent()).toContain('已重新评估');
      expect(await zhao.getByRole('button', { name: '全部重新评估' }).count()).toBe(0);
    });
  });

  describe('two at one table', () => {
    it('a proposal that was overtaken cannot be approved, and there is a way on', async () => {
      const slow = await draftNext(wang, '2026-11-02');
      await changePrice(wang, slow, '重型废钢', '2300.00');
      await propose(wang, slow, '慢的一份');
      const quick = await draftNext(wang, '2026-11-01');
      await changePrice(wang, quick, '轻薄料', '1700.00');
      await propose(wang, quick, '快的一份');
      await approveAndPublish(li, quick);

      await li.goto(`${slow}/review`);
      await li.getByText('价格表在此期间已有变动').first().waitFor();
      expect(await li.getByRole('button', { name: '批准', exact: true }).count()).toBe(0);
      expect(await lookAtThis(li, 'draft-stale')).toEqual([]);
      await li.getByLabel('退回理由').fill('请改以最新一期为底');
      await press(li, '退回修改');

      await wang.goto(`${slow}/review`);
      await press(wang, '改以最新一期为底');
      await wang.getByText('没有双方都改过的行').waitFor();
      // The other one's price is the new ground, so only her own change is left.
      await openTab(wang, '差异');
      await wang.getByText('变动 1 行，新增 0 行，删去 0 行').waitFor();
      await propose(wang, slow, '已改以最新一期为底');
      await approveAndPublish(li, slow);
    });

    it('nobody writes over what somebody else has saved in between', async () => {
      draft = await draftNext(wang, '2026-11-03');
      const [one, other] = [wang, await wang.context().newPage()];
      await one.goto(`${draft}/grid`);
      await other.goto(`${draft}/grid`);
      await one.getByLabel('第 1 行 价格', { exact: true }).fill('2111.00');
      await one.getByLabel('第 1 行 低价').fill('');
      await one.getByLabel('第 1 行 高价').fill('');
      await press(one, '保存这一页');
      await one.getByText(/已保存，草稿现有/).waitFor();
      await other.getByLabel('第 2 行 价格', { exact: true }).fill('2222.00');
      await press(other, '保存这一页');

      await other.getByText('别人在此期间改过这份草稿，您的修改没有保存').waitFor();
      expect(await lookAtThis(other, 'draft-conflict')).toEqual([]);
      const unsaved = other.getByRole('table', { name: '与现状不同之处' });
      expect(await unsaved.getByRole('row').filter({ hasText: '2222.00' }).textContent()).toContain('价格');
      expect(await other.getByLabel('第 1 行 价格', { exact: true }).inputValue()).toBe('2111.00');
      await other.close({ runBeforeUnload: false });
    });
  });

  it('a block copied from a spreadsheet fills the cells of the grid, and faults stand at their cells', async () => {
    await wang.goto(`${draft}/grid`);
    const first = wang.getByLabel(/^第 \d+ 行 材料代码$/).last();
    const number = Number(/\d+/.exec((await first.getAttribute('aria-label')) ?? '')?.[0]);
    const line = ['lead-scrap', '废铅', '210100', '吨', '9,800.00', '', '', '含税', '0.03', '货场价', '协会参考价'];
    const lines = [line, ['zinc-scrap', '废锌', '210100', '吨', '很多']].map((cells) => cells.join('\t')).join('\n');
    await first.evaluate(
      'const data = new DataTransfer(); data.setData("text/plain", ' +
        `${JSON.stringify(lines)}); document.getElementById("rows.${number - 1}.code")` +
        '.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));',
    );
    expect(await wang.getByLabel(`第 ${number} 行 价格`, { exact: true }).inputValue()).toBe('9800.00');
    expect(await wang.getByLabel(`第 ${number} 行 交货口径`).inputValue()).toBe('ex-yard');
    expect(await wang.getByLabel(`第 ${number + 1} 行 价格`, { exact: true }).inputValue()).toBe('很多');

    await press(wang, '保存这一页');
    await wang.getByRole('alert').waitFor();
    const cell = wang.getByLabel(`第 ${number + 1} 行 价格`, { exact: true });
    expect(await cell.getAttribute('aria-invalid')).toBe('true');
    expect(await lookAtThis(wang, 'draft-grid-faults')).toEqual([]);
  });

  it('quotations make the price: their mean, and their ends', async () => {
    await wang.goto(draft);
    await wang.getByRole('row').filter({ hasText: '铸铁' }).first().getByRole('link', { name: /修改/ }).click();
    await wang.locator('[name="source.kind"]').selectOption('quotations');
    for (const [index, price] of ['1800', '1850', '1861'].entries()) {
      await wang.locator(`[name="quotations.${index}.supplier"]`).fill(`回收企业${index + 1}`);
      await wang.locator(`[name="quotations.${index}.quotedOn"]`).fill('2025-09-20');
      await wang.locator(`[name="quotations.${index}.price"]`).fill(price);
      const file = { name: `quote-${index}.txt`, mimeType: 'text/plain', buffer: Buffer.from(`报价 ${price} 元/吨`) };
      await wang.locator(`[name="quotations.${index}.file"]`).setInputFiles(file);
    }
    expect(await lookAtThis(wang, 'draft-row-quotations')).toEqual([]);
    await press(wang, '保存');
    await wang.getByText('这一行已保存').waitFor();
    // (1800 + 1850 + 1861) / 3 = 1837
    const row = await wang.getByRole('row').filter({ hasText: '铸铁' }).first().textContent();
    expect(row).toContain('1,837.00');
    expect(row).toContain('1,800—1,861');
    expect(row).toContain('询价（3 份）');
  });

  it('a private book of a firm is marked as its own, and nobody else sees it', async () => {
    await zhao.goto('/console/price-drafts/new');
    await zhao.getByLabel(/本单位专用/).check();
    await zhao.getByLabel('种类').selectOption('scrap');
    await zhao.getByLabel('表的代码').fill('firm-scrap-quotes');
    await zhao.getByLabel('发布者代码').fill('firm');
    await zhao.getByLabel('标题').fill('本公司签约回收价');
    await zhao.getByLabel('自何日起').fill('2026-11-01');
    await zhao.getByLabel('地区').fill('210100');
    await zhao.getByLabel('编制方法').fill('与签约回收企业的合同价');
    await zhao.getByLabel('使用许可').fill('内部使用');
    expect(await lookAtThis(zhao, 'private-book-new')).toEqual([]);
    await press(zhao, '建立草稿');
    await zhao.getByText('草稿已建立，请填入价格').waitFor();
    expect(await zhao.getByText('本单位专用价格册').count()).toBe(1);
    expect(await lookAtThis(zhao, 'private-book-draft')).toEqual([]);
    const address = zhao.url();
    await zhao.goto('/console/price-tables');
    expect(await zhao.getByRole('row').filter({ hasText: '本公司签约回收价' }).textContent()).toContain('本单位专用');
    expect((await wang.goto(address))?.status()).toBe(404);
  });

  it('a withdrawn edition no longer counts, and says so', async () => {
    await li.goto('/console/price-tables/demonstration/shenyang-scrap/2026-11-02/withdrawal');
    await press(li, '确认撤回');
    await li.getByText('须写明理由').first().waitFor();
    expect(await lookAtThis(li, 'edition-withdrawal')).toEqual([]);
    await li.getByLabel('撤回原因').fill('询价记录有误');
    await press(li, '确认撤回');
    await li.getByText('此版本已撤回').first().waitFor();
    expect(await lookAtThis(li, 'edition-withdrawn')).toEqual([]);
    await li.goto(table);
    await li.getByRole('heading', { name: '现行价格（自 2026-11-01 起）' }).waitFor();
  });

  const stop = (path: string): Stop => ({ name: `page${path.replaceAll(/[^a-z0-9]+/g, '-')}`, path });
  const drafts = ['', '/head', '/rows/0', '/grid', '/import', '/difference', '/impact', '/review'];
  const edition = `/console/price-tables/${newestFile}`;
  const correction = `/console/price-corrections/${newestFile}.c1`;
  const publicTable = '/price-tables/demonstration/shenyang-scrap';

  it.each([
    ['anybody', () => visitor, () => ['/', '/sign-in', '/price-tables', publicTable, `${publicTable}/2026-11-01`]],
    [
      'the editor, of tables',
      () => wang,
      () => ['/console/price-tables', table, edition, `${edition}/next`, '/account'],
    ],
    [
      'the editor, of drafts',
      () => wang,
      () => ['/console/price-drafts/new', ...drafts.map((part) => `${draft}${part}`)],
    ],
    ['the editor, of corrections', () => wang, () => ['/console/price-corrections', correction]],
    ['the firm', () => zhao, () => ['/inbox', correction]],
  ])('what %s sees reads well: axe finds nothing, and nothing is wider than a phone', async (_, person, paths) => {
    expect(await lookAt(person(), paths().map(stop))).toEqual([]);
  });
});
