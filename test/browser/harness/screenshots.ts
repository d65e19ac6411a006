/** Pictures of a page at phone and desktop width under out/screenshots, to be looked at. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { packageRoot } from '../../../src/config/package-root.js';

const folder = join(packageRoot, 'out', 'screenshots');
const sizes = [
  { name: 'phone', width: 360, height: 780 },
  { name: 'desktop', width: 1280, height: 900 },
] as const;

/** The name of every picture whose page is wider than its window: on a phone nobody scrolls a page sideways. */
export async function takeScreenshots(page: Page, name: string): Promise<readonly string[]> {
  mkdirSync(folder, { recursive: true });
  const tooWide: string[] = [];
  for (const { name: size, width, height } of sizes) {
    await page.setViewportSize({ width, height });
    await page.screenshot({ path: join(folder, `${name}-${size}.png`), fullPage: true });
    const overflow = await page.evaluate<number>(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    if (overflow > 0) tooWide.push(`${name}-${size} (${page.url()}) is ${overflow} px wider than the window`);
  }
  return tooWide;
}
