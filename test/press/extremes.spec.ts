import { describe, expect, it } from '@jest/globals';
import { renderPdf } from '../../src/reports/render-pdf.js';
import type { ReportDocument } from '../../src/reports/report-document.js';
import { documentText, openPdf, placedTexts, withoutBlanks } from './pdf-reading.js';
import { plainDocument } from './plain-document.js';
import { sampleDocument } from './sample-document.js';

/** The text of all pages; fails when something stands outside the paper’s margins. */
async function textWithinMargins(document: ReportDocument): Promise<string> {
  const bytes = await renderPdf(document);
  const pdf = await openPdf(bytes);
  for (let page = 1; page <= pdf.numPages; page += 1) {
    for (const { text, x, y, width, size } of await placedTexts(pdf, page)) {
      if (text.trim() === '') continue;
      // An opening mark at the start of a line puts its blank half into the margin, a closing one at the end too.
      const within = x + size / 2 > 55.9 && x + width - size / 2 < 539.4 && y > 34 && y < 812;
      expect({ text, page, x, y, width, within }).toMatchObject({ text, page, within: true });
    }
  }
  await pdf.destroy();
  return (await documentText(bytes)).join('');
}

const long = (count: number): string => '沈阳市某某区某某街道某某小区业主委员会（筹备组）、'.repeat(count);

describe('uncommon documents', () => {
  it('a report without chapters, facts or amounts is still a report', async () => {
    expect(await textWithinMargins(plainDocument([], { chapters: [] }))).toContain('测试报告');
    expect(await textWithinMargins(plainDocument([]))).toContain('一、章节');
  });

  it('blocks without content print nothing and break nothing', async () => {
    const text = await textWithinMargins(
      plainDocument([
        { kind: 'list', ordered: true, items: [] },
        { kind: 'key-values', rows: [] },
        { kind: 'cards', cards: [] },
        { kind: 'callout', callout: { title: '', text: '', tone: 'neutral' } },
        { kind: 'bar-chart', title: '', alt: '空图', series: [], bars: [] },
        { kind: 'derivations', items: [] },
        { kind: 'signatures', people: [], firm: '机构', date: '日期', sealHint: '' },
        { kind: 'paragraph', style: 'body', text: '' },
        { kind: 'paragraph', style: 'body', text: '末段' },
      ]),
    );
    expect(text).toContain('机构日期末段');
  });

  it('a cover with long names and many facts runs over to a second page', async () => {
    const { cover } = sampleDocument();
    const facts = Array.from({ length: 14 }, (_, index) => ({ label: `很长的事项名称之${index}号`, value: long(3) }));
    const text = await textWithinMargins(
      plainDocument([], {
        reportNumber: '辽某某评字〔2026〕第 000000000123 号',
        runningHead: { left: long(4), right: long(4) },
        runningFoot: long(6),
        cover: {
          ...cover,
          firm: long(2),
          title: '沈阳市住宅老旧电梯残余价值评估报告（更正版，含附件及电子数据）',
          subtitle: long(3),
          facts,
        },
      }),
    );
    for (const { label } of facts) expect(text).toContain(label);
    expect(text).toContain(withoutBlanks(cover.qr.lines.at(-1)!));
  });

  it('long texts in every block wrap, and texts longer than a page go on', async () => {
    const person = { role: long(1), name: '买买提·吐尔逊·阿卜杜热合曼江·玉素甫', certificate: '辽2119'.repeat(12) };
    const item = {
      title: long(4),
      lines: [`计算残值：${long(6)} = ${long(2)}`, long(5)],
      result: '1,234,567,890.12 元',
      tone: 'cash' as const,
    };
    const text = await textWithinMargins(
      plainDocument([
        { kind: 'heading', text: long(4) },
        { kind: 'callout', callout: { title: long(3), text: long(150), tone: 'warning' } },
        { kind: 'paragraph', style: 'lead', text: long(120) },
        { kind: 'list', ordered: false, items: [long(90)] },
        {
          kind: 'cards',
          cards: Array.from({ length: 5 }, () => ({
            title: long(1),
            caption: long(2),
            amount: '−123,456,789,012.34 元',
            detail: [long(2)],
            tone: 'neutral' as const,
          })),
        },
        { kind: 'derivations', items: [item, item] },
        { kind: 'signatures', people: [person, person], firm: long(3), date: '2026 年 7 月 15 日', sealHint: long(2) },
      ]),
    );
    expect(text).toContain('1,234,567,890.12元');
    expect(text).toContain(person.name);
    expect(text.split('沈阳市某某区').length).toBeGreaterThan(400);
  });

  it('charts bear zeros, one bar, many bars and a range without width', async () => {
    const bars = (count: number, value: string) => ({
      kind: 'bar-chart' as const,
      title: '图',
      alt: '条形图',
      series: [{ name: '残值', tone: 'cash' as const }],
      bars: Array.from({ length: count }, (_, index) => ({
        label: `第${index}项${'长'.repeat(20)}`,
        values: [value],
        valueLabel: value,
      })),
    });
    const point = { value: '0', label: '0.00' };
    const range = { kind: 'range-chart' as const, title: '区间', alt: '区间图', low: point, value: point, high: point };
    const around = { ...range, low: { value: '-900000', label: '−900,000.00' }, high: { value: '12', label: '12.00' } };
    const text = await textWithinMargins(
      plainDocument([bars(1, '0'), bars(1, '-0.01'), bars(70, '123456789.00'), range, around]),
    );
    for (const index of [0, 35, 69]) expect(text).toContain(`第${index}项`);
    expect(text).toContain('−900,000.00');
  });
});
