/** What stands beside the conclusion: the two runs behind the range, how much rests on reference data, the second method. */
import type { SecondMethod, TraceNode } from '../../engine/index.js';
import type { ReportScope } from './report-scope.js';
import { allLines } from './report-scope.js';
import { compare, isNegative, isZero, negate } from './decimals.js';
import type { Derivation } from './derivation-lines.js';
import { grouped, percent, withoutSurplusZeros, withoutTrailingZeros, yuan } from './format.js';
import { inRuns } from './line-numbers.js';
import { taxConversion } from './price-conversion.js';

export function checkDerivation(scope: ReportScope): Derivation {
  const { text, appraisal } = scope;
  const { range, secondMethod } = appraisal;
  const values = { low: yuan(range.low), high: yuan(range.high) };
  return {
    title: text('derivation.checks'),
    lines: [
      ...runLines(scope),
      text('derivation.range', { ...values, step: withoutTrailingZeros(appraisal.roundingStep) }),
      ...assumedLines(scope),
      ...(secondMethod ? [...offerLines(scope), ...comparisonLines(scope, secondMethod)] : []),
    ],
    result: text('derivation.result.range', values),
    tone: 'neutral',
  };
}

const textOf = ({ inputs }: TraceNode, name: string): string => {
  const value = inputs[name];
  return typeof value === 'string' ? value : '';
};

function runLines({ text, appraisal }: ReportScope): readonly string[] {
  return appraisal.trace
    .filter(({ step, inputs }) => step === 'bound-range' && typeof inputs['run'] === 'string')
    .map((run) =>
      text(`derivation.run.${textOf(run, 'run')}`, {
        gross: grouped(textOf(run, 'gross')),
        deductions: grouped(textOf(run, 'deductions')),
        remaining: grouped(textOf(run, 'remaining')),
        total: yuan(run.result),
      }),
    );
}

function assumedLines(scope: ReportScope): readonly string[] {
  const { text, appraisal } = scope;
  const node = appraisal.trace.find(({ inputs }) => inputs['amount'] === 'assumedShare');
  const ids = node?.inputs['componentIds'];
  if (node === undefined || !Array.isArray(ids) || ids.length === 0) return [];
  const assumed = new Set<unknown>(ids);
  const numbers = allLines(scope).flatMap(({ number, line }) => (assumed.has(line.componentId) ? [number] : []));
  return [
    text('derivation.assumed-share', {
      numbers: inRuns(numbers),
      assumed: grouped(textOf(node, 'assumed')),
      all: grouped(textOf(node, 'all')),
      share: percent(node.result),
    }),
  ];
}

/** Offers whose tax is not what the order asks for. */
function offerLines({ text, appraisal, order }: ReportScope): readonly string[] {
  const nodes = appraisal.trace.filter(({ inputs }) => typeof inputs['offer'] === 'string');
  return (order.offers ?? []).flatMap((offer, index) => {
    const node = nodes[index];
    const conversion = node === undefined ? '' : taxConversion(node.inputs);
    if (node === undefined || conversion === '') return [];
    const [given, used] = [grouped(offer.amount), grouped(withoutSurplusZeros(node.result))];
    return [text('derivation.offer', { source: offer.source, given, conversion, used })];
  });
}

function comparisonLines({ text, appraisal }: ReportScope, second: SecondMethod): readonly string[] {
  const { offers, mean, spread, difference, ratio } = second;
  const shown = offers.map((offer) => grouped(withoutSurplusZeros(offer)));
  const ordered = [...offers].sort(compare).map((offer) => grouped(withoutSurplusZeros(offer)));
  const size = (amount: string): string => grouped(isNegative(amount) ? negate(amount) : amount);
  return [
    text('derivation.offers', {
      sum: shown.join(' + '),
      count: offers.length,
      mean: grouped(mean),
      net: grouped(appraisal.scrapResidualValue.net),
      difference: yuan(difference),
    }),
    ...(spread === null || isZero(mean)
      ? []
      : [
          text('derivation.offers.spread', {
            highest: ordered.at(-1) ?? '',
            lowest: ordered[0] ?? '',
            mean: size(mean),
            spread: percent(spread),
          }),
        ]),
    ...(ratio === null
      ? []
      : [text('derivation.offers.ratio', { difference: size(difference), mean: size(mean), ratio: percent(ratio) })]),
  ];
}
