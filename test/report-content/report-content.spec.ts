import { describe, expect, it } from '@jest/globals';
import { buildReportContent } from '../../src/reports/report-content.js';
import type { Table } from '../../src/reports/report-document.js';
import { grouped } from '../../src/reports/content/format.js';
import { sampleAppraisal } from './sample-appraisal.js';
import { blocksOf, fenOf, sampleInput, sampleIdentity, tableOf, wordsOf } from './sample-report.js';

const document = buildReportContent(sampleInput());
const words = wordsOf(document).join('\n');

const lastCells = (table: Table, role: string): string[] =>
  table.rows.filter((row) => row.role === role).map((row) => row.cells.at(-1)!);
const sumOf = (printed: readonly string[]): bigint => printed.map(fenOf).reduce((a, b) => a + b, 0n);

describe('the amounts of the report', () => {
  it('prints every amount of every line, deduction and total', () => {
    const amounts = [
      ...sampleAppraisal.lines.flatMap((line) => [line.amount, ...line.materials.map(({ amount }) => amount)]),
      ...sampleAppraisal.deductions.map(({ amount }) => amount),
      ...Object.values(sampleAppraisal.scrapResidualValue),
      ...Object.values(sampleAppraisal.range),
      sampleAppraisal.residualValue,
      sampleAppraisal.unroundedTotal,
      sampleAppraisal.roundingDifference,
      sampleAppraisal.secondMethod!.mean,
    ];
    const missing = amounts.filter((amount) => !words.includes(grouped(amount)));
    expect(missing).toEqual([]);
  });

  it('shows component lines that add up to the subtotals and to the two totals', () => {
    const table = tableOf(document, '零部件评估明细表');
    const lines = table.rows.filter(({ role, cells }) => role === 'plain' && cells[0] !== '');
    expect(lines).toHaveLength(10);
    const of = (decision: 'avoided' | 'cash'): bigint =>
      sumOf(lines.filter(({ tone }) => tone === decision).map(({ cells }) => cells.at(-1)!));
    const totals = lastCells(table, 'total');
    expect(totals).toHaveLength(8 + 2);
    expect(of('cash')).toBe(fenOf(totals.at(-2)!));
    expect(of('avoided')).toBe(fenOf(totals.at(-1)!));
    expect(sumOf(totals.slice(0, 8))).toBe(sumOf(totals.slice(8)));
    expect(totals.at(-2)).toBe('8,587.27');
    expect(totals.at(-1)).toBe('3,749.00');
  });

  it('shows deductions that add up to their total', () => {
    const table = tableOf(document, '扣减项目表');
    const amounts = (role: string): string[] =>
      table.rows.filter((row) => row.role === role).map((row) => row.cells[4]!);
    expect(amounts('plain')).toHaveLength(4);
    expect(sumOf(amounts('plain'))).toBe(sumOf(amounts('total')));
    expect(amounts('total')).toEqual(['4,188.24']);
  });

  it('shows a conclusion whose rows add up, rounding included', () => {
    const cells = tableOf(document, '评估结论汇总').rows.map((row) => fenOf(row.cells[1]!));
    const [gross, deductions, net, remaining, unrounded, rounding, residual] = cells as [
      bigint,
      bigint,
      bigint,
      bigint,
      bigint,
      bigint,
      bigint,
    ];
    expect(gross + deductions).toBe(net);
    expect(net + remaining).toBe(unrounded);
    expect(unrounded + rounding).toBe(residual);
  });

  it('draws bars that add up to the unrounded total, deductions below zero', () => {
    const charts = blocksOf(document, 'bar-chart');
    expect(charts.map(({ bars }) => bars.length)).toEqual([3, 9]);
    for (const { bars } of charts) {
      const values = bars.flatMap((bar) => bar.values).map((value) => fenOf(value.replace('-', '−')));
      expect(values.reduce((a, b) => a + b, 0n)).toBe(814803n);
    }
    expect(charts[1]!.bars.at(-1)).toEqual({
      label: '扣减费用',
      values: ['-4188.24', '0.00'],
      valueLabel: '−4,188.24\u2060元',
    });
  });
});

