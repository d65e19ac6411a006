import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { startService, type RunningService } from '../api/running-service.js';
import { violationsOn } from './harness/accessibility.js';
import { openBrowser, type TestBrowser } from './harness/browser.js';
import { takeScreenshots } from './harness/screenshots.js';

const table = '/price-tables/demonstration/shenyang-scrap';

describe('the public price pages in a browser', () => {
  let service: RunningService;
  let browser: TestBrowser;
  let page: Page;
  beforeAll(async () => {
    service = await startService({ API_KEYS: `firm-a:${'ab'.repeat(32)}` });
    const address = service.server.address();
    if (address === null || typeof address === 'string') throw new Error('the service listens on no port');
    browser = await openBrowser(`http://127.0.0.1:${address.port}`);
    page = await browser.person();
  });
  afterAll(async () => {
    await browser.close();
    await service.stop();
  });

  it.each([
    ['public-price-tables', '/price-tables'],
    ['public-price-table', table],
    ['public-price-table-parts', '/price-tables/demonstration/shenyang-parts'],
    ['public-price-edition', `${table}/2026-10-01`],
    ['public-price', `${table}/price?code=steel-heavy&region=210100`],
    ['public-price-unknown', `${table}/1999-01-01`],
  ])('%s: nothing for axe to find, no wider than a phone, no error', async (name, path) => {
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(String(error)));
    page.on('console', (message) => {
      // The browser itself reports the 404 that is asked for.
      if (message.type() === 'error' && !message.text().includes('404')) errors.push(message.text());
    });
    await page.goto(path);
    expect(await violationsOn(page)).toEqual([]);
    expect(await takeScreenshots(page, name)).toEqual([]);
    expect(errors).toEqual([]);
  });

  it('lead without script from the list to the history of one price', async () => {
    const reader = await browser.person({ script: false });
    await reader.goto('/price-tables');
    await reader.getByRole('link', { name: '沈阳市电梯拆除废旧物资演示价格表' }).click();
    expect(await reader.textContent('main')).toContain('演示价格，不是市场报价');
    await reader.getByRole('rowheader').getByRole('link', { name: '重型废钢' }).first().click();
    expect(await reader.getByRole('heading', { level: 1 }).textContent()).toContain('重型废钢');
    expect(await reader.getByRole('img').first().isVisible()).toBe(true);
    await reader.getByRole('link', { name: '2024-09-01' }).first().click();
    expect(reader.url()).toMatch(/\/price-tables\/demonstration\/shenyang-scrap\/2024-09-01$/);
    expect(await reader.textContent('main')).toContain('已由新版接替');
  });
});
