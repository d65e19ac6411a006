/** Debian's Chromium, driven by playwright-core: real pages, real clicks. */
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';

export interface TestBrowser {
  /** A person at a browser of their own: no cookie shared with anybody else. */
  person(options?: { readonly script?: boolean }): Promise<Page>;
  close(): Promise<void>;
}

export async function openBrowser(baseURL: string): Promise<TestBrowser> {
  // Chromium's sandbox needs a user of its own; as root it refuses to start with it.
  const browser: Browser = await chromium.launch({ executablePath, chromiumSandbox: process.getuid?.() !== 0 });
  const contexts: BrowserContext[] = [];
  return {
    person: async ({ script = true } = {}) => {
      const context = await browser.newContext({
        baseURL,
        javaScriptEnabled: script,
        acceptDownloads: true,
        locale: 'zh-CN',
        timezoneId: 'Asia/Shanghai',
        viewport: { width: 1280, height: 900 },
      });
      // On a machine with much else to do the first page takes more than five seconds.
      context.setDefaultTimeout(20_000);
      contexts.push(context);
      return context.newPage();
    },
    close: async () => {
      await Promise.all(contexts.map((context) => context.close()));
      await browser.close();
    },
  };
}
