import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { Finding } from '../../src/engine/index.js';
import { buildReportContent, describeFinding, reportTexts } from '../../src/reports/report-content.js';
import { sampleAppraisal } from './sample-appraisal.js';
import { railRow, rowOf } from './sample-lines.js';
import { sampleInput, shippedTexts, tableOf, wordsOf } from './sample-report.js';

const { order, standard } = sampleInput();
const naming = { order, standard, text: reportTexts(shippedTexts()) };

function finding(code: string, componentId: string | null, data: Finding['data'] = {}): Finding {
  return { code: code as Finding['code'], level: 'warning', clause: '计算规则第1条', componentId, data };
}

describe('a finding in Chinese', () => {
  it('names the component and the conditions', () => {
    expect(describeFinding(naming, finding('retention-condition-met', 'c04', { conditions: ['rail-worn'] }))).toBe(
      '对重导轨 T78/B（c04）申报保留，但勘察认定下列报废条件成立：“导轨工作面严重磨损”；按拆除计价。',
    );
    expect(describeFinding(naming, finding('retention-condition-met', 'c04', { conditions: ['own-1'] }))).toContain(
      '“其他报废条件（own-1）”',
    );
  });

  it('names what has no price, where and when, and whom it concerns', () => {
    const data = { code: 'car-guide-rail', variant: 'T89/B', region: '210100', referenceDate: '2026-06-30' };
    expect(
      describeFinding(naming, finding('part-price-missing', null, { ...data, componentIds: ['c03', 'c04'] })),
    ).toBe(
      '沈阳市（210100）在2026年6月30日没有“轿厢导轨 T89/B”的有效新件价格，也没有可以代替的地区价格。涉及：轿厢导轨 T89/B（c03）、对重导轨 T78/B（c04）。',
    );
    const service = {
      code: 'hazardous-waste:900-045-49',
      variant: null,
      region: '999999',
      referenceDate: '2026-06-30',
    };
    expect(
      describeFinding(
        naming,
        finding('service-price-missing', null, { ...service, componentIds: ['hazardous-waste'] }),
      ),
    ).toBe(
      '行政区划代码999999在2026年6月30日没有“危险废物处置费（900-045-49）”的有效服务费用，也没有可以代替的地区价格。',
    );
  });

  it('names a price row of another region by what it prices', () => {
    const data = { rowId: railRow, region: '210000', requestedRegion: '210100' };
    expect(describeFinding(naming, finding('region-fallback', null, data))).toBe(
      '沈阳市（210100）没有下列项目的有效价格，采用辽宁省（210000）的价格代替：轿厢导轨 T89/B。',
    );
  });

  it('states the limits of the edition', () => {
    expect(describeFinding(naming, finding('total-mass-implausible', null))).toContain('2,500千克至12,000千克');
    expect(describeFinding(naming, finding('offers-differ', null))).toContain('20%');
  });

  it('is written for every code, without a hole, whatever it carries', () => {
    const source = readFileSync('src/engine/finding.ts', 'utf8');
    const codes = [...source.matchAll(/\| '([^']+)'/g)].map((match) => match[1]!);
    expect(codes.length).toBeGreaterThan(25);
    for (const code of codes) {
      expect(describeFinding(naming, finding(code, 'c01'))).toMatch(/^[^{}]{8,}[。]$/);
      expect(describeFinding(naming, finding(code, null))).not.toMatch(/undefined|[{}]/);
    }
  });
});

describe('the table of findings', () => {
  it('lists every warning alone and remarks on components together', () => {
    const own = (code: string, componentId: string): Finding => ({ ...finding(code, componentId), level: 'info' });
    const findings = [...sampleAppraisal.findings, own('mass-defaulted', 'c08'), own('mass-defaulted', 'c09')];
    const document = buildReportContent(sampleInput({ appraisal: { ...sampleAppraisal, findings } }));
    const cells = tableOf(document, '检查事项').rows.map((row) => row.cells);
    expect(cells.map(([level]) => level)).toEqual(['警告', '警告', '提示', '提示', '提示', '提示']);
    expect(cells.every(([, , clause]) => clause === '计算规则第1条')).toBe(true);
    const sentences = cells.map(([, sentence]) => sentence);
    expect(sentences).toContain('没有实测质量，采用版次目录的参考质量：层门（c06）、变频器（c08）、控制柜（c09）。');
  });

  it('tells many components by their numbers in the component table', () => {
    const own = (componentId: string): Finding => ({ ...finding('mass-defaulted', componentId), level: 'info' });
    const ids = ['c01', 'c02', 'c03', 'c05', 'c08', 'c09'];
    const document = buildReportContent(
      sampleInput({ appraisal: { ...sampleAppraisal, findings: ids.map((id) => own(id)) } }),
    );
    const rows = tableOf(document, '零部件评估明细表').rows.filter(({ cells }) => cells[1]!.endsWith('）'));
    const numberOf = (id: string): string => rows.find(({ cells }) => cells[1]!.includes(`（${id}）`))!.cells[0]!;
    expect(ids.map(numberOf)).toEqual(['1', '2', '3', '5', '8', '9']);
    expect(tableOf(document, '检查事项').rows.map(({ cells }) => cells[1])).toEqual([
      '没有实测质量，采用版次目录的参考质量：附件一序号1至3、5、8、9。',
    ]);
  });

  it('tells a fallback of regions once, with all its rows', () => {
    const fallback = (rowId: string, region: string): Finding => ({
      ...finding('region-fallback', null, { rowId, region, requestedRegion: '210100' }),
      level: 'info',
    });
    const findings = [fallback(rowOf('concrete'), '210000'), fallback(railRow, '100000'), fallback(railRow, '210000')];
    const document = buildReportContent(sampleInput({ appraisal: { ...sampleAppraisal, findings } }));
    const told = [
      '沈阳市（210100）没有下列项目的有效价格，采用辽宁省（210000）的价格代替：水泥、轿厢导轨 T89/B。',
      '沈阳市（210100）没有下列项目的有效价格，采用全国（100000）的价格代替：轿厢导轨 T89/B。',
    ];
    expect(tableOf(document, '检查事项').rows.map((row) => row.cells[1])).toEqual(told);
    const assumptions = document.chapters.find(({ title }) => title.includes('评估假设'));
    expect(wordsOf(assumptions)).toEqual(expect.arrayContaining(told));
  });

  it('repeats every warning among the special matters', () => {
    const document = buildReportContent(sampleInput());
    const special = document.chapters.find(({ title }) => title.includes('特别事项'))!;
    const list = special.blocks.find((block) => block.kind === 'list' && !block.ordered);
    expect(list).toMatchObject({
      items: [expect.stringContaining('报废条件成立'), expect.stringContaining('书面同意')],
    });
  });
});
