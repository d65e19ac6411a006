import { describe, expect, it } from '@jest/globals';
import type { TraceNode } from '../../src/engine/index.js';
import { buildReportContent } from '../../src/reports/report-content.js';
import { sampleAppraisal } from './sample-appraisal.js';
import type { ReportDocument } from '../../src/reports/report-document.js';
import { dayInChinese, grouped } from '../../src/reports/content/format.js';
import { blocksOf, fenOf, sampleInput, tableOf, wordsOf } from './sample-report.js';

const document = buildReportContent(sampleInput());
const derivations = blocksOf(document, 'derivations').flatMap(({ items }) => items);
const plain = (text: string): string => text.replaceAll('\u2060', '');
const linesOf = (title: string): string[] => derivations.find((item) => item.title.includes(title))!.lines.map(plain);

describe('a derivation', () => {
  it('stands for every component, price row, deduction and total', () => {
    for (const { componentId } of sampleAppraisal.lines) {
      expect(derivations.filter(({ title }) => title.includes(`（${componentId}）`))).toHaveLength(1);
    }
    expect(derivations).toHaveLength(10 + 3);
    expect(tableOf(document, '取价依据表').rows.filter(({ role }) => role === 'plain')).toHaveLength(9);
  });

  it('leads from quantity to scrap amount', () => {
    expect(linesOf('（c01）')).toEqual([
      '1台 × 640.000千克/台 = 640.000千克（过磅）',
      '废铸铁 640.000 × 0.6 × 0.97 × 2.000000 = 744.96',
      '中型废钢 640.000 × 0.3 × 0.98 × 2.115044 = 397.97',
      '电机铜 640.000 × 0.1 × 0.95 × 50.000000 = 3,040.00',
    ]);
    const item = derivations.find(({ title }) => title.includes('（c01）'))!;
    expect(plain(item.result)).toBe('计入残值 4,182.93元');
    const amounts = item.lines.slice(1).map((line) => fenOf(line.split(' = ').at(-1)!));
    expect(amounts.reduce((sum, fen) => sum + fen, 0n)).toBe(418293n);
  });

  it('leads from age and survey to the retained amount', () => {
    expect(linesOf('（c03）')).toEqual([
      '66.0米 × 12.380千克/米 = 817.080千克（每米质量）；依据：单根长度乘以每米质量',
      '各项保留条件均具备（见附件三），按保留计价',
      '中型废钢 817.080 × 1 × 0.98 × 2.115044 = 1,693.60',
      '2004年9月1日至2026年6月30日已用261个月；剩余 max(540 − 261, 60) = 279个月；年限法成新率 279 ÷ (261 + 279) = 0.5167',
      '综合成新率 0.4 × 0.5167 + 0.6 × 0.80 = 0.6867',
      '66米 × 100.000000元/米 × 0.6867 × (1 − 0.1) − 66.0米 × 5.000000 = 3,749.00元',
      '不高于新件价格6,600元，不低于废旧物资金额1,693.60元，取3,749.00元',
    ]);
  });

  it('says which bound bit, and uses the floor of remaining life', () => {
    const lines = sampleAppraisal.lines.map((line) =>
      line.retained
        ? { ...line, retained: { ...line.retained, usedMonths: 530, bound: 'scrap-floor' as const } }
        : line,
    );
    const bounded = buildReportContent(sampleInput({ appraisal: { ...sampleAppraisal, lines } }));
    const words = wordsOf(blocksOf(bounded, 'derivations')).join('\n');
    expect(words).toContain('max(540 − 530, 60) = 60个月');
    expect(words).toContain('低于同一零部件的废旧物资金额');
  });

  it('shows how each published price became the used one', () => {
    const cellsOf = (from: ReportDocument, name: string): string[] =>
      tableOf(from, '取价依据表')
        .rows.find(({ cells }) => cells[0] === name)!
        .cells.map(plain);
    expect(cellsOf(document, '中型废钢')).toEqual([
      '中型废钢',
      '2,390.00元/吨',
      '÷ 1000 ÷ (1 + 0.13)',
      '2.115044元/千克',
    ]);
    expect(cellsOf(document, '轿厢导轨 T89/B')).toEqual(['轿厢导轨 T89/B', '100.00元/米', '不换算', '100.000000元/米']);
    const included = buildReportContent(sampleInput({ appraisal: { ...sampleAppraisal, taxBasis: 'included' } }));
    expect(cellsOf(included, '中型废钢')[2]).toBe('÷ 1000（税率相同）');
    expect(cellsOf(included, '废铸铁')[2]).toBe('÷ 1000 × (1 + 0.13)');
  });

  it('says of every price from where, when and by whom it is', () => {
    const { rows } = tableOf(document, '取价依据表');
    for (const [key, reference] of Object.entries(sampleAppraisal.references)) {
      if (reference.kind !== 'price') continue;
      const value = grouped(reference.value);
      const at = rows.findIndex(({ detail, cells }) => {
        return cells[1]?.startsWith(value) === true && detail?.includes(reference.source.document) === true;
      });
      expect({ key, at: at > 0 }).toEqual({ key, at: true });
      const origin = rows.slice(0, at).findLast(({ role }) => role === 'group')!.cells[0]!;
      for (const part of [reference.source.publisher, `（${reference.region}）`, dayInChinese(reference.validFrom)]) {
        expect(origin).toContain(part);
      }
      expect(rows[at]!.detail).toContain(dayInChinese(reference.source.capturedOn));
    }
  });

  it('adds up the masses behind cutting and transport by system, and the waste part by part', () => {
    const node = (inputs: TraceNode['inputs']): TraceNode => {
      return { step: 'deduct-costs', clause: '扣减', inputs, uses: [], result: '', rounding: null };
    };
    // 640 − 64 picked up; 115.2; 463.8
    const loads = { componentIds: ['c01', 'c02', 'c04'], massesKg: ['576.000', '115.200', '463.800'], tonnes: '1.155' };
    const trace = [
      node({ deduction: 'cutting', hazardousWasteCode: null, ...loads }),
      node({ deduction: 'transport', hazardousWasteCode: null, ...loads, haulDistanceKm: '25' }),
      node({
        deduction: 'hazardous-waste',
        hazardousWasteCode: '900-045-49',
        componentIds: ['c08', 'c09'],
        quantities: ['1.9', '2.5'],
      }),
    ];
    const told = buildReportContent(sampleInput({ appraisal: { ...sampleAppraisal, trace } }));
    const items = blocksOf(told, 'derivations').flatMap((block) => block.items);
    const lines = items.find(({ title }) => title === '扣减费用')!.lines.map(plain);
    expect(lines).toContain('切割分拣费的计量质量：曳引系统 691.200 + 导向系统 463.800 = 1,155.000千克');
    expect(lines).toContain('1.155吨 × 25公里 = 87.3375吨公里');
    expect(lines).toContain('危险废物处置费（危险废物900-045-49）的数量：序号8 1.9 + 序号9 2.5 = 4.4千克');
    expect(lines.indexOf('1.155吨 × 25公里 = 87.3375吨公里')).toBe(
      lines.findIndex((line) => line.startsWith('运输费 ')) - 1,
    );
  });

  it('gives hazardous waste no income and shows its cost', () => {
    expect(linesOf('（c09）')).toContain('废电路板 110.000 × 0.04：危险废物900-045-49，不计收入，0.00');
    expect(linesOf('扣减费用')).toContain('危险废物处置费（危险废物900-045-49） 4.4千克 × 3.000000元/千克 = 13.20元');
  });

  it('adds up in the open', () => {
    const totals = derivations.find(({ title }) => title === '汇总')!.lines.map(plain);
    expect(totals[0]).toBe(
      '残值（毛额）4,182.93 + 238.78 + 961.34 + 649.80 + 1,824.01 + 0.00 + 139.48 + 518.70 + 72.23 = 8,587.27元',
    );
    expect(totals.slice(1)).toEqual([
      '残值（净额）8,587.27 − 4,188.24 = 4,399.03元',
      '余值 3,749.00 = 3,749.00元',
      '合计 4,399.03 + 3,749.00 = 8,148.03元',
      '按100元取整为8,100.00元，取整差额−48.03元',
    ]);
  });
});

describe('retained parts', () => {
  it('are shown with their condition and gates', () => {
    const [row] = tableOf(document, '保留零部件表').rows;
    expect(row!.cells.map(plain)).toEqual([
      '轿厢导轨 T89/B（c03）',
      '66.0米',
      '261个月／45年',
      '0.6867',
      '100元/米',
      '3,749.00',
    ]);
    expect(plain(row!.detail!)).toBe(
      '2004年9月1日安装；勘察 0.80；年限法 0.5167；安装单位书面同意、新电梯载荷校核、列入合同、勘察评分、报废条件检查：均具备',
    );
  });

  it('that may not stay are shown with every reason', () => {
    const [row] = tableOf(document, '申报保留、按拆除计价的零部件').rows;
    expect(row!.cells[1]).toBe('报废条件成立：“导轨工作面严重磨损”；没有新电梯制造单位或安装单位的书面同意');
  });
});
