/** What a firm does for the owners: the list of households for the shares, and answers. */
import type { Page } from 'playwright-core';
import { press } from './drafting.js';

export const householdLines = [
  '房号,专有部分面积（平方米）,业主姓名',
  ...Array.from(
    { length: 22 },
    (_, index) => `2-1-${Math.floor(index / 2) + 1}0${(index % 2) + 1},${80 + index}.35,王小明`,
  ),
];

export async function uploadHouseholds(page: Page, lines: readonly string[]): Promise<void> {
  const file = { name: '名单.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\r\n')) };
  await page.locator('input[name=sheet]').setInputFiles(file);
  await press(page, '检查并保存');
}

/** On the page of the list. */
export async function showShares(page: Page): Promise<void> {
  await press(page, '公示全部清单');
  await page.getByText('公开范围已改').waitFor();
}

/** On the page of the question. */
export async function answer(page: Page, text: string): Promise<void> {
  await page.getByLabel('答复内容').fill(text);
  await press(page, '答复');
  await page.getByText('已答复。').waitFor();
}
