/** What an appraiser does on the pages of the valuation, and a reviewer on those of the review. */
import type { Page } from 'playwright-core';
import { press } from './drafting.js';

export const lineOf = (page: Page, type: string) => page.getByRole('row').filter({ hasText: type }).first();

export const totals = (page: Page) => page.locator('#totals');

export async function takeStartingList(page: Page): Promise<void> {
  await page.getByText('清单中还没有部件').waitFor();
  await press(page, '生成起始清单');
  await page.getByText(/已生成 \d+ 行估计的部件/).waitFor();
}

/** To the form of the component on the line. */
export const openLine = (page: Page, type: string): Promise<void> =>
  lineOf(page, type).getByRole('link').first().click();

/** Back to the lines. */
export async function keepLine(page: Page): Promise<void> {
  await press(page, '保存');
  await page.getByText(/部件 \S+ 已保存/).waitFor();
}

/** On the form of a kept component whose kind asks for all of them. */
export async function agreeToRetention(page: Page): Promise<void> {
  for (const label of [/^安装单位同意/, /^载荷核验/, /^列入合同/]) await page.getByLabel(label).selectOption('true');
}

/** What is unfolded under the price of the line. */
export async function priceOf(page: Page, type: string): Promise<string> {
  const price = lineOf(page, type).locator('details').first();
  await price.locator('summary').click();
  return (await price.textContent()) ?? '';
}

export async function conclude(page: Page): Promise<void> {
  await press(page, '定稿并提交复核');
  await page.getByText('评估已定稿，等待内部复核').waitFor();
}

interface Objection {
  /** Kind of the component the word is on. */
  readonly line: string;
  readonly word: string;
  readonly verdict: string;
}

/** A line of the review page, open or not. */
export const reviewedLine = (page: Page, type: string) =>
  page.locator('.review-line').filter({ hasText: type }).first();

/** On the page of the review: a word on a line, and the whole back to whoever valued it, which takes a reason. */
export async function returnWithWord(page: Page, { line, word, verdict }: Objection): Promise<void> {
  await page.getByRole('link', { name: '全部展开' }).click();
  await reviewedLine(page, line)
    .getByRole('link', { name: /写意见/ })
    .click();
  await page.getByLabel(/^意见内容/).fill(word);
  await press(page, '提交意见');
  await page.getByText('意见已提交').waitFor();
  await press(page, '退回修改');
  await page.getByRole('alert').waitFor();
  await page.getByLabel(/^复核意见/).fill(verdict);
  await press(page, '退回修改');
  await page.getByText('已退回评估人员').first().waitFor();
}

/** On the form of a component. */
export async function weighedAt(page: Page, { kg, slip }: { kg: string; slip: string }): Promise<void> {
  await page.getByLabel(/^质量确定方式/).selectOption('weighed');
  await page.getByLabel(/^单位质量/).fill(kg);
  await page.getByLabel(/^质量依据/).fill(slip);
}
