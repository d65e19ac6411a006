import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import readSheet from 'read-excel-file/node';
import { appraise, tonneOfSteel } from './harness/appraising.js';
import { startAssociation, type Association } from './harness/association.js';
import { downloaded } from './harness/download.js';
import {
  approveAndPublish,
  draftNext,
  newestFile,
  openTab,
  press,
  propose,
  table,
  upload,
} from './harness/drafting.js';
import { rowsOf, sheetOf } from './harness/price-sheet.js';
import { lookAtThis } from './harness/tour.js';
import { signInAgain, signInFirst, type Colleague } from './harness/sign-in.js';

describe.each([
  { readers: 'with script', script: true },
  { readers: 'without script', script: false },
])('a month of an association, $readers', ({ script }) => {
  let association: Association;
  let wang: Page;
  let li: Page;
  let zhao: Page;
  let wangHerself: Colleague;
  let draft: string;
  let before: string;

  beforeAll(async () => {
    association = await startAssociation();
    const person = (): Promise<Page> => association.browser.person({ script });
    [wang, li, zhao] = await Promise.all([person(), person(), person()]);
  });
  afterAll(() => association?.stop());

  it('the editor comes in with password and authenticator app, and where she wanted to go', async () => {
    // She may approve too, but never what she made herself.
    const roles = ['editor', 'approver'];
    const wanted = { login: 'wang', name: '王编辑', organisationId: 'association', roles } as const;
    wangHerself = await signInFirst(wang, await association.colleague(wanted), table);
    expect(new URL(wang.url()).pathname).toBe(table);

    await press(wang, '退出');
    await signInAgain(wang, wangHerself, table);
    expect(await wang.getByRole('heading', { level: 1 }).textContent()).toBe('沈阳市电梯拆除废旧物资演示价格表');
  });

  it('a sheet with three errors shows all three, and nothing is taken from it', async () => {
    draft = await draftNext(wang, '2026-11-02');
    await openTab(wang, '导入');
    const faulty = await sheetOf(rowsOf(association, newestFile), {
      'steel-heavy': (row) => ({ ...row, price: '两千二' }),
      'steel-light': (row) => ({ ...row, unit: '担' }),
      'cast-iron': (row) => ({ ...row, source: { ...row.source, capturedOn: '2026-13-01' } }),
    });
    await upload(wang, { name: '十一月.xlsx', bytes: faulty });

    expect(await wang.getByRole('alert').textContent()).toContain('“十一月.xlsx”有 3 处错误，没有导入任何一行');
    if (script) expect(await lookAtThis(wang, 'draft-import-faults')).toEqual([]);
    const faults = await wang.getByRole('table', { name: '全部错误' }).locator('tbody tr').allTextContents();
    expect(faults).toHaveLength(3);
    expect(faults.join('\n')).toMatch(/价格表!\w+2[\s\S]*两千二[\s\S]*担[\s\S]*2026-13-01/);
  });

  it('the sheet comes back with each fault beside its row', async () => {
    const [sheet] = await readSheet(await downloaded(wang, '下载标出错误的表格'));
    const rows = sheet?.data ?? [];
    const at = rows[0]?.indexOf('错误说明') ?? -1;
    expect(rows.filter((row) => String(row[at] ?? '') !== '')).toHaveLength(4);
  });

  it('the mended sheet is imported, and the difference says what changed and by how much', async () => {
    const mended = await sheetOf(rowsOf(association, newestFile), {
      'steel-medium': (row) => ({ ...row, price: '2280.14', low: undefined, high: undefined }),
      copper: (row) => ({ ...row, price: '99999.00', low: undefined, high: undefined }),
    });
    await openTab(wang, '导入');
    await upload(wang, { name: '十一月.xlsx', bytes: mended });
    await wang.getByText(/已导入 \d+ 行/).waitFor();

    await openTab(wang, '差异');
    const changed = wang.getByRole('table', { name: /变动的价格/ });
    const steel = await changed.getByRole('row').filter({ hasText: '中型废钢' }).textContent();
    expect(steel).toContain('+207.29 元');
    expect(steel).toContain('10%');
  });

  it('she proposes, and her own approval is refused in plain words', async () => {
    await propose(wang, draft, '依据十一月上旬三家询价');
    if (script) expect(await lookAtThis(wang, 'draft-own-proposal')).toEqual([]);
    expect(await wang.getByText('这份提案出自您本人，须由另一人批准').count()).toBe(1);
    expect(await wang.getByRole('button', { name: '批准', exact: true }).count()).toBe(0);

    const version = await wang.locator('input[name=version]').first().inputValue();
    const origin = association.url;
    const answer = await wang.request.post(`${draft}/approval`, { headers: { origin }, form: { version, reason: '' } });
    expect(answer.status()).toBe(403);
    expect(await answer.text()).toContain('编制或提交价格的人不能审批同一份价格');
  });

  it('a firm appraises while the proposal waits: by the price that is published', async () => {
    const roles = ['appraiser', 'signer'];
    const wanted = { login: 'zhao', name: '赵评估', organisationId: 'firm', roles } as const;
    await signInFirst(zhao, await association.colleague(wanted), '/inbox');
    before = association.now().toISOString();

    // 2072.85 / 1000 / 1.03 = 2.012476 per kg; 1000 kg × 0.98 = 1972.23
    expect((await appraise(zhao, tonneOfSteel())).amount).toBe('1972.23');
  });

  it('a second person sees what waits, looks at difference and impact, approves and publishes', async () => {
    const wanted = { login: 'li', name: '李审核', organisationId: 'association', roles: ['approver'] } as const;
    await signInFirst(li, await association.colleague(wanted), '/console/price-tables');
    await li.getByText('等您处理').waitFor();
    if (script) expect(await lookAtThis(li, 'tables-waiting')).toEqual([]);
    await li
      .getByRole('link', { name: /自 2026-11-02 起/ })
      .first()
      .click();

    if (script) expect(await lookAtThis(li, 'draft-approval')).toEqual([]);
    const main = (await li.locator('main').textContent()) ?? '';
    expect(main).toContain('依据十一月上旬三家询价');
    expect(main).toContain('王编辑');
    expect(main).toMatch(/变动的价格（\d+ 行）/);
    expect(main).toMatch(/采用所改价格1 份评估/);
    await approveAndPublish(li, draft);
    expect(await li.getByRole('heading', { level: 1 }).textContent()).toContain('自 2026-11-02 起');
  });

  it('the new price counts in the next appraisal and not in one with an earlier knownAt', async () => {
    // 2280.14 / 1000 / 1.03 = 2.213728 per kg; 1000 kg × 0.98 = 2169.45
    expect((await appraise(zhao, tonneOfSteel())).amount).toBe('2169.45');
    expect((await appraise(zhao, tonneOfSteel({ knownAt: before }))).amount).toBe('1972.23');
  });
});
