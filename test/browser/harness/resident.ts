/** What an owner does with a report in hand. */
import type { Page } from 'playwright-core';
import { openPdf, rasterOf } from '../../press/pdf-reading.js';
import { press } from './drafting.js';
import { readPrintedQr } from './printed-qr.js';

/** A file let go over the block for it, as from the desk of the owner's machine. */
export async function dropFile(page: Page, bytes: Buffer): Promise<void> {
  const files = await page.evaluateHandle(`(() => {
    const bytes = Uint8Array.from(atob('${bytes.toString('base64')}'), (character) => character.charCodeAt(0));
    const carried = new DataTransfer();
    carried.items.add(new File([bytes], '报告.pdf', { type: 'application/pdf' }));
    return carried;
  })()`);
  await page.dispatchEvent('[data-drop]', 'drop', { dataTransfer: files });
}

/** The address that the camera of a phone finds on the cover. */
export async function scan(pdf: Buffer): Promise<URL> {
  const paper = await openPdf(pdf);
  const said = readPrintedQr(await rasterOf(paper, 1, 3));
  await paper.destroy();
  return new URL(said);
}

/** On the page of the shares. */
export async function findShare(page: Page, room: string): Promise<void> {
  await page.getByLabel('房号').fill(room);
  await press(page, '查询');
  await page.getByText(`${room} 的份额`).waitFor();
}

/** On the page for it; a contact is given or not. */
export async function ask(page: Page, text: string, contact?: string): Promise<void> {
  await page.getByLabel('内容', { exact: true }).fill(text);
  if (contact !== undefined) await page.getByLabel(/^联系方式/).fill(contact);
  await press(page, '提交');
  await page.getByText('评估单位已经收到').waitFor();
}
