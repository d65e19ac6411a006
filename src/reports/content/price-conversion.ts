/** 换算: from the published price to the one used, step by step for a hand calculator. */
import type { TraceNode } from '../../engine/index.js';
import type { ReportScope } from './report-scope.js';
import { carriedPrices } from './carried-prices.js';
import { withoutTrailingZeros } from './format.js';
import type { UsedPrice } from './used-prices.js';

/** What a published price is multiplied and divided by: × 31841/32000 ÷ 1000 ÷ (1 + 0.13); empty for nothing. */
export function conversionOf(scope: ReportScope, price: UsedPrice): string {
  const { row: published, converted } = price;
  if (!converted) return '';
  const carried = carriedPrices(scope).find(({ rowId }) => rowId === price.rowId);
  const factors = [
    ...(carried ? [`× ${carried.factor}`] : []),
    ...(published.unit === 't' && converted.unit === 'kg' ? ['÷ 1000'] : []),
  ].join(' ');
  const [taken, put] = [taxTakenOff(price), taxPutOn(scope, price)];
  if (taken !== null && taken === put) return sameRate(scope, factors);
  return [factors, taxFactors(taken, put)].filter((part) => part !== '').join(' ');
}

const taxFactors = (taken: string | null, put: string | null): string =>
  [...(taken === null ? [] : [`÷ (1 + ${taken})`]), ...(put === null ? [] : [`× (1 + ${put})`])].join(' ');

/** Of an amount the order itself states, by the inputs of its trace; empty where nothing changes it. */
export function taxConversion({ taxBasis, taxRate, taxRateWanted }: TraceNode['inputs']): string {
  const taken = taxBasis === 'included' && typeof taxRate === 'string' ? withoutTrailingZeros(taxRate) : null;
  const put = typeof taxRateWanted === 'string' ? withoutTrailingZeros(taxRateWanted) : null;
  return taken === put ? '' : taxFactors(taken, put);
}

function taxTakenOff({ row }: UsedPrice): string | null {
  return row.taxBasis === 'included' ? withoutTrailingZeros(row.taxRate ?? '') : null;
}

function taxPutOn({ appraisal, standard }: ReportScope, { kind }: UsedPrice): string | null {
  if (appraisal.taxBasis !== 'included' || kind === 'index') return null;
  return withoutTrailingZeros(standard.taxRates[kind].value);
}

/** Two rates that are equal cancel each other exactly, since nothing is rounded between them. */
function sameRate({ text }: ReportScope, factors: string): string {
  return factors === '' ? text('prices.only-same-rate') : `${factors}${text('prices.same-rate')}`;
}

/** The published low and high of every row that states them, by row. */
export function publishedRanges({
  appraisal,
}: Pick<ReportScope, 'appraisal'>): ReadonlyMap<string, { readonly low: string; readonly high: string }> {
  const ranges = new Map<string, { low: string; high: string }>();
  for (const { step, inputs, uses } of appraisal.trace) {
    const { run, price } = inputs;
    if (step !== 'find-price' || typeof price !== 'string' || (run !== 'low' && run !== 'high')) continue;
    const rowId = (uses[0] ?? '').slice('price:'.length);
    ranges.set(rowId, { ...(ranges.get(rowId) ?? { low: price, high: price }), [run]: price });
  }
  return ranges;
}
