/** The charts: the range, the parts of the value, and the amounts by system. Values are the appraisal's or their sums. */
import type { BarChart, RangeChart } from '../report-document.js';
import type { ReportScope, SystemLines } from './report-scope.js';
import { isZero, negate, sum } from './decimals.js';
import { yuan } from './format.js';

export function rangeChart({ text, appraisal }: ReportScope): RangeChart {
  const { range, residualValue } = appraisal;
  return {
    kind: 'range-chart',
    title: text('chart.range.title'),
    alt: text('chart.range.alt', {
      low: yuan(range.low),
      value: yuan(residualValue),
      high: yuan(range.high),
    }),
    low: { value: range.low, label: yuan(range.low) },
    value: { value: residualValue, label: yuan(residualValue) },
    high: { value: range.high, label: yuan(range.high) },
  };
}

/** Three bars that add up to the unrounded total: scrap, what is deducted from it, and the purchase avoided. */
export function partsChart(scope: ReportScope): BarChart {
  const { text, appraisal } = scope;
  const { gross, deductions } = appraisal.scrapResidualValue;
  const remaining = appraisal.remainingValue;
  const values = { gross: yuan(gross), deductions: yuan(deductions), remaining: yuan(remaining) };
  return {
    kind: 'bar-chart',
    title: text('chart.parts.title'),
    alt: text('chart.parts.alt', values),
    series: series(scope),
    bars: [
      { label: text('chart.parts.gross'), values: [gross, '0.00'], valueLabel: yuan(gross) },
      deductionBar(scope),
      { label: text('chart.parts.remaining'), values: ['0.00', remaining], valueLabel: yuan(remaining) },
    ],
  };
}

/** One bar a system, and the deductions below zero: they add up to the unrounded total. */
export function systemChart(scope: ReportScope): BarChart {
  const { text, appraisal, systems } = scope;
  const bars = systems
    .filter(({ lines }) => lines.length > 0)
    .map((entry) => {
      const { scrap, retained } = systemSums(entry);
      return {
        label: text(`system.${entry.system}`),
        values: [scrap, retained],
        valueLabel: barLabel(scrap, retained),
      };
    });
  const { deductions } = appraisal.scrapResidualValue;
  return {
    kind: 'bar-chart',
    title: text('chart.system.title'),
    alt: text('chart.system.alt', {
      bars: bars.map(({ label, valueLabel }) => `${label} ${valueLabel}`).join('；'),
      deductions: yuan(deductions),
    }),
    series: series(scope),
    bars: isZero(deductions) ? bars : [...bars, deductionBar(scope)],
  };
}

function series({ text }: ReportScope): BarChart['series'] {
  return [
    { name: text('chart.cash'), tone: 'cash' },
    { name: text('chart.avoided'), tone: 'avoided' },
  ];
}

function deductionBar({ text, appraisal }: ReportScope): BarChart['bars'][number] {
  const cost = negate(appraisal.scrapResidualValue.deductions);
  return { label: text('chart.deductions'), values: [cost, '0.00'], valueLabel: yuan(cost) };
}

function barLabel(scrap: string, retained: string): string {
  if (isZero(retained)) return yuan(scrap);
  return isZero(scrap) ? yuan(retained) : `${yuan(scrap)} + ${yuan(retained)}`;
}

/** Cash and avoided purchase of a system: sums of its lines. */
export function systemSums({ lines }: SystemLines): { readonly scrap: string; readonly retained: string } {
  const amounts = (decision: 'scrap' | 'retain'): string =>
    sum(lines.filter(({ line }) => line.decision === decision).map(({ line }) => line.amount));
  return { scrap: amounts('scrap'), retained: amounts('retain') };
}
