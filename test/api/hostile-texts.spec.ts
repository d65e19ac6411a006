/** Whatever people write, pages show it as text; and no page holds a script or a style of its own making. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { styleSheet } from '../../src/http/page/page-assets.js';
import { HostileFirm, payload } from './hostile-texts.js';

const escaped = payload.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
const isPage = (headers: Readonly<Record<string, unknown>>): boolean =>
  String(headers['content-type']).startsWith('text/html');

/** What a page must not hold; the one known style sheet, named by its hash in the policy, is no fault. */
function faultsOf(html: string, policy: string): readonly string[] {
  const bare = html.replaceAll(`<style>${styleSheet}</style>`, '');
  // Tags as they stand, with what is quoted taken out: a value is no attribute.
  const tags = (bare.match(/<[a-z!/](?:"[^"]*"|'[^']*'|[^>"'])*>/gi) ?? []).map((tag) =>
    tag.replaceAll(/"[^"]*"/g, '""'),
  );
  const scripts = tags.filter((tag) => /^<script/i.test(tag) && !/\ssrc=""/.test(tag));
  return [
    ...(bare.includes('<svg/onload') ? ['markup'] : []),
    ...scripts,
    ...tags.filter((tag) => /^<(style|base|iframe|object|embed)\b/i.test(tag)),
    ...tags.filter((tag) => /[\s/](on[a-z]+|style|srcdoc)\s*=/i.test(tag)),
    ...(bare.match(/(?:href|action|src|formaction)="\s*(?:javascript|data:text|vbscript)[^"]*"/gi) ?? []),
    ...(/unsafe-|script-src[^;]*(data:|\*)/.test(policy) || !policy.includes("default-src 'none'") ? [policy] : []),
  ];
}

describe('markup in every text', () => {
  let hostile: HostileFirm;
  let pages: readonly string[];
  beforeAll(async () => {
    hostile = await HostileFirm.open();
    await hostile.world.start();
    pages = await hostile.pages();
  }, 240_000);
  afterAll(() => hostile.world.stop());

  it('stands in what people can write of an order', () => {
    const text = JSON.stringify(hostile.order);
    expect(text.split(JSON.stringify(payload).slice(1, -1)).length - 1).toBeGreaterThan(12);
  });

  it('is text on every page, and every page does without script and style of its own', async () => {
    const wrong: string[] = [];
    const shown: string[] = [];
    const visitors = [hostile.world.owner.headers, {}];
    let seen = 0;
    for (const url of pages.filter((page) => !page.startsWith('/docs'))) {
      for (const headers of visitors) {
        const sent = { host: '127.0.0.1', accept: 'text/html', ...headers };
        const answer = await hostile.world.app.inject({ url, headers: sent });
        if (answer.statusCode >= 500) wrong.push(`${url}: ${answer.statusCode}`);
        if (!isPage(answer.headers)) continue;
        seen += 1;
        const faults = faultsOf(answer.body, String(answer.headers['content-security-policy']));
        wrong.push(...faults.map((fault) => `${url}: ${fault.slice(0, 200)}`));
        if (answer.body.includes(escaped)) shown.push(url);
      }
    }
    expect(wrong).toEqual([]);
    expect(seen).toBeGreaterThan(60);
    expect(new Set(shown).size).toBeGreaterThan(20);
  });

  it('would be seen', () => {
    const policy = "default-src 'none'; script-src 'self'";
    const page = (body: string): string => `<html><head><title>x</title><link rel="icon"/></head>${body}</html>`;
    expect(faultsOf(page(`<p title="${escaped}">${escaped}</p>`), policy)).toEqual([]);
    for (const body of [
      `<p>${payload}</p>`,
      '<script>alert(1)</script>',
      '<p style="color:red">x</p>',
      '<style>p{}</style>',
      '<img src="x" onerror="alert(1)">',
      '<a href="javascript:alert(1)">x</a>',
    ]) {
      expect([body, faultsOf(page(body), policy).length]).not.toEqual([body, 0]);
    }
    expect(faultsOf(page(''), `${policy} 'unsafe-inline'`)).toHaveLength(1);
  });
});
