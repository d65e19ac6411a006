import { describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { styleHref, styleSheet } from '../../src/http/page/page-assets.js';
import { pagePolicy } from '../../src/http/page/send-page.js';
import { everyPart } from './every-part.js';

describe('the parts of a page', () => {
  const html = everyPart({ visitor: null });

  it('escape everything that comes from outside', () => {
    expect(html).toContain('&lt;script>alert(1)&lt;/script>');
    expect(html).not.toContain('<script>');
  });

  it('need no inline style, no inline script and no handler', () => {
    expect(html).not.toMatch(/ style="| on[a-z]+="|<style|<script(?! type="module" src="\/assets\/)/);
    expect(pagePolicy).not.toContain('unsafe');
  });

  it('use only classes that the stylesheet knows, or that arrange nothing', () => {
    const used = new Set([...html.matchAll(/class="([^"]*)"/g)].flatMap(([, names = '']) => names.split(' ')));
    const known = new Set([...styleSheet.matchAll(/\.([a-z][a-z-]*)/g)].map(([, name]) => name));
    const unstyled = ['todo', 'scroll', 'primary', 'work', 'neutral', ''];
    expect([...used].filter((name) => !known.has(name) && !unstyled.includes(name))).toEqual([]);
  });

  it('tie every field to its label, its hint and its fault', () => {
    expect(html).toContain('<label for="price">');
    expect(html).toMatch(/<input [^>]*id="price"[^>]*aria-invalid="true"/);
    expect(html).toMatch(/<input [^>]*aria-describedby="price-fault"/);
    expect(html).toContain('<a href="#price">单价应为小数，例如 2650.00</a>');
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    const pointedAt = [...html.matchAll(/(?:for|aria-describedby)="([^"]+)"/g)].flatMap(([, id = '']) => id.split(' '));
    expect(pointedAt.filter((id) => !ids.includes(id))).toEqual([]);
  });

  it('show figures as they were given', () => {
    for (const figure of ['61,500.00', '−1,700.00 元', '+50.00 元', '不变']) expect(html).toContain(figure);
  });
});

describe('the stylesheet of a page', () => {
  it('is asked for by a name that holds its hash', () => {
    const hash = createHash('sha256').update(styleSheet).digest('hex').slice(0, 16);
    expect(styleHref).toBe(`/assets/page-${hash}.css`);
    expect(everyPart()).toContain(`<link rel="stylesheet" href="${styleHref}"/>`);
  });

  it('stands in a page that needs no further request, and the policy knows it', () => {
    const page = everyPart({ isSelfContained: true });
    const style = /<style>([\s\S]*)<\/style>/.exec(page)?.[1] ?? '';
    expect(pagePolicy).toContain(`'sha256-${createHash('sha256').update(style).digest('base64')}'`);
    expect(page).not.toMatch(/<link rel="stylesheet"| src="\/|<script/);
  });
});
