/** Everybody's main tasks without a mouse: Tab, Shift+Tab, Enter, Space, arrows, and what is typed. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { DataSource } from 'typeorm';
import { WorkingPapers } from '../../src/assignments/working-paper/working-papers.js';
import { machine, rail } from '../api/small-order.js';
import { appraise, issueReport, tonneOfSteel } from './harness/appraising.js';
import { openAssignment, savePaper, surveyAll } from './harness/assignment.js';
import { startAssociation, type Association } from './harness/association.js';
import { totals } from './harness/desk.js';
import { button, enter, link, skip, tabTo, type, walk } from './harness/keyboard.js';
import { part, settledState } from './harness/shaft.js';
import { codeOf } from './harness/sign-in.js';

const mass = { method: 'linear', kgPerUnit: '0.35' };
const rope = { id: 'c03', type: 'suspension-rope', quantity: '240', unit: 'm', mass, disposition: 'dismantle' };

describe('without a mouse', () => {
  let association: Association;
  let page: Page;
  let id: string;
  const at = (place: string): string => `/console/assignments/${id}/${place}`;

  beforeAll(async () => {
    association = await startAssociation();
    page = await association.browser.person();
    page.context().setDefaultTimeout(60_000);
  });
  afterAll(() => association?.stop());

  it('an appraiser signs in for the first time', async () => {
    const roles = ['appraiser', 'signer'];
    const person = await association.colleague({ login: 'zhao', name: '王示例', organisationId: 'firm', roles });
    await page.goto('/console/assignments');
    expect(await walk(page)).toEqual([]);
    await page.reload();
    await skip(page);
    await type(page, page.getByLabel('登录名'), person.login);
    await type(page, page.getByLabel('密码', { exact: true }), person.oneTimePassword);
    await enter(page, button(page, '登录'));
    await type(page, page.locator('[name=newPassword]'), person.password);
    await type(page, page.locator('[name=newPasswordAgain]'), person.password);
    await page.keyboard.press('Enter');
    await page.locator('.secret').waitFor();
    expect(await walk(page)).toEqual([]);
    const secret = ((await page.locator('.secret').textContent()) ?? '').replace(/\s/g, '');
    await type(page, page.locator('[name=oneTimeCode]'), codeOf(secret, association.now()));
    await page.keyboard.press('Enter');
    await link(page, '已经保管好，继续').waitFor();
    await enter(page, link(page, '已经保管好，继续'));
    await page.getByRole('heading', { level: 1, name: '评估项目' }).waitFor();
  });

  it('opens the appraisal, corrects a component of the survey, and goes on to the next', async () => {
    id = await openAssignment(page, '31102101002004090001');
    await savePaper(page, id, [machine(), rail(), rope]);
    await page.goto('/console/assignments');
    await skip(page);
    await enter(page, link(page, /残余价值参考/));
    await link(page, '现场调查').waitFor();
    expect(await walk(page)).toEqual([]);
    await enter(page, link(page, '现场调查'));
    await settledState(page, '已全部发送');

    await skip(page);
    await enter(page, part(page, 'c01').locator('> summary'));
    await type(page, page.locator('[name="c01.kgPerUnit"]'), '655');
    await type(page, page.locator('[name="c01.massBasis"]'), '磅单 17');
    await tabTo(page, part(page, 'c01').getByRole('button', { name: '保存这一项' }));
    await page.keyboard.press('Space');
    await settledState(page, '已全部发送');
    const { order } = await association.app.get(WorkingPapers).latest('firm', id);
    expect(order.components?.[0]).toMatchObject({ mass: { kgPerUnit: '655', basis: '磅单 17' } });
    await enter(page, part(page, 'c01').getByRole('link', { name: '下一项' }));
    await page.keyboard.press('Tab');
    expect(await part(page, 'c02').locator(':focus').count()).toBe(1);
    expect(await walk(await opened(page, at('survey')))).toEqual([]);
  });

  it('decides a line of the valuation with the arrows, and stays where she was while the figures change', async () => {
    await surveyAll(page, id);
    await page.goto(at('valuation'));
    const before = await totals(page).textContent();
    const decision = page.getByRole('combobox', { name: /导轨/ });
    await tabTo(page, decision);
    await page.keyboard.press('ArrowUp');
    const chosen = await decision.inputValue();
    expect(chosen).toBe('dismantle');
    // On to the price of the line, which the answer changes.
    await page.keyboard.press('Tab');
    const summary = page.locator('summary:focus');
    expect(await summary.count()).toBe(1);
    await page.getByText('试算：与已保存的底稿比较').waitFor();
    expect(await totals(page).textContent()).not.toBe(before);
    expect(await summary.count()).toBe(1);
    await enter(page, button(page, '保存所选处置'));
    await page.getByText('已保存 1 个部件的处置').waitFor();
    expect(await walk(await opened(page, at('valuation')))).toEqual([]);
    expect(await walk(await opened(page, at('valuation/components/c02')))).toEqual([]);
  });

  it('sends it to review and comments on a line there', async () => {
    await page.goto(at('valuation'));
    await enter(page, button(page, '定稿并提交复核'));
    await page.getByText('评估已定稿，等待内部复核').waitFor();
    await page.goto(at('review'));
    const line = page.locator('#line-c02');
    if ((await line.getAttribute('open')) === null) await enter(page, line.locator('summary'));
    await enter(page, line.getByRole('link', { name: /写意见/ }));
    await page.waitForURL(/line=c02/);
    await type(page, page.getByLabel(/^意见内容/), '导轨请附照片。');
    await enter(page, button(page, '提交意见'));
    await page.getByText('意见已提交').waitFor();
    expect(await line.getByText('导轨请附照片。').isVisible()).toBe(true);
    expect(await walk(await opened(page, at('review')))).toEqual([]);
  });

  it('a resident reads, verifies the file, and objects', async () => {
    const appraisalId = (await appraise(page, tonneOfSteel())).id;
    await issueReport(page, appraisalId);
    const file = await (await page.request.get(`/v1/appraisals/${appraisalId}/report`)).body();
    const found = await association.app
      .get(DataSource)
      .query<{ code: string }[]>('SELECT code FROM report_versions WHERE appraisal_id = ?', [appraisalId]);
    const resident = await association.browser.person();
    resident.setDefaultTimeout(60_000);
    expect(await walk(await opened(resident, `/r/${found[0]!.code}`))).toEqual([]);
    expect(await walk(await opened(resident, '/verify'))).toEqual([]);

    await resident.reload();
    await tabTo(resident, resident.locator('input[name=file]'));
    await resident.locator('input[name=file]').setInputFiles({ name: '报告.pdf', mimeType: '', buffer: file });
    await enter(resident, button(resident, '查验文件'));
    await resident.getByText('这是本服务出具的报告').waitFor();
    await enter(resident, link(resident, '看这份报告说了什么'));
    await enter(resident, link(resident, /提问|异议/).first());
    await resident.getByLabel(/^联系方式/).waitFor();
    expect(await walk(await opened(resident, resident.url()))).toEqual([]);
    await resident.reload();
    await tabTo(resident, resident.getByLabel('提问', { exact: true }));
    await resident.keyboard.press('ArrowDown');
    expect(await resident.getByLabel(/^提出异议/).isChecked()).toBe(true);
    await type(resident, resident.getByLabel('内容', { exact: true }), '重量怎么来的？');
    await enter(resident, button(resident, '提交'));
    await resident.getByText('评估单位已经收到').waitFor();
  });
});

async function opened(page: Page, path: string): Promise<Page> {
  await page.goto(path);
  return page;
}
