import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import type { Canvas } from '@napi-rs/canvas';
import { documentText, openPdf, pageText, placedTexts, rasterOf, unpackedText } from './pdf-reading.js';
import { paragraph, plainDocument } from './plain-document.js';
import { sampleDocument } from './sample-document.js';
import { findUndrawable, UndrawableTextError } from '../../src/reports/press/undrawable.js';
import { renderPdf } from '../../src/reports/render-pdf.js';

const latin = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
/** The share of pixels that differ between two pictures of one page. */
function differingShare(a: Canvas, b: Canvas): number {
  const pixels = (canvas: Canvas) => canvas.getContext('2d').getImageData(0, 0, a.width, a.height).data;
  const [first, second] = [pixels(a), pixels(b)];
  let different = 0;
  for (let at = 0; at < first.length; at += 4) if (Math.abs(first[at]! - second[at]!) > 4) different += 1;
  return (4 * different) / first.length;
}

const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('identical input', () => {
  it('gives identical bytes, also after other documents of the same process', async () => {
    const first = digest(await renderPdf(sampleDocument()));
    await renderPdf(plainDocument([paragraph('⼀⼆·•‐-‑ 其他文字 ﬁ')]));
    expect(digest(await renderPdf(sampleDocument()))).toBe(first);
  });

  it('is identified by its words: another text has another file identifier', async () => {
    const plain = await renderPdf(plainDocument([paragraph('甲')]));
    const other = await renderPdf(plainDocument([paragraph('乙')]));
    const idOf = (bytes: Uint8Array): string => /\/ID \[<(\w+)>/u.exec(latin(bytes))![1]!;
    expect(idOf(plain)).not.toBe(idOf(other));
    expect(idOf(plain)).toHaveLength(32);
  });
});

describe('characters that share a drawing', () => {
  it('are read back as they were written, whatever an earlier document asked for', async () => {
    await renderPdf(plainDocument([paragraph('⼀ • ‧ − Ω')]));
    const [, page] = await documentText(await renderPdf(plainDocument([paragraph('一 · • ‧ − – Ω Å')])));
    expect(page).toContain('一·•‧−–ΩÅ');
  });

  it('become the ordinary ideograph when they are Kangxi radicals or compatibility forms', async () => {
    const [, page] = await documentText(
      await renderPdf(plainDocument([paragraph('⼀⾦⾞凞\ufa0a\u{2f804} ﬁ\u2009Å')])),
    );
    expect(page).toContain('一金車凞見你fiÅ');
  });
});

describe('a character that no font draws', () => {
  const document = plainDocument([
    paragraph('好'),
    { kind: 'list', ordered: true, items: ['第一', '字\u{30edd}与😀'] },
  ]);

  it('is named with code point and place', () => {
    expect(findUndrawable(document)).toEqual([
      { character: '\u{30edd}', codePoint: 'U+30EDD', where: 'chapters[0].blocks[1].items[1]' },
      { character: '😀', codePoint: 'U+1F600', where: 'chapters[0].blocks[1].items[1]' },
    ]);
    expect(findUndrawable(sampleDocument())).toEqual([]);
  });

  it('stops the report', async () => {
    const refused = renderPdf(document);
    await expect(refused).rejects.toThrow(UndrawableTextError);
    await expect(refused).rejects.toThrow(/U\+30EDD .* in chapters\[0\]\.blocks\[1\]\.items\[1\]; U\+1F600/u);
  });

  it('is found in every field that is printed', () => {
    const fields = plainDocument([], { runningFoot: '\u0007', title: '\ud800' });
    expect(findUndrawable(fields).map(({ where, codePoint }) => `${where} ${codePoint}`)).toEqual([
      'title U+D800',
      'runningFoot U+0007',
    ]);
  });
});

describe('the file', () => {
  it('calls itself PDF/A-3a and PDF/UA-1, in Chinese, with its title shown and metadata escaped', async () => {
    const bytes = await renderPdf(sampleDocument());
    const text = Buffer.from(bytes).toString('utf8');
    expect(text).toContain('<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>');
    expect(text).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(text).toContain('报告 &amp; 附件 &lt;LA-2026-000123&gt;');
    expect(unpackedText(bytes)).toContain('/Lang (zh-CN)');
    expect(unpackedText(bytes)).toContain('/GTS_PDFA1');
    const pdf = await openPdf(bytes);
    const { info, metadata } = await pdf.getMetadata();
    expect((info as { Title: string }).Title).toBe(sampleDocument().title);
    expect(metadata.get('dc:title')).toBe(sampleDocument().title);
    expect(metadata.get('xmp:createdate')).toBe('2026-07-15T01:30:00Z');
    await pdf.destroy();
  });

  it('refuses a date that is none', async () => {
    await expect(renderPdf(plainDocument([], { createdAt: 'gestern' }))).rejects.toThrow(RangeError);
  });

  it('carries its attachments with relationship, media type and checksum', async () => {
    const document = sampleDocument();
    const bytes = await renderPdf(document);
    const pdf = await openPdf(bytes);
    const attached = (await pdf.getAttachments()) as Record<string, { content: Uint8Array }>;
    await pdf.destroy();
    expect(Object.keys(attached)).toEqual(['appraisal.json', 'order.json']);
    for (const { name, bytes: wanted } of document.attachments) {
      expect(Buffer.from(attached[name]!.content)).toEqual(Buffer.from(wanted));
      expect(latin(bytes)).toContain(`/CheckSum <${createHash('md5').update(wanted).digest('hex')}>`);
    }
    expect(latin(bytes)).toContain('/Subtype /application#2Fjson');
    expect(unpackedText(bytes)).toMatch(/\/AFRelationship \/Data[^]*\/AFRelationship \/Source/u);
  });

  it('has one empty signature field of 42 mm, and its objects packed and found by a cross-reference stream', async () => {
    const bytes = await renderPdf(sampleDocument());
    const pdf = await openPdf(bytes);
    const last = await pdf.getPage(pdf.numPages);
    const fields = (await last.getAnnotations()).filter(({ subtype }) => subtype === 'Widget');
    await pdf.destroy();
    expect(fields).toHaveLength(1);
    expect(fields[0]).toMatchObject({ fieldName: 'FirmSeal', fieldType: 'Sig', annotationFlags: 132 });
    const [left, bottom, right, top] = fields[0]!.rect as [number, number, number, number];
    expect(right - left).toBeCloseTo(119.055, 2);
    expect(top - bottom).toBeCloseTo(119.055, 2);
    expect(latin(bytes)).toMatch(/\/Type \/XRef\n[^]*startxref\n\d+\n%%EOF\n$/u);
    expect(latin(bytes)).not.toMatch(/\nxref\n/u);
    expect(unpackedText(bytes)).toMatch(/\/FT \/Sig/u);
    expect(unpackedText(bytes)).not.toMatch(/\/FT \/Sig[^>]*\/V /u);
  });

  it('has an outline of chapters with their headings, on the right pages', async () => {
    const pdf = await openPdf(await renderPdf(sampleDocument()));
    const outline = await pdf.getOutline();
    expect(outline.map(({ title }) => title)).toEqual(sampleDocument().chapters.map(({ title }) => title));
    const basis = outline[2]!;
    expect(basis.items.map(({ title }: { title: string }) => title)).toEqual([
      '（一）委托人及其他使用人',
      '（二）评估依据',
      '（三）评估方法',
    ]);
    const [reference] = basis.dest as [{ num: number; gen: number }];
    const page = (await pdf.getPageIndex(reference)) + 1;
    expect((await placedTexts(pdf, page)).map(({ text }) => text)).toContain(basis.title);
    await pdf.destroy();
  });
});

describe('every page', () => {
  it('has head, foot and number; the cover has no head', async () => {
    const pages = await documentText(await renderPdf(sampleDocument()));
    expect(pages.length).toBeGreaterThanOrEqual(8);
    pages.forEach((text, index) => {
      expect(text).toContain(`第${index + 1}页共${pages.length}页`);
      expect(text).toContain('核验码LA-2026-000123-7F3A');
    });
    const heads = pages.filter((text) => text.includes('住宅老旧电梯残余价值评估报告辽某评字'));
    expect(heads).toHaveLength(pages.length - 1);
  });

  it('carries the watermark as an artifact that is seen but not read, when there is one', async () => {
    const marks = (bytes: Uint8Array): number =>
      latin(bytes).split('/Subtype/Watermark>>BDC\nq /Watermark Do Q').length - 1;
    const [marked, plain] = await Promise.all(
      ['演示价格', null].map((watermark) => renderPdf(sampleDocument({ watermark }), { compress: false })),
    );
    const [pdf, other] = [await openPdf(marked!), await openPdf(plain!)];
    expect(marks(marked!)).toBe(pdf.numPages);
    expect(marks(plain!)).toBe(0);
    for (let page = 1; page <= pdf.numPages; page += 1) {
      expect(await pageText(pdf, page)).toBe(await pageText(other, page));
      expect(differingShare(await rasterOf(pdf, page, 0.5), await rasterOf(other, page, 0.5))).toBeGreaterThan(0.01);
    }
    await Promise.all([pdf.destroy(), other.destroy()]);
  });

  it('keeps all text inside its margins', async () => {
    const pdf = await openPdf(await renderPdf(sampleDocument({ repeat: 2 })));
    for (let page = 1; page <= pdf.numPages; page += 1) {
      for (const { text, x, y, width } of await placedTexts(pdf, page)) {
        if (text.trim() === '') continue;
        expect({ text, left: x > 55 - 6, right: x + width < 595.28 - 55 + 6, foot: y > 30 }).toEqual({
          text,
          left: true,
          right: true,
          foot: true,
        });
      }
    }
    await pdf.destroy();
  });
});
