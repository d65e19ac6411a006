import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { startFirm, type Firm, type IssuedReport } from '../owners/issued-reports.js';
import { violationsOn } from './harness/accessibility.js';
import { openBrowser, type TestBrowser } from './harness/browser.js';
import { follow, press } from './harness/drafting.js';
import { takeScreenshots } from './harness/screenshots.js';

describe('a resident with the paper in hand', () => {
  let firm: Firm;
  let report: IssuedReport;
  let pdf: Buffer;
  let browser: TestBrowser;
  beforeAll(async () => {
    firm = await startFirm();
    report = await firm.issue();
    pdf = await firm.pdf(report);
    const address = firm.service.server.address();
    if (address === null || typeof address === 'string') throw new Error('the service listens on no port');
    browser = await openBrowser(`http://127.0.0.1:${address.port}`);
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await firm.service.stop();
  });

  /** A file is verified in a thread that first reads the rule book: longer than a click usually takes. */
  const visitor = async (options?: { readonly script: boolean }): Promise<Page> => {
    const page = await browser.person(options);
    page.setDefaultTimeout(60_000);
    return page;
  };
  const soundOn = async (page: Page, name: string): Promise<void> => {
    expect(await violationsOn(page)).toEqual([]);
    expect(await takeScreenshots(page, name)).toEqual([]);
  };
  const file = (): { name: string; mimeType: string; buffer: Buffer } => ({
    name: '报告.pdf',
    mimeType: 'application/pdf',
    buffer: pdf,
  });

  it('scans, reads, checks the file, and is told when another report has taken its place', async () => {
    const page = await visitor();
    await page.goto(`/r/${report.code}`);
    expect(await page.textContent('main')).toContain('这份报告由本服务出具，目前有效。');
    await soundOn(page, 'report');

    await follow(page, '在网页上阅读全文');
    expect(await page.textContent('main')).toContain(report.sha256);
    await soundOn(page, 'report-full');
    await page.getByRole('link', { name: /附件/ }).first().click();
    expect(new URL(page.url()).hash).toMatch(/^#chapter-\d+$/);

    await page.goto('/verify');
    await soundOn(page, 'verify');
    await page.locator('input[name=file]').setInputFiles(file());
    await press(page, '查验文件');
    await page.getByText('这是本服务出具的报告').waitFor();
    await page.locator('summary').click();
    await soundOn(page, 'verify-answer');

    const next = await firm.issue();
    const wish = { by: next.appraisalId, reason: '轿厢重量有误，已重新评估' };
    expect((await firm.post(`/v1/appraisals/${report.appraisalId}/report/supersede`, wish)).status).toBe(201);
    await follow(page, '看这份报告说了什么');
    expect(await page.textContent('main')).toContain('轿厢重量有误，已重新评估');
    await soundOn(page, 'report-superseded');
    await follow(page, next.number);
    expect(await page.textContent('main')).toContain('这份报告取代了');
  }, 240_000);

  it('needs no script for any of it', async () => {
    const page = await visitor({ script: false });
    await page.goto('/verify');
    await page.getByLabel('查验码').fill(report.code.toLowerCase());
    await press(page, '核对查验码');
    // Superseded above: that is the first thing to be said, by code and by file.
    await page.getByText('这份报告已被取代').waitFor();
    await follow(page, '核对手里的文件');
    await page.locator('input[name=file]').setInputFiles(file());
    await press(page, '查验文件');
    await page.getByText('这份报告已被取代').waitFor();
    expect(await page.textContent('main')).toContain('逐字节相同');
    await follow(page, '看这份报告说了什么');
    await follow(page, '在网页上阅读全文');
    expect(await page.textContent('main')).toContain(report.sha256);
  }, 240_000);

  it('sees what is closed to them in plain words', async () => {
    const page = await visitor();
    const door = `/v1/appraisals/${report.appraisalId}/report/visibility`;
    for (const [mode, path] of [
      ['figures', ''],
      ['figures', '/full'],
      ['closed', ''],
    ] as const) {
      await firm.put(door, { mode });
      await page.goto(`/r/${report.code}${path}`);
      await soundOn(page, `report-${mode}${path.replace('/', '-')}`);
    }
  }, 240_000);
});
