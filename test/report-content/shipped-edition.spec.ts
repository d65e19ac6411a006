import { describe, expect, it } from '@jest/globals';
import { buildReportContent, describeFinding, reportTexts } from '../../src/reports/report-content.js';
import { grouped } from '../../src/reports/content/format.js';
import { renderPdf } from '../../src/reports/render-pdf.js';
import { openPdf } from '../press/pdf-reading.js';
import { fenOf, sampleIdentity, tableOf, wordsOf } from './sample-report.js';
import { inputOf, orders } from './shipped-reports.js';

describe.each(orders)('the report of %s', (_, order) => {
  it('prints every amount, adds up, and leaves no hole', () => {
    const input = inputOf(order);
    const document = buildReportContent(input);
    const words = wordsOf(document).join('\n');
    expect(words).not.toMatch(/undefined|NaN|\[object|\{[A-Za-z]/);
    for (const line of input.appraisal.lines) {
      expect(words).toContain(grouped(line.amount));
      expect(words).toContain(grouped(line.massKg));
      expect(words).toContain(`（${line.componentId}）`);
    }
    const rows = tableOf(document, '零部件评估明细表').rows;
    const sum = (tone: string, role: string): bigint =>
      rows
        .filter((row) => row.role === role && row.tone === tone)
        .map((row) => fenOf(row.cells.at(-1)!))
        .reduce((a, b) => a + b, 0n);
    expect(sum('cash', 'plain')).toBe(sum('cash', 'total'));
    expect(sum('avoided', 'plain')).toBe(sum('avoided', 'total'));
  });

  it('tells every warning in a sentence among the special matters', () => {
    const input = inputOf(order);
    const special = buildReportContent(input).chapters.find(({ title }) => title.includes('特别事项'));
    const told = wordsOf(special);
    const naming = { order, standard: input.standard, text: reportTexts(input.texts) };
    const warnings = input.appraisal.findings.filter(({ level }) => level === 'warning');
    expect(warnings.filter((warning) => !told.includes(describeFinding(naming, warning)))).toEqual([]);
  });

  it('names every parameter, unit and price row in Chinese', () => {
    const document = buildReportContent(inputOf(order));
    const named = (caption: string, cell: number): string[] =>
      tableOf(document, caption)
        .rows.filter(({ role }) => role === 'plain')
        .map((row) => row.cells[cell]!);
    expect(named('所用参数及其依据', 0).filter((name) => /^其他参数|[a-z]{3,}/.test(name))).toEqual([]);
    const values = tableOf(document, '所用参数及其依据').rows.map(({ cells, detail }) => detail ?? cells[1]!);
    expect(values.filter((value) => /[A-Za-z{}]/.test(value))).toEqual([]);
    expect(named('取价依据表', 0).filter((name) => /[a-z]{3,}/.test(name))).toEqual([]);
  });

  it('tells the kind of a source once, also where its document names it', () => {
    const { rows } = tableOf(buildReportContent(inputOf(order)), '取价依据表');
    const details = rows.map(({ detail }) => detail ?? '').join('\n');
    expect(details).toContain('；演示假设：固定值');
    expect(details).not.toContain('假设：演示假设');
  });

  it('calls no convention or assumption a rule of the standard', () => {
    const table = tableOf(buildReportContent(inputOf(order)), '所用参数及其依据');
    const unfounded = table.rows.filter(
      ({ cells }) => (cells[2] === '行业惯例' || cells[2] === '假设') && /(标准|程序).*第.+[条款]/.test(cells[3]!),
    );
    expect(unfounded).toEqual([]);
  });
});

describe.each(orders)('the cover of %s', (_, order) => {
  it('stands on one page with every notice, a long address and a long client', async () => {
    const address = `${order.lift.address}${'五号楼东侧单元靠北的一部'.repeat(3)}`;
    const client = '沈阳市和平区样板花园小区业主委员会（筹备组）'.repeat(2);
    const engagement = { ...order.engagement!, client };
    const unregistered = { ...sampleIdentity, registered: false, code: null, developmentSeal: true };
    const crowded = { ...order, lift: { ...order.lift, address }, engagement };
    for (const identity of [sampleIdentity, unregistered]) {
      for (const [printed, missingForIssue] of [[order, []] as const, [crowded, ['复核人', '委托人']] as const]) {
        const document = buildReportContent({ ...inputOf(order), order: printed, identity, missingForIssue });
        const pdf = await openPdf(await renderPdf({ ...document, chapters: [] }));
        const pages = pdf.numPages;
        await pdf.destroy();
        expect(pages).toBe(1);
      }
    }
  });
});

describe.each(orders.filter(([name]) => /lift$|^0[56]/.test(name)))('the summary of %s', (_, order) => {
  it('stands on one page, with a long address too', async () => {
    const address = `${order.lift.address}${'五号楼东侧单元靠北的一部'.repeat(4)}`;
    for (const lift of [order.lift, { ...order.lift, address }]) {
      const document = buildReportContent({ ...inputOf(order), order: { ...order, lift } });
      const pagesWith = async (title: string): Promise<number> => {
        const chapters = document.chapters.filter((chapter) => chapter.title === title);
        expect(chapters).toHaveLength(1);
        const pdf = await openPdf(await renderPdf({ ...document, chapters }));
        const pages = pdf.numPages;
        await pdf.destroy();
        return pages;
      };
      // The chapter on the day of the report is one sentence: one page beside those of the cover.
      expect(await pagesWith('摘要')).toBe(await pagesWith('十三、评估报告日'));
    }
  });
});
