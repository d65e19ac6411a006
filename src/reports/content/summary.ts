/** 摘要: one page in plain words for the residents whose lift this is. */
import type { Chapter } from '../report-document.js';
import type { ReportScope } from './report-scope.js';
import { bulleted, keyValues, paragraph } from './blocks.js';
import { dayInChinese, grouped, percent, withoutTrailingZeros, yuan } from './format.js';
import { partsChart, rangeChart } from './charts.js';
import { carriedPrices } from './carried-prices.js';
import { isNegative, isZero } from './decimals.js';
import { liftInShort, stated, valueCards } from './cover.js';
import { issuedAfterUse, usePeriod } from './use-period.js';

export function summary(scope: ReportScope): Chapter {
  const { text } = scope;
  return {
    title: text('chapter.summary'),
    startsOnNewPage: true,
    blocks: [
      paragraph(whatWasValued(scope), 'lead'),
      { kind: 'cards', cards: valueCards(scope) },
      paragraph(text('summary.two-values')),
      keyValues(conclusionRows(scope)),
      rangeChart(scope),
      partsChart(scope),
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
    {
      label: text('summary.residual-value'),
      value: text('summary.value-with-capitals', {
        value: yuan(appraisal.residualValue),
        capitals: appraisal.inCapitals,
      }),
    },
    { label: text('summary.assumed-share'), value: assumedShare(scope) },
  ];
}

export function assumedShare(scope: ReportScope): string {
  const { text, appraisal } = scope;
  const some = carriedPrices(scope).length > 0 ? 'summary.assumed-carried' : 'summary.assumed-some';
  return text(isZero(appraisal.assumedShare) ? 'summary.assumed-none' : some, {
    share: percent(appraisal.assumedShare),
  });
}

function whatToKnow(scope: ReportScope): string[] {
  const { text, appraisal, order, identity } = scope;
  return [
    ...(isZero(appraisal.roundingDifference) ? [] : [rounding(scope)]),
    ...(isNegative(appraisal.scrapResidualValue.net) ? [text('summary.negative')] : []),
    text(`summary.dismantling.${order.terms.dismantlingPaidBy}`),
    text('summary.valid', usePeriod(scope)),
    ...(issuedAfterUse(scope) ? [text('summary.use-expired', usePeriod(scope))] : []),
    identity.registered && identity.code !== null
      ? text('summary.verify', { code: identity.code })
      : text('summary.verify-unregistered'),
    text('summary.object'),
  ];
}

/** Both values add up to this, and not to the rounded figure beside them. */
function rounding({ text, appraisal }: ReportScope): string {
  return text('summary.rounding', {
    net: grouped(appraisal.scrapResidualValue.net),
    remaining: grouped(appraisal.remainingValue),
    unrounded: yuan(appraisal.unroundedTotal),
    step: withoutTrailingZeros(appraisal.roundingStep),
    value: yuan(appraisal.residualValue),
  });
}
