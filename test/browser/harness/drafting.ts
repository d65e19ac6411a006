/** What an editor and an approver do on the pages of a draft, click by click. */
import type { Page } from 'playwright-core';

export const table = '/console/price-tables/demonstration/shenyang-scrap';
export const newestFile = 'demonstration/shenyang-scrap/2026-10-01';

export const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).click();

export const follow = (page: Page, name: string): Promise<void> =>
  page.getByRole('link', { name, exact: true }).first().click();

/** One of the views of the draft that is shown. */
export const openTab = (page: Page, name: string): Promise<void> =>
  page.getByRole('navigation', { name: '草稿的各个页面' }).getByRole('link', { name }).click();

/** From a table's page to the draft of its next edition; gives the draft's address. */
export async function draftNext(page: Page, validFrom: string): Promise<string> {
  await page.goto(table);
  await follow(page, '编制下一期');
  await page.getByLabel('自何日起').fill(validFrom);
  await press(page, '建立草稿');
  await page.getByText('草稿已建立').waitFor();
  return new URL(page.url()).pathname;
}

/** From the edition to the draft of its correction; gives the draft's address. */
export async function correct(page: Page, reason: string): Promise<string> {
  await page.goto(`/console/price-tables/${newestFile}`);
  await follow(page, '更正此版本');
  await page.getByLabel('更正原因').fill(reason);
  await press(page, '建立更正草稿');
  return new URL(page.url()).pathname;
}

/** The effects of a correction are computed beside the requests: whoever looks too early looks again. */
export async function reloadUntil(page: Page, text: string): Promise<void> {
  for (let times = 0; times < 20 && (await page.getByText(text).count()) === 0; times += 1) {
    await page.waitForTimeout(200);
    await page.reload();
  }
  await page.getByText(text).first().waitFor();
}

export async function upload(page: Page, sheet: { name: string; bytes: Buffer }): Promise<void> {
  await page.locator('input[name=sheet]').setInputFiles({ name: sheet.name, mimeType: '', buffer: sheet.bytes });
  await press(page, '检查并导入');
}

/** Changes the price of the row that shows this text, in the form of that row. */
export async function changePrice(page: Page, draft: string, name: string, price: string): Promise<void> {
  await page.goto(draft);
  await page.getByRole('row').filter({ hasText: name }).getByRole('link', { name: /修改/ }).click();
  await page.getByLabel('价格', { exact: true }).fill(price);
  await page.getByLabel(/^低价/).fill('');
  await page.getByLabel(/^高价/).fill('');
  await press(page, '保存');
  await page.getByText('这一行已保存').waitFor();
}

export async function propose(page: Page, draft: string, reason: string): Promise<void> {
  await page.goto(`${draft}/review`);
  await page.getByLabel('理由', { exact: true }).fill(reason);
  await press(page, '提出，请人批准');
  await page.getByText('已提出，等待另一人批准').waitFor();
}

export async function approveAndPublish(page: Page, draft: string): Promise<void> {
  await page.goto(`${draft}/review`);
  await press(page, '批准');
  await page.getByText('已批准，可以发布').waitFor();
  await press(page, '发布');
  await page.getByText('已发布，即刻生效').waitFor();
}

interface PriceCorrection {
  readonly name: string;
  readonly price: string;
  readonly reason: string;
}

/** Of the newest edition, by an editor, and approved by somebody else. */
export async function correctPrice(
  { editor, approver }: { editor: Page; approver: Page },
  { name, price, reason }: PriceCorrection,
): Promise<void> {
  const draft = await correct(editor, reason);
  await changePrice(editor, draft, name, price);
  await propose(editor, draft, reason);
  await approveAndPublish(approver, draft);
}
