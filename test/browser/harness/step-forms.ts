/** A lift, its assignment and the steps of the law, filled in on the pages as an appraiser fills them in. */
import type { Page } from 'playwright-core';
import type { StepId } from '../../../src/assignments/steps/step-ids.js';
import { fieldsOf } from '../../../src/console/assignments/form-content.js';
import { press } from './drafting.js';

/** Whatever kind of control has the name; what travels unseen is the page's own. */
async function fillIn(page: Page, name: string, value: string): Promise<void> {
  const field = page.locator(`[name="${name}"]:not([type=hidden])`);
  const choice = page.locator(`[type=checkbox][name="${name}"][value="${value}"]`);
  if ((await field.count()) === 0) return;
  if ((await choice.count()) > 0) await choice.check();
  else if ((await field.and(page.locator('select')).count()) > 0) await field.selectOption(value);
  else await field.fill(value);
}

export async function fillAll(page: Page, content: object): Promise<void> {
  for (const [name, value] of Object.entries(fieldsOf(content))) await fillIn(page, name, value);
}

/** From the register of lifts to the page of the new file. */
export async function makeLift(page: Page, lift: object): Promise<void> {
  await page.goto('/console/lifts');
  await page.getByRole('link', { name: '新建电梯档案' }).click();
  await fillAll(page, lift);
  await press(page, '建立档案');
  await page.getByRole('heading', { name: '新建评估项目' }).waitFor();
}

/** On the page of the lift; gives the id of the assignment. */
export async function openAppraisal(page: Page, purpose: string): Promise<string> {
  await page.getByLabel('评估目的').fill(purpose);
  await press(page, '新建项目');
  await page.waitForURL(/\/console\/assignments\/[^/]+$/);
  return new URL(page.url()).pathname.split('/').at(-1) ?? '';
}

export async function completeStep(page: Page, step: { id: string; name: StepId }, content: object): Promise<void> {
  const assignment = `/console/assignments/${step.id}`;
  await page.goto(`${assignment}/steps/${step.name}`);
  await fillAll(page, content);
  await press(page, '保存并完成这一步');
  await page.locator(`#${step.name}`).getByText('已完成', { exact: true }).waitFor();
}
