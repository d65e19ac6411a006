import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { renderPdf } from '../../src/reports/render-pdf.js';
import type { Table, TableRow } from '../../src/reports/report-document.js';
import { documentText, openPdf, pageText, placedTexts, withoutBlanks, unpackedText } from './pdf-reading.js';
import { paragraph, plainDocument } from './plain-document.js';

const columns: Table['columns'] = [
  { title: '甲列', weight: 1, align: 'left' },
  { title: '乙列', weight: 2, align: 'left' },
  { title: '丙列', weight: 1, align: 'right' },
];

function tableOf(rows: readonly TableRow[], changes: Partial<Table> = {}): Table {
  return { kind: 'table', caption: '表题', columns, rows, density: 'dense', ...changes };
}
const plain = (...cells: string[]): TableRow => ({ cells, role: 'plain', tone: 'neutral' });
const numbered = (count: number): TableRow[] =>
  Array.from({ length: count }, (_, index) => plain(`行${index + 1}始`, '内容', `${index + 1}.00`));

describe('a table', () => {
  it('of any length has every row once and its head on each of its pages', async () => {
    for (const count of [1, 2, 36, 37, 38, 60, 120, 200]) {
      const pages = await documentText(await renderPdf(plainDocument([tableOf(numbered(count))])));
      const body = pages.slice(1);
      const all = body.join('');
      for (let row = 1; row <= count; row += 1) expect(all.split(`行${row}始`)).toHaveLength(2);
      for (const page of body) expect(page.split('甲列乙列丙列')).toHaveLength(2);
      expect(body.length).toBe(
        Math.max(1, Math.ceil((count + 3) / 44)) + (body.length > Math.ceil((count + 3) / 44) ? 1 : 0),
      );
    }
  });

  it('never leaves its caption, its head, a group row or a total alone', async () => {
    for (let lead = 20; lead < 34; lead += 1) {
      const rows = [
        { cells: ['组名'], role: 'group', tone: 'neutral' } as const,
        plain('首行', '内容', '1.00'),
        { cells: ['合计', '', '1.00'], role: 'total', tone: 'cash' } as const,
      ];
      const before = Array.from({ length: lead }, () => paragraph('占位文字'));
      const pages = await documentText(await renderPdf(plainDocument([...before, tableOf(rows)])));
      const page = pages.find((text) => text.includes('表题'))!;
      expect(page).toContain('表题甲列乙列丙列组名首行内容1.00合计1.00');
    }
  });

  it('keeps figures whole and inside their columns, whatever the weights', async () => {
    const cell = fc.stringMatching(/^[1-9][0-9]{0,2}(,[0-9]{3}){1,2}\.[0-9]{2}$/u);
    await fc.assert(
      fc.asyncProperty(
        fc.array(cell, { minLength: 3, maxLength: 12 }),
        fc.integer({ min: 1, max: 30 }),
        async (cells, weight) => {
          const narrow = [
            { title: '名称', weight, align: 'left' },
            { title: '金额', weight: 1, align: 'right' },
          ] as const;
          const rows = cells.map((amount) => plain('某个部件的名称', amount));
          const pdf = await openPdf(await renderPdf(plainDocument([tableOf(rows, { columns: narrow })])));
          const texts = await placedTexts(pdf, 2);
          await pdf.destroy();
          for (const amount of cells) {
            const printed = texts.find(({ text }) => text === amount);
            expect({ amount, whole: printed !== undefined }).toEqual({ amount, whole: true });
            expect(printed!.x + printed!.width).toBeCloseTo(539.28 - 3.4, 1);
          }
        },
      ),
      { numRuns: 25, seed: 7 },
    );
  });

  it('wraps long names and addresses in their cell without losing a character', async () => {
    const address =
      '辽宁省沈阳市和平区某某街道㛃园路88号镕堃苑（一期、二期及配套公建）3幢1单元喆悦楼，电梯机房位于顶层；'.repeat(12);
    const path = `https://example.invalid/${'catalogue-2026/'.repeat(20)}`;
    const rows = [plain(address, path, '1.00'), plain('后一行', '', '2.00')];
    const pages = await documentText(await renderPdf(plainDocument([tableOf(rows)])));
    const printed = pages.slice(1).join('');
    expect(printed).toContain(withoutBlanks(address));
    expect(printed).toContain(withoutBlanks(path));
    expect(printed).toContain('后一行');
  });

  it('divides a row that is taller than a page', async () => {
    const long = Array.from({ length: 1200 }, (_, index) => `〔${index}〕`).join('');
    const bytes = await renderPdf(plainDocument([tableOf([plain('长', long, '1.00'), plain('后一行', '', '2.00')])]));
    const pdf = await openPdf(bytes);
    const texts = await Promise.all(Array.from({ length: pdf.numPages - 1 }, (_, index) => pageText(pdf, index + 2)));
    for (let page = 2; page <= pdf.numPages; page += 1) {
      const lowest = Math.min(...(await placedTexts(pdf, page)).filter(({ size }) => size < 8).map(({ y }) => y));
      expect(lowest).toBeGreaterThan(60);
    }
    await pdf.destroy();
    const all = texts.join('');
    for (const index of [0, 600, 1199]) expect(all).toContain(`〔${index}〕`);
    expect(all).toContain('后一行2.00');
  });

  it('sets a detail under the cells of its row, smaller, and never parts the two', async () => {
    const rows = numbered(60).map((row, index) => ({ ...row, detail: `细节${index + 1}止：${'说明文字'.repeat(30)}` }));
    const pages = await documentText(await renderPdf(plainDocument([tableOf(rows)])));
    for (let row = 1; row <= 60; row += 1) {
      const page = pages.find((text) => text.includes(`行${row}始`))!;
      expect(page).toContain(`行${row}始内容${row}.00细节${row}止：${'说明文字'.repeat(30)}`);
    }
    const pdf = await openPdf(await renderPdf(plainDocument([tableOf(rows)])));
    const texts = await placedTexts(pdf, 2);
    await pdf.destroy();
    const cell = texts.find(({ text }) => text === '行1始')!;
    const detail = texts.find(({ text }) => text.startsWith('细节1止'))!;
    expect(detail.size).toBeLessThan(cell.size);
    expect(detail.x).toBeCloseTo(cell.x, 1);
  });

  it('tags a detail as a row of one cell over all columns', async () => {
    const bytes = await renderPdf(plainDocument([tableOf([{ ...plain('一', '二', '三'), detail: '细节' }])]));
    expect(unpackedText(bytes).split('/ColSpan 3')).toHaveLength(2);
  });

  it('begins at the foot of a page only with three rows or all it has', async () => {
    for (const count of [1, 2, 3, 8]) {
      for (let lead = 22; lead < 36; lead += 1) {
        const before = Array.from({ length: lead }, () => paragraph('占位文字'));
        const pages = await documentText(await renderPdf(plainDocument([...before, tableOf(numbered(count))])));
        const page = pages.find((text) => text.includes('表题'))!;
        expect(page.match(/行\d+始/gu)!.length).toBeGreaterThanOrEqual(Math.min(3, count));
      }
    }
  });

  it('accepts rows with too few or too many cells, and no rows', async () => {
    const rows = [plain('只有一格'), plain('一', '二', '三', '四'), plain()];
    const pages = await documentText(await renderPdf(plainDocument([tableOf(rows), tableOf([])])));
    expect(pages[1]).toContain('只有一格一二三表题甲列乙列丙列');
  });
});
