import { describe, expect, it } from '@jest/globals';
import { partsOf } from '../../src/owners/reading-view/parts-of.js';
import { readingPage } from '../../src/owners/reading-view/reading-page.js';
import type { Registration } from '../../src/owners/verification-answer.js';
import { buildReportContent, type ReportInput } from '../../src/reports/report-content.js';
import type { ReportDocument } from '../../src/reports/report-document.js';
import { sampleInput, wordsOf } from '../report-content/sample-report.js';

const registration: Registration = {
  ...{
    number: '电梯残评〔2026〕第000012号',
    code: '0123-4567-89AB-CDEF-GHJK',
    firm: '公正评估',
    issuedOn: '2026-07-15',
  },
  ...{ sha256: 'ab'.repeat(32), status: 'in-force', reason: null, since: null },
  ...{ replacedBy: null, newest: null, replaces: [] },
};

/** Tags away, entities read: what stands on the page and what is read aloud. */
function textOf(html: string): string {
  return html
    .replace(/<style[\s\S]*?<\/style>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}

function pagesOf(document: ReportDocument, most: number): readonly string[] {
  const parts = partsOf(document, most);
  return parts.map((_, at) =>
    readingPage({ registration, document, parts, hasNationalSignature: false, shown: at + 1 }),
  );
}

/** What is printed: neither names of kinds and tones, nor the values charts are scaled by, nor what the file says of itself. */
const silent = new Set([
  'createdAt',
  'attachments',
  'kind',
  'tone',
  'style',
  'role',
  'align',
  'density',
  'values',
  'value',
]);
function printed(value: unknown, key = ''): readonly string[] {
  if (typeof value === 'string') return silent.has(key) ? [] : [value];
  if (Array.isArray(value)) return silent.has(key) ? [] : value.flatMap((one) => printed(one));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) => {
    // A value beside a label is a word of its own: rows of key and value, the ends of a range.
    if (name === 'value' && typeof one === 'string' && 'label' in value && !/^-?\d+\.\d\d$/.test(one)) return [one];
    // The role of a person who signs is a word, that of a row is none.
    if (name === 'role' && 'certificate' in value) return [one as string];
    return printed(one, name);
  });
}

describe('the reading view', () => {
  const variants: readonly (readonly [string, Partial<ReportInput>])[] = [
    ['of the sample', {}],
    ['of a draft', { missingForIssue: ['委托人'] }],
  ];

  it.each(variants)('%s shows every word and figure of the report, on one page or on many', (_, change) => {
    const document = buildReportContent(sampleInput(change));
    const words = printed(document).map((word) => word.replaceAll('\u2060', ''));
    expect(words.length).toBeGreaterThan(300);
    for (const most of [600, 20]) {
      const text = textOf(pagesOf(document, most).join('\n'));
      expect(words.filter((word) => !text.includes(word))).toEqual([]);
    }
  });

  it('adds no figure of its own', () => {
    const document = buildReportContent(sampleInput());
    const known = wordsOf(document).join('\n').replaceAll('\u2060', '');
    const amounts = textOf(pagesOf(document, 600).join('')).match(/−?[\d,]+\.\d{2}元/g) ?? [];
    expect(amounts.length).toBeGreaterThan(50);
    expect(amounts.filter((amount) => !known.includes(amount))).toEqual([]);
  });

  it('says that the sealed file counts, and its SHA-256', () => {
    const [html = ''] = pagesOf(buildReportContent(sampleInput()), 600);
    expect(html).toContain('以盖章的 PDF 文件为准');
    expect(html).toContain(registration.sha256);
    expect(html).not.toContain('<script');
    expect(html).not.toContain(' style=');
  });

  it('leads from its contents to every chapter, wherever its page is', () => {
    const pages = pagesOf(buildReportContent(sampleInput()), 40);
    expect(pages.length).toBeGreaterThan(2);
    const links = [...(pages[0] ?? '').matchAll(/<a href="(?:[^"]*\?part=(\d+))?#(chapter-\d+)">/g)];
    expect(links.length).toBeGreaterThan(10);
    for (const [, part = '1', id = ''] of links) expect(pages[Number(part) - 1]).toContain(`id="${id}"`);
  });

  it('escapes what an order brings', () => {
    const input = sampleInput();
    const lift = { ...input.order.lift, address: '<img src=x onerror=alert(1)>' };
    const [html = ''] = pagesOf(buildReportContent({ ...input, order: { ...input.order, lift } }), 600);
    expect(html).not.toContain('<img');
  });
});
