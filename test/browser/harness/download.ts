import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';

/** What the link saves as a file. */
export async function downloaded(page: Page, name: string): Promise<Buffer> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name }).click()]);
  return readFile(await download.path());
}
