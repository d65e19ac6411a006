/** 摘要: one page in plain words for the residents whose lift this is. */
import type { BarChart, Chapter, RangeChart } from '../report-document.js';
import type { ReportScope, SystemLines } from './report-scope.js';
import { bulleted, keyValues, paragraph } from './blocks.js';
import { dayInChinese, lastDayOfTheYearFrom, percent, yuan } from './format.js';
import { isNegative, isZero, negate, sum } from './decimals.js';
import { liftInShort, stated, valueCards } from './cover.js';

export function summary(scope: ReportScope): Chapter {
  const { text } = scope;
  return {
    title: text('chapter.summary'),
    startsOnNewPage: true,
    blocks: [
      paragraph(whatWasValued(scope), 'lead'),
      { kind: 'cards', cards: valueCards(scope) },
      paragraph(text('summary.two-values'), 'small'),
      keyValues(conclusionRows(scope)),
      rangeChart(scope),
      systemChart(scope),
      bulleted(whatToKnow(scope)),
    ],
  };
}

function whatWasValued(scope: ReportScope): string {
  const { text, order, appraisal } = scope;
  return text('summary.what', {
    address: stated(scope, order.lift.address),
    lift: liftInShort(scope),
    date: dayInChinese(appraisal.referenceDate),
    count: appraisal.lines.length,
  });
}

function conclusionRows(scope: ReportScope): { label: string; value: string }[] {
  const { text, appraisal } = scope;
  return [
    { label: text('summary.residual-value'), value: yuan(appraisal.residualValue) },
    { label: text('summary.in-capitals'), value: appraisal.inCapitals },
    { label: text('summary.assumed-share'), value: assumedShare(scope) },
  ];
}

export function assumedShare({ text, appraisal }: ReportScope): string {
  const key = isZero(appraisal.assumedShare) ? 'summary.assumed-none' : 'summary.assumed-some';
  return text(key, { share: percent(appraisal.assumedShare) });
}

function whatToKnow(scope: ReportScope): string[] {
  const { text, appraisal, order, identity } = scope;
  const items = [
    text(`summary.dismantling.${order.terms.dismantlingPaidBy}`),
    text('summary.valid', {
      from: dayInChinese(appraisal.referenceDate),
      to: dayInChinese(lastDayOfTheYearFrom(appraisal.referenceDate)),
    }),
    identity.registered && identity.code !== null
      ? text('summary.verify', { code: identity.code })
      : text('summary.verify-unregistered'),
    text('summary.object'),
  ];
  return isNegative(appraisal.scrapResidualValue.net) ? [text('summary.negative'), ...items] : items;
}

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

/** Cash and avoided purchase of a system: sums of its lines. */
export function systemSums({ lines }: SystemLines): { readonly scrap: string; readonly retained: string } {
  const amounts = (decision: 'scrap' | 'retain'): string =>
    sum(lines.filter(({ line }) => line.decision === decision).map(({ line }) => line.amount));
  return { scrap: amounts('scrap'), retained: amounts('retain') };
}

/** The bars add up to the unrounded total: one per system, and the deductions below zero. */
function systemChart({ text, appraisal, systems }: ReportScope): BarChart {
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
  const cost = negate(deductions);
  const costBar = { label: text('chart.system.deductions'), values: [cost, '0.00'], valueLabel: yuan(cost) };
  return {
    kind: 'bar-chart',
    title: text('chart.system.title'),
    alt: text('chart.system.alt', {
      bars: bars.map(({ label, valueLabel }) => `${label} ${valueLabel}`).join('；'),
      deductions: yuan(deductions),
    }),
    series: [
      { name: text('chart.system.cash'), tone: 'cash' },
      { name: text('chart.system.avoided'), tone: 'avoided' },
    ],
    bars: isZero(deductions) ? bars : [...bars, costBar],
  };
}

function barLabel(scrap: string, retained: string): string {
  if (isZero(retained)) return yuan(scrap);
  return isZero(scrap) ? yuan(retained) : `${yuan(scrap)} + ${yuan(retained)}`;
}
