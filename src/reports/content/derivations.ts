/** The annex of derivations: components, deductions and totals, in the order in which they are calculated. */
import type { StepName } from '../../engine/index.js';
import type { Block } from '../report-document.js';
import type { ReportScope } from './report-scope.js';
import { allLines } from './report-scope.js';
import { heading, paragraph } from './blocks.js';
import { enumerated, grouped, withUnit, withoutTrailingZeros, yuan } from './format.js';
import { unitNameOrCode } from './names.js';
import { carriedDerivations } from './carried-derivations.js';
import { carriedPrices } from './carried-prices.js';
import { checkDerivation } from './check-derivation.js';
import { componentDerivation, type Derivation } from './derivation-lines.js';
import { deductionSums } from './deduction-sums.js';
import { deductionName } from './deduction-table.js';
import { unitPrice } from './unit-price.js';

/** In the order in which the lines show them. */
const STEPS: readonly StepName[] = [
  'decide-disposition',
  'find-mass',
  'find-price',
  'roll-forward',
  'value-scrap',
  'rate-condition',
  'value-retained',
  'deduct-costs',
  'add-up',
  'bound-range',
  'compare-offers',
];

export function derivationBlocks(scope: ReportScope): readonly Block[] {
  const { text } = scope;
  const parts: readonly (readonly [string, readonly Derivation[]])[] = [
    ['components', allLines(scope).map((entry) => componentDerivation(scope, entry))],
    ['totals', [deductionDerivation(scope), totalsDerivation(scope), checkDerivation(scope)]],
    ['carried', carriedDerivations(scope)],
  ];
  const steps = STEPS.filter((step) => step !== 'roll-forward' || carriedPrices(scope).length > 0);
  return [
    paragraph(text('derivations.intro'), 'small'),
    paragraph(text('derivations.steps', { steps: enumerated(steps.map((step) => text(`step.${step}`))) }), 'small'),
    paragraph(text('derivations.reading'), 'small'),
    ...parts
      .filter(([, items]) => items.length > 0)
      .flatMap(([name, items]): Block[] => [heading(text(`derivations.${name}`)), { kind: 'derivations', items }]),
  ];
}

function deductionDerivation(scope: ReportScope): Derivation {
  const { text, appraisal } = scope;
  const { deductions } = appraisal.scrapResidualValue;
  return {
    title: text('derivation.deductions'),
    lines: appraisal.deductions.flatMap((line) => [
      ...deductionSums(scope, line),
      text('derivation.deduction', {
        name: deductionName(scope, line),
        quantity: withUnit(withoutTrailingZeros(line.quantity), unitNameOrCode(scope, line.unit)),
        rate: unitPrice(scope, line.rate, line.unit),
        amount: yuan(line.amount),
      }),
    ]),
    result: text('derivation.result.deductions', { amount: yuan(deductions) }),
    tone: 'cash',
  };
}

function totalsDerivation(scope: ReportScope): Derivation {
  const { text, appraisal } = scope;
  const { scrapResidualValue: scrap, remainingValue, unroundedTotal, roundingDifference } = appraisal;
  const sumOf = (decision: 'scrap' | 'retain'): string => {
    const amounts = allLines(scope).filter(({ line }) => line.decision === decision);
    return amounts.map(({ line }) => grouped(line.amount)).join(' + ') || '0.00';
  };
  const lines = [
    text('derivation.total.gross', { sum: sumOf('scrap'), total: yuan(scrap.gross) }),
    text('derivation.total.net', {
      gross: grouped(scrap.gross),
      deductions: grouped(scrap.deductions),
      net: yuan(scrap.net),
    }),
    text('derivation.total.remaining', { sum: sumOf('retain'), total: yuan(remainingValue) }),
    text('derivation.total.unrounded', {
      net: grouped(scrap.net),
      remaining: grouped(remainingValue),
      total: yuan(unroundedTotal),
    }),
    text('derivation.total.rounding', {
      step: withoutTrailingZeros(appraisal.roundingStep),
      value: yuan(appraisal.residualValue),
      difference: yuan(roundingDifference),
    }),
  ];
  return {
    title: text('derivation.totals'),
    lines,
    result: text('derivation.result.residual', { amount: yuan(appraisal.residualValue) }),
    tone: 'neutral',
  };
}
