/** 评估结论: totals that add up, the range, what moves the value most, and the second method. */
import type { Sensitivity } from '../../engine/index.js';
import type { Block, Chapter, TableRow } from '../report-document.js';
import type { ReportScope } from './report-scope.js';
import { column, heading, paragraph, row, totalRow } from './blocks.js';
import { chapterOf } from './engagement-chapters.js';
import { componentNameById, regionName, readRowId, rowName, unitNameOrCode } from './names.js';
import { dayInChinese, grouped, percent, withUnit, withoutSurplusZeros, withoutTrailingZeros, yuan } from './format.js';
import { compare, isNegative, negate } from './decimals.js';
import { rangeChart, systemChart } from './charts.js';
import { figurePerUnit } from './unit-price.js';

export function conclusionChapter(scope: ReportScope): Chapter {
  const { text, appraisal } = scope;
  const { residualValue, range, scrapResidualValue, remainingValue } = appraisal;
  return chapterOf(scope, 'conclusion', [
    paragraph(
      text('conclusion.lead', {
        date: dayInChinese(appraisal.referenceDate),
        value: yuan(residualValue),
        capitals: appraisal.inCapitals,
        net: yuan(scrapResidualValue.net),
        remaining: yuan(remainingValue),
      }),
      'lead',
    ),
    totals(scope),
    paragraph(text('conclusion.two-values')),
    ...(isNegative(scrapResidualValue.net) ? [paragraph(text('conclusion.negative'))] : []),
    systemChart(scope),
    heading(text('conclusion.range.heading')),
    paragraph(text('conclusion.range.text', { low: yuan(range.low), high: yuan(range.high) })),
    rangeChart(scope),
    heading(text('conclusion.sensitivity.heading')),
    ...sensitivity(scope),
    heading(text('conclusion.second.heading')),
    ...secondMethod(scope),
  ]);
}

function totals({ text, appraisal }: ReportScope): Block {
  const { scrapResidualValue: scrap, roundingStep } = appraisal;
  const cells = (key: string, amount: string, values = {}): readonly string[] => [
    text(`total.${key}`, values),
    grouped(amount),
  ];
  const step = withoutTrailingZeros(roundingStep);
  const rows: TableRow[] = [
    row(cells('gross', scrap.gross), 'cash'),
    row(cells('deductions', negate(scrap.deductions)), 'cash'),
    totalRow(cells('net', scrap.net), 'cash'),
    totalRow(cells('remaining', appraisal.remainingValue), 'avoided'),
    row(cells('unrounded', appraisal.unroundedTotal)),
    row(cells('rounding', appraisal.roundingDifference, { step })),
    totalRow(cells('residual', appraisal.residualValue)),
  ];
  return {
    kind: 'table',
    caption: text('table.totals'),
    columns: [column(text('column.item'), 7), column(text('column.amount-yuan'), 3, 'right')],
    rows,
    density: 'normal',
  };
}

function sensitivity(scope: ReportScope): Block[] {
  const { text, appraisal } = scope;
  if (appraisal.sensitivity.length === 0) return [paragraph(text('conclusion.sensitivity.none'))];
  return [
    paragraph(text('conclusion.sensitivity.text')),
    {
      kind: 'table',
      caption: text('table.sensitivity'),
      columns: [
        column(text('column.input'), 6),
        column(text('column.low'), 3, 'right'),
        column(text('column.high'), 3, 'right'),
        column(text('column.swing'), 3, 'right'),
      ],
      rows: appraisal.sensitivity.map((entry) => row(sensitivityCells(scope, entry))),
      density: 'dense',
    },
  ];
}

function sensitivityCells(scope: ReportScope, { input, low, high, unit, swing }: Sensitivity): readonly string[] {
  const { text } = scope;
  const subject = input.slice(input.indexOf(':') + 1);
  if (input.startsWith('mass:')) {
    const name = text('sensitivity.mass', { component: componentNameById(scope, subject) });
    const inUnit = (value: string): string => withUnit(value, unitNameOrCode(scope, unit));
    return [name, inUnit(low), inUnit(high), grouped(swing)];
  }
  const row = { row: rowName(scope, subject), region: regionName(scope, readRowId(subject).region) };
  const per = unitNameOrCode(scope, unit.replace(/^CNY\//, ''));
  const price = (value: string): string => figurePerUnit(scope, value, per);
  return [text('sensitivity.price', row), price(low), price(high), grouped(swing)];
}

function secondMethod(scope: ReportScope): Block[] {
  const { text, appraisal, order, standard } = scope;
  const second = appraisal.secondMethod;
  if (!second) return [paragraph(text('conclusion.second.none'))];
  const { reconciliationRatio, minimumOffers } = standard.limits;
  const isThin = compare(String(second.offers.length), minimumOffers.value) < 0;
  const differs = second.ratio === null || compare(second.ratio, reconciliationRatio.value) > 0;
  return [
    offersTable(scope, second.offers),
    paragraph(
      text('conclusion.second.text', {
        count: order.offers?.length ?? 0,
        mean: yuan(second.mean),
        spread: second.spread === null ? text('value.undefined') : percent(second.spread),
        net: yuan(appraisal.scrapResidualValue.net),
        difference: yuan(second.difference),
        ratio: second.ratio === null ? text('value.undefined') : percent(second.ratio),
        limit: percent(reconciliationRatio.value),
      }),
    ),
    paragraph(text(differs ? 'conclusion.second.differs' : 'conclusion.second.agrees')),
    ...(isThin ? [paragraph(text('conclusion.second.too-few', { minimum: minimumOffers.value }))] : []),
  ];
}

function offersTable({ text, appraisal, order }: ReportScope, converted: readonly string[]): Block {
  return {
    kind: 'table',
    caption: text('table.offers'),
    columns: [
      column(text('column.offer-source'), 5),
      column(text('column.offered-on'), 3),
      column(text('column.offer'), 3, 'right'),
      column(text('column.offer-tax'), 3),
      column(text(`column.offer-converted.${appraisal.taxBasis}`), 3, 'right'),
    ],
    rows: (order.offers ?? []).map((offer, index) =>
      row([
        offer.source,
        dayInChinese(offer.offeredOn),
        grouped(offer.amount),
        taxInWords(text, offer.taxBasis, offer.rate),
        grouped(withoutSurplusZeros(converted[index] ?? '')),
      ]),
    ),
    density: 'normal',
  };
}

/** 含税（税率13%） or 不含税 */
export function taxInWords(text: ReportScope['text'], basis: 'included' | 'excluded', rate?: string | null): string {
  if (basis === 'excluded') return text('tax.excluded');
  return text('tax.included', { rate: rate ? percent(rate) : text('value.not-stated') });
}
