/** Sums of the annex that a calculator confirms: what stands behind the range, the shares and the second method, and taxes. */
import { describe, expect, it } from '@jest/globals';
import type { AppraisalOrder } from '../../src/engine/index.js';
import { grouped } from '../../src/reports/content/format.js';
import { buildReportContent } from '../../src/reports/report-content.js';
import type { ReportDocument } from '../../src/reports/report-document.js';
import { blocksOf, fenOf } from './sample-report.js';
import { inputOf, orders } from './shipped-reports.js';

const plain = (text: string): string => text.replaceAll('\u2060', '');
const abs = (amount: bigint): bigint => (amount < 0n ? -amount : amount);

function checksOf(document: ReportDocument): { readonly title: string; readonly lines: readonly string[] } {
  const { title, lines } = blocksOf(document, 'derivations')
    .flatMap(({ items }) => items)
    .at(-1)!;
  return { title, lines: lines.map(plain) };
}

/** Amounts of yuan and fen, with their sign. */
const amountsIn = (line: string): bigint[] =>
  [...line.matchAll(/−?[\d,]+\.\d{2}(?!\d|%)/g)].map(([amount]) => fenOf(amount));

/** (a − b) ÷ c = d% or a ÷ c = d%, in amounts that may have six places. */
function confirmQuotient(line: string): void {
  const [formula = '', result = ''] = line.split(' = ');
  const figures = [...formula.matchAll(/−?[\d,]+\.\d{2,6}/g)].map(([text]) =>
    Number(text.replaceAll(',', '').replace('−', '-')),
  );
  const under = figures.at(-1) ?? 0;
  const over = figures.length === 3 ? (figures[0] ?? 0) - (figures[1] ?? 0) : (figures[0] ?? 0);
  expect([line, ((100 * over) / under).toFixed(2)]).toEqual([line, Number(result.replace('%', '')).toFixed(2)]);
}

/** a ÷ (1 + x) × (1 + y) = b, to the sixth place. */
function confirmConversion(line: string): void {
  const match = /([\d,]+\.?\d*)(?: ÷ \(1 \+ ([\d.]+)\))?(?: × \(1 \+ ([\d.]+)\))? = ([\d,.]+)$/.exec(line);
  const [given = Number.NaN, taken = 0, put = 0, used = 0] = (match ?? []).slice(1).map((text) => {
    return Number((text ?? '0').replaceAll(',', ''));
  });
  expect(Math.abs((given / (1 + taken)) * (1 + put) - used)).toBeLessThan(0.000001);
}

describe.each(orders)('the report of %s', (_, order) => {
  it('shows the sums behind range, reference share and second method, as a calculator confirms them', () => {
    const { appraisal, ...input } = inputOf(order);
    const { title, lines } = checksOf(buildReportContent({ ...input, appraisal }));
    expect(title).toBe('区间和核对');
    const runs = lines.filter((line) => line.startsWith('全部取'));
    expect(runs).toHaveLength(2);
    const totals = runs.map((line) => {
      const [gross = 0n, deductions = 0n, remaining = 0n, total = 0n] = amountsIn(line);
      expect(gross - deductions + remaining).toBe(total);
      return total;
    });
    // The value itself lies between, and both ends are rounded to a step.
    const step = 100n * BigInt(appraisal.roundingStep);
    expect(abs(fenOf(grouped(appraisal.range.low)) - totals[0]!) <= step).toBe(true);
    expect(abs(fenOf(grouped(appraisal.range.high)) - totals[1]!) <= step).toBe(true);
    for (const line of lines.filter((one) => /^(参考数据占比|离散程度|差异比率)/.test(one))) confirmQuotient(line);
    expect(lines.filter((line) => line.startsWith('参考数据占比'))).toHaveLength(
      Number(appraisal.assumedShare !== '0.0000'),
    );
    for (const line of lines.filter((one) => one.includes('的报价：'))) confirmConversion(line);
    const ratios = lines.filter((line) => /^(离散程度|差异比率)/.test(line));
    expect(ratios).toHaveLength(appraisal.secondMethod === null ? 0 : 2);
  });
});

describe('amounts that an order states under another tax than it asks for', () => {
  const [, lift] = orders.find(([name]) => name.startsWith('02-'))!;
  const retained = inputOf(lift).appraisal.lines.find(({ decision }) => decision === 'retain')?.componentId;
  const included = { amount: '2.18', taxBasis: 'included', rate: '0.09' } as const;
  const stated: AppraisalOrder = {
    ...lift,
    terms: { ...lift.terms, taxBasis: 'excluded' },
    components: lift.components.map((component) =>
      component.id === retained
        ? { ...component, retention: { ...component.retention, refurbishment: included } }
        : component,
    ),
    offers: ['9100.00', '8800.00', '9000.00'].map((amount, index) => ({
      ...{ amount, taxBasis: 'included' as const, rate: '0.13', offeredOn: '2026-06-20', source: `回收站${index + 1}` },
    })),
  };
  const conversions = (order: AppraisalOrder): string[] =>
    blocksOf(buildReportContent(inputOf(order)), 'derivations')
      .flatMap(({ items }) => items.flatMap(({ lines }) => lines.map(plain)))
      .filter((line) => /^申报的整修检验费|的报价：/.test(line));

  it('are converted in the open', () => {
    const excluded = conversions(stated);
    expect(excluded).toEqual([
      '申报的整修检验费，每根：2.18 ÷ (1 + 0.09) = 2.000000',
      ...['回收站1的报价：9,100.00 ÷ (1 + 0.13) = 8,053.097345', '回收站2的报价：8,800.00 ÷ (1 + 0.13) = 7,787.610619'],
      '回收站3的报价：9,000.00 ÷ (1 + 0.13) = 7,964.60177',
    ]);
    excluded.forEach(confirmConversion);
    const taxed = conversions({ ...stated, terms: { ...stated.terms, taxBasis: 'included' } });
    expect(taxed[0]).toBe('申报的整修检验费，每根：2.18 ÷ (1 + 0.09) × (1 + 0.06) = 2.120000');
    expect(taxed[1]).toContain('9,100.00 ÷ (1 + 0.13) × (1 + ');
    taxed.forEach(confirmConversion);
  });

  it('say nothing where nothing is converted', () => {
    const plainly = { amount: '2.00', taxBasis: 'excluded' } as const;
    const offers = stated.offers!.map(({ rate: _rate, ...offer }) => ({ ...offer, taxBasis: 'excluded' as const }));
    const components = stated.components.map((component) =>
      component.id === retained
        ? { ...component, retention: { ...component.retention, refurbishment: plainly } }
        : component,
    );
    expect(conversions({ ...stated, offers, components })).toEqual([]);
  });
});
