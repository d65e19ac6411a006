import { describe, expect, it } from '@jest/globals';
import { buildReportContent } from '../../src/reports/report-content.js';
import { sampleAppraisal } from './sample-appraisal.js';
import { blocksOf, sampleInput, tableOf, wordsOf } from './sample-report.js';

const document = buildReportContent(sampleInput());
const derivations = blocksOf(document, 'derivations').flatMap(({ items }) => items);
const plain = (text: string): string => text.replaceAll('\u2060', '');
const linesOf = (title: string): string[] => derivations.find((item) => item.title.includes(title))!.lines.map(plain);

describe('a derivation', () => {
  it('stands for every component, price row, deduction and total', () => {
    for (const { componentId } of sampleAppraisal.lines) {
      expect(derivations.filter(({ title }) => title.includes(`（${componentId}）`))).toHaveLength(1);
    }
    expect(derivations).toHaveLength(10 + 9 + 3);
  });

  it('leads from quantity to scrap amount', () => {
    expect(linesOf('（c01）')).toEqual([
      '核定质量：1台 × 640.000千克/台 = 640.000千克（过磅）',
      '计算残值：废铸铁 640.000千克 × 0.60 × 0.9700 × 2.000000元/千克 = 744.96元',
      '计算残值：中型废钢 640.000千克 × 0.30 × 0.9800 × 2.115044元/千克 = 397.97元',
      '计算残值：电机铜 640.000千克 × 0.10 × 0.9500 × 50.000000元/千克 = 3,040.00元',
      '计算残值：744.96 + 397.97 + 3,040.00 = 4,182.93元',
    ]);
  });

  it('leads from age and survey to the retained amount', () => {
    expect(linesOf('（c03）')).toEqual([
      '处置判定：申报保留，安装单位书面同意、新电梯载荷校核、列入合同、勘察评分、报废条件检查均具备，按保留计价',
      '核定质量：66.0米 × 12.380千克/米 = 817.080千克（每米质量）；依据：单根长度乘以每米质量',
      '计算残值：中型废钢 817.080千克 × 1 × 0.9800 × 2.115044元/千克 = 1,693.60元',
      '计算成新率：2004年9月1日至2026年6月30日已用261个月；剩余 max(540 − 261, 60) = 279个月；年限法成新率 279 ÷ (261 + 279) = 0.5167',
      '计算成新率：综合成新率 0.4 × 0.5167 + 0.6 × 0.80 = 0.6867',
      '计算余值：66米 × 100.000000元/米 × 0.6867 × (1 − 0.1) − 66.0米 × 5.000000 = 3,749.00元',
      '计算余值：不高于新件价格6,600元，不低于废旧物资金额1,693.60元，取3,749.00元',
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
    expect(linesOf('中型废钢，沈阳市')).toEqual(['确定单价：2,390.00元/吨 ÷ 1000 ÷ (1 + 0.13) = 2.115044元/千克']);
    expect(linesOf('轿厢导轨 T89/B，辽宁省')).toEqual(['确定单价：100.00元/米 = 100.000000元/米']);
    const included = buildReportContent(sampleInput({ appraisal: { ...sampleAppraisal, taxBasis: 'included' } }));
    expect(wordsOf(included).map(plain).join('\n')).toContain('2,390.00元/吨 ÷ 1000 ÷ (1 + 0.13) × (1 + 0.13)');
  });

  it('gives hazardous waste no income and shows its cost', () => {
    expect(linesOf('（c09）')).toContain('计算残值：废电路板 110.000千克 × 0.04：危险废物900-045-49，不计收入，0.00元');
    expect(linesOf('扣减费用')).toContain(
      '计算扣减：危险废物处置费（危险废物900-045-49） 4.4千克 × 3.000000元/千克 = 13.20元',
    );
  });

  it('adds up in the open', () => {
    const totals = derivations.find(({ title }) => title === '汇总')!.lines.map(plain);
    expect(totals[0]).toBe(
      '汇总：残值（毛额）4,182.93 + 238.78 + 961.34 + 649.80 + 1,824.01 + 0.00 + 139.48 + 518.70 + 72.23 = 8,587.27元',
    );
    expect(totals.slice(1)).toEqual([
      '汇总：残值（净额）8,587.27 − 4,188.24 = 4,399.03元',
      '汇总：余值 3,749.00 = 3,749.00元',
      '汇总：合计 4,399.03 + 3,749.00 = 8,148.03元',
      '汇总：按100元取整为8,100.00元，取整差额−48.03元',
    ]);
  });
});

describe('retained parts', () => {
  it('are shown with their condition and gates', () => {
    const [row] = tableOf(document, '保留零部件表').rows;
    expect(row!.cells.map(plain)).toEqual([
      '轿厢导轨 T89/B（c03）',
      '66.0米',
      '2004年9月1日起，已用261个月，寿命45年',
      '勘察0.80；年限0.5167；综合0.6867',
      '100元/米',
      '安装单位书面同意、新电梯载荷校核、列入合同、勘察评分、报废条件检查：均具备',
      '3,749.00',
    ]);
  });

  it('that may not stay are shown with every reason', () => {
    const [row] = tableOf(document, '申报保留、按拆除计价的零部件').rows;
    expect(row!.cells[1]).toBe('报废条件成立：“导轨工作面严重磨损”；没有新电梯制造单位或安装单位的书面同意');
  });
});
