/** What the valuation of a lift can do beside the way through it, which `whole-day.browser-spec.ts` goes. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { openAssignment } from './harness/assignment.js';
import { startAssociation, type Association } from './harness/association.js';
import { agreeToRetention, keepLine, lineOf, openLine, priceOf, takeStartingList, totals } from './harness/desk.js';
import { downloaded } from './harness/download.js';
import { press } from './harness/drafting.js';
import { signInFirst } from './harness/sign-in.js';
import { lookAtThis } from './harness/tour.js';

describe('the valuation of a lift', () => {
  let association: Association;
  let wang: Page;
  let id: string;
  const at = (part: string): string => `/console/assignments/${id}/${part}`;

  beforeAll(async () => {
    association = await startAssociation();
    wang = await association.browser.person();
    // Pictures of long pages take their time on a busy machine.
    wang.setDefaultTimeout(120_000);
    const person = { login: 'wang', name: '王示例', organisationId: 'firm', roles: ['appraiser'] } as const;
    await signInFirst(wang, await association.colleague(person), '/inbox');
    id = await openAssignment(wang, '31102101002004090001');
  }, 180_000);
  afterAll(() => association?.stop());

  it('begins with a list of estimates, and says what is still missing', async () => {
    await wang.goto(at('valuation'));
    await takeStartingList(wang);
    expect(await totals(wang).textContent()).toContain('尚不能计算');
    expect(await lookAtThis(wang, 'valuation-started')).toEqual([]);
  });

  it('has every line corrected in a form that knows the catalogue', async () => {
    await openLine(wang, '对重块');
    await wang.getByLabel(/^规格/).fill('cast-iron');
    await wang.getByLabel(/^材质/).fill('没有的材质：1.2');
    await press(wang, '保存');
    expect(await wang.getByRole('alert').textContent()).toContain('材质：数值超出允许范围');
    expect(await lookAtThis(wang, 'valuation-component-faults')).toEqual([]);
    await wang.getByLabel(/^材质/).fill('废铸铁：1');
    await keepLine(wang);
    await openLine(wang, '轿壁');
    await wang.getByLabel(/^材质/).fill('轻薄料：100%');
    await keepLine(wang);
    expect(await totals(wang).textContent()).toContain('残余价值');
    expect(await priceOf(wang, '轿厢导轨')).toMatch(/中型废钢.*demonstration\/shenyang-scrap.*采集/s);
    expect(await lookAtThis(wang, 'valuation-valued')).toEqual([]);
  });

  it('shows what keeping the rails would come to before it is saved, with script and without', async () => {
    await openLine(wang, '轿厢导轨');
    await wang.getByLabel(/^勘察成新率/).fill('80%');
    for (const answer of await wang.getByLabel(/^报废条件：/).all()) await answer.selectOption('no');
    await agreeToRetention(wang);
    await keepLine(wang);
    const before = await totals(wang).textContent();
    await lineOf(wang, '轿厢导轨').getByRole('combobox').selectOption('retain');
    await wang.getByText('试算：与已保存的底稿比较').waitFor();
    const tried = await totals(wang).textContent();
    expect(tried).not.toBe(before);
    expect(await wang.locator('#difference').textContent()).toContain('拆除 → 保留');
    expect(await lookAtThis(wang, 'valuation-what-if')).toEqual([]);
    await press(wang, '试算所选处置');
    await wang.getByRole('link', { name: '放弃改动' }).waitFor();
    expect(await totals(wang).textContent()).toBe(tried);
    await wang.getByRole('link', { name: '放弃改动' }).click();
    expect(await totals(wang).textContent()).toBe(before);
    await lineOf(wang, '轿厢导轨').getByRole('combobox').selectOption('retain');
    await press(wang, '保存所选处置');
    await wang.getByText('已保存 1 个部件的处置').waitFor();
    expect(await totals(wang).textContent()).toBe(tried);
  });

  it('goes out and in again as a sheet, takes offers, and compares its versions', async () => {
    const sheet = await downloaded(wang, '导出表格');
    await wang.goto(at('valuation/import'));
    await wang
      .locator('input[name=sheet]')
      .setInputFiles({ name: '坏.csv', mimeType: '', buffer: Buffer.from('部件代号\nc01') });
    await press(wang, '检查并导入');
    await wang.getByText('“坏.csv”有 4 处错误').waitFor();
    expect(await lookAtThis(wang, 'valuation-import-faults')).toEqual([]);
    await wang.locator('input[name=sheet]').setInputFiles({ name: '清单.xlsx', mimeType: '', buffer: sheet });
    await press(wang, '检查并导入');
    await wang.getByText(/已导入 \d+ 个部件/).waitFor();
    await wang.goto(at('valuation/offers'));
    for (const [index, amount] of ['6800.00', '7000.00', '7200.00'].entries()) {
      await wang.locator(`[name="offers.${index}.amount"]`).fill(amount);
      await wang.locator(`[name="offers.${index}.rate"]`).fill('0.03');
      await wang.locator(`[name="offers.${index}.offeredOn"]`).fill('2026-07-02');
      await wang.locator(`[name="offers.${index}.source"]`).fill(`回收单位 ${index + 1}，报价单`);
    }
    await wang.getByLabel(/^两种方法相差的原因/).fill('报价含搬运以外的风险折让。');
    expect(await lookAtThis(wang, 'valuation-offers')).toEqual([]);
    await press(wang, '保存');
    await wang.getByText('报价与说明已保存').waitFor();
    await wang.goto(at('valuation/comparison?from=4'));
    expect(await wang.getByRole('table').textContent()).toMatch(/轿厢导轨.*处置.*拆除.*保留/s);
    expect(await lookAtThis(wang, 'valuation-comparison')).toEqual([]);
  });
});
