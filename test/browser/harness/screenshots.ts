/**
 * A page at the widths of a phone, a tablet and a desk, and with letters twice as large. With `SCREENSHOTS=true` each is kept
 * as a picture under out/screenshots, to be looked at; pictures of long pages take longer than all else.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { packageRoot } from '../../../src/config/package-root.js';

const folder = join(packageRoot, 'out', 'screenshots');
const keepsPictures = process.env['SCREENSHOTS'] === 'true';
const sizes = [
  { name: 'phone', width: 360, height: 780, letters: '100%' },
  { name: 'tablet', width: 768, height: 1024, letters: '100%' },
  { name: 'large-letters', width: 768, height: 1024, letters: '200%' },
  { name: 'desktop', width: 1440, height: 900, letters: '100%' },
] as const;

/** The name of every size at which the page is wider than its window: nobody scrolls a page sideways. */
export async function takeScreenshots(page: Page, name: string): Promise<readonly string[]> {
  const tooWide: string[] = [];
  for (const { name: size, width, height, letters } of sizes) {
    await page.setViewportSize({ width, height });
    await page.evaluate(`document.documentElement.style.fontSize = '${letters}'`);
    if (keepsPictures) await takePicture(page, `${name}-${size}`);
    const overflow = await page.evaluate<number>(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    if (overflow > 0) tooWide.push(`${name}-${size} (${page.url()}) is ${overflow} px wider than the window`);
  }
  await page.evaluate("document.documentElement.style.fontSize = ''");
  return tooWide;
}

async function takePicture(page: Page, name: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true, timeout: 120_000 });
}