describe('the chapters of the report', () => {
  it('stand in the order of the standard of reports', () => {
    expect(document.chapters.map(({ title }) => title)).toEqual([
      '目录',
      '声明',
      '摘要',
      '一、委托人及其他使用人',
      '二、评估目的',
      '三、评估对象和评估范围',
      '四、价值类型及其定义',
      '五、评估基准日',
      '六、评估依据',
      '七、评估方法',
      '八、评估程序实施过程和情况',
      '九、评估假设',
      '十、评估结论',
      '十一、特别事项说明',
      '十二、评估报告使用限制说明',
      '十三、评估报告日',
      '十四、签名盖章',
      '附件一　零部件评估明细表',
      '附件二　扣减项目表',
      '附件三　保留零部件表',
      '附件四　取价依据表',
      '附件五　检查事项',
      '附件六　所用参数及其依据',
      '附件七　计算过程',
      '附件八　数据指纹和电子附件',
      '附件九　委托与勘察记录',
    ]);
  });

  it('show all eight systems, an empty one too', () => {
    const isTraction = (id: string): boolean => id === 'c01' || id === 'c02';
    const appraisal = {
      ...sampleAppraisal,
      lines: sampleAppraisal.lines.filter((line) => !isTraction(line.componentId)),
    };
    const table = tableOf(buildReportContent(sampleInput({ appraisal })), '零部件评估明细表');
    const groups = table.rows.filter(({ role }) => role === 'group').map(({ cells }) => cells[0]);
    expect(groups).toEqual([
      '曳引系统',
      '导向系统',
      '轿厢',
      '门系统',
      '重量平衡系统',
      '电力拖动系统',
      '电气控制系统',
      '安全保护系统',
    ]);
    expect(table.rows[1]!.cells[1]).toBe('清单中没有此系统的零部件');
  });

  it('leave no hole: no undefined, no NaN, no open placeholder, no bare code', () => {
    expect(words).not.toMatch(/undefined|NaN|null|\[object|\{[A-Za-z]/);
  });

  it('give the same document for the same input', () => {
    expect(buildReportContent(sampleInput())).toEqual(document);
  });

  it('are rectangular: every table row has one cell a column', () => {
    for (const table of blocksOf(document, 'table')) {
      const widths = new Set(table.rows.map(({ cells }) => cells.length));
      expect([table.caption, [...widths]]).toEqual([table.caption, [table.columns.length]]);
    }
  });
});

describe('the summary', () => {
  const summary = document.chapters[2]!;
  const text = wordsOf(summary).join('\n');

  it('shows the two values apart, one as cash and one as not', () => {
    const cards = summary.blocks.find((block) => block.kind === 'cards');
    expect(cards).toMatchObject({
      cards: [
        { title: '残值（净额）', amount: '4,399.03\u2060元', tone: 'cash' },
        { title: '余值', amount: '3,749.00\u2060元', tone: 'avoided' },
      ],
    });
    expect(text).toContain('残值是现金，余值不是现金');
  });

  it('says the value in digits and capitals, its range, what rests on assumptions, and until when it is valid', () => {
    expect(text).toContain('8,100.00\u2060元');
    expect(text).toContain('人民币捌仟壹佰元整');
    expect(text).toContain('7,000.00\u2060元');
    expect(text).toContain('45.18%');
    expect(text).toContain('2026年6月30日至2027年6月29日');
    expect(text).toContain('拆除费由业主承担');
  });

  it('explains a negative net value', () => {
    const scrapResidualValue = { gross: '8587.27', deductions: '9000.00', net: '-412.73' };
    const negative = buildReportContent(sampleInput({ appraisal: { ...sampleAppraisal, scrapResidualValue } }));
    const summaryWords = wordsOf(negative.chapters[2]).join('\n');
    expect(summaryWords).toContain('−412.73\u2060元');
    expect(summaryWords).toContain('残值净额是负数');
    expect(wordsOf(negative).join('\n')).toContain('残值净额为负数');
    expect(negative.cover.cards[0]!.caption).toContain('负数');
  });
});

describe('what the report says of itself', () => {
  it('watermarks demonstration prices on every page and says so on the cover', () => {
    expect(document.watermark).toBe('演示价格');
    expect(document.cover.notices.map(({ title }) => title)).toEqual(['演示价格']);
  });

  it('says on the cover, in the summary and among the special matters that it came after its period of use', () => {
    const issuedOn = (day: string): string =>
      wordsOf(buildReportContent(sampleInput({ identity: { ...sampleIdentity, issuedOn: day } }))).join('\n');
    const late = issuedOn('2027-06-30');
    for (const words of [
      '出具时已过使用期限',
      '本报告2027年6月30日出具，有效期在此之前已经届满（2027年6月29日）。',
      '本报告出具时（2027年6月30日），有效期已经届满：只说明2026年6月30日的价值',
      '本报告是追溯评估：2027年6月30日出具，而有效期（2026年6月30日至2027年6月29日）在此之前已经届满。',
    ]) {
      expect(late).toContain(words);
    }
    expect(issuedOn('2027-06-29')).not.toContain('届满');
  });

  it('names what a draft lacks', () => {
    const draft = buildReportContent(sampleInput({ missingForIssue: ['复核人', '委托人'] }));
    expect(draft.watermark).toBe('草稿 · 演示价格');
    expect(draft.cover.notices[0]).toMatchObject({ title: '草稿', tone: 'warning' });
    expect(draft.cover.notices[0]!.text).toContain('复核人、委托人');
    expect(blocksOf(draft, 'signatures')[0]!.sealHint).toBe('草稿，未盖章');
  });

  it('has no watermark when all prices are official and nothing is missing', () => {
    const references = Object.fromEntries(
      Object.entries(sampleAppraisal.references).map(([key, reference]) => [
        key,
        reference.kind === 'price' ? { ...reference, status: 'official' as const } : reference,
      ]),
    );
    const official = buildReportContent(sampleInput({ appraisal: { ...sampleAppraisal, references, findings: [] } }));
    expect(official.watermark).toBeNull();
    expect(official.cover.notices).toEqual([]);
    expect(wordsOf(official).join('\n')).not.toContain('演示价格表');
  });

  it('says 未登记 when no service knows it, and its QR holds no dead address', () => {
    const url = `urn:lift-appraisal:result:sha256:${'5'.repeat(64)}`;
    const identity = { ...sampleIdentity, code: null, verifyUrl: url, registered: false, developmentSeal: true };
    const unregistered = buildReportContent(sampleInput({ identity }));
    expect(unregistered.runningFoot).toContain('未登记');
    expect(unregistered.cover.notices.map(({ title }) => title)).toEqual(['演示价格', '未登记', '开发测试印章']);
    expect(unregistered.cover.qr).toMatchObject({ url, heading: '未登记' });
    expect(wordsOf(unregistered).join('\n')).not.toContain('扫封面上的二维码');
  });

  it('claims the title of an appraisal report only for an agency', () => {
    expect(document.title).toBe('资产评估报告');
    const { engagement, ...order } = sampleInput().order;
    const group = { ...order, engagement: { ...engagement!, profile: 'group-standard' as const } };
    expect(buildReportContent(sampleInput({ order: group })).title).toBe('电梯残余价值评估报告');
    expect(buildReportContent(sampleInput({ order })).title).toBe('电梯残余价值评估报告');
  });
});
