/** Markup in every text, in a real browser: nothing runs, nothing is even tried, the text is there to be read. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { HostileFirm, payload } from '../api/hostile-texts.js';
import { openBrowser, type TestBrowser } from './harness/browser.js';

/** In the page: everything in it that could run or style, as the browser has understood it. */
const inlined = `[
  ...document.querySelectorAll('script:not([src]), iframe, object, embed, base'),
  ...[...document.querySelectorAll('*')].filter((one) =>
    [...one.attributes].some(({ name }) => name.startsWith('on') || name === 'style' || name === 'srcdoc')),
  ...[...document.querySelectorAll('[href], [action], [formaction]')].filter((one) =>
    /^\\s*(javascript|vbscript|data:text)/i.test(one.getAttribute('href') ?? one.getAttribute('action') ?? '')),
].map((one) => one.outerHTML.slice(0, 200))`;

describe('markup in every text', () => {
  let hostile: HostileFirm;
  let browser: TestBrowser;
  let page: Page;
  let base: string;
  /** Dialogs, and what the policy had to stop: with escaped text there is nothing to stop. */
  const happened: string[] = [];

  beforeAll(async () => {
    hostile = await HostileFirm.open();
    await hostile.world.start();
    const { port } = hostile.world.firm.service.server.address() as AddressInfo;
    base = `http://127.0.0.1:${port}`;
    browser = await openBrowser(base);
    page = await browser.person();
    await page.context().addCookies([{ name: 'session', value: hostile.world.owner.token, url: base }]);
    page.on('dialog', (dialog) => {
      happened.push(`${page.url()} ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('console', (line) => {
      if (/Content Security Policy/i.test(line.text())) happened.push(`${page.url()} ${line.text()}`);
    });
    page.on('pageerror', (error) => happened.push(`${page.url()} ${error.message}`));
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    await hostile?.world.stop();
  });

  it('runs nowhere', async () => {
    const wrong: string[] = [];
    let shown = 0;
    for (const path of await hostile.pages()) {
      // The interface's page brings its own scripts; it shows nothing that people write.
      if (/^\/docs|\.(json|csv|atom|zip|pdf|sig)$|^\/assets/.test(path)) continue;
      const answer = await page.goto(path).catch(() => null);
      if (!answer?.headers()['content-type']?.startsWith('text/html')) continue;
      for (const found of await page.evaluate<readonly string[]>(inlined)) wrong.push(`${path} ${found}`);
      const values = `[...document.querySelectorAll('input, textarea')].map((one) => one.value).join(' ')`;
      const text = await page.evaluate<string>(`document.documentElement.textContent + ${values}`);
      if (text.includes(payload)) shown += 1;
    }
    expect(wrong).toEqual([]);
    expect(happened).toEqual([]);
    expect(shown).toBeGreaterThan(20);
  }, 240_000);

  it('would be noticed, and stopped by the policy', async () => {
    await page.goto('/verify');
    await page.evaluate(`document.body.insertAdjacentHTML('beforeend', '<svg onload="alert(1)"></svg>')`);
    await page.waitForTimeout(300);
    expect(happened).toHaveLength(1);
    expect(happened[0]).toContain('Content Security Policy');
    expect(await page.evaluate<readonly string[]>(inlined)).toHaveLength(1);
  });
});
