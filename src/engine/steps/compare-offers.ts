/** Rule 9: recyclers' lump-sum offers against the net scrap value, on the order's terms. They never change the value. */
import type { AppraisalOrder, Offer } from '../order.js';
import type { SecondMethod } from '../appraisal.js';
import type { Standard } from '../standard.js';
import type { Finding } from '../finding.js';
import type { TraceNode } from '../trace.js';
import type { References } from '../references.js';
import { compareDecimals, parseDecimal } from '../exact/decimal.js';
import { halfAwayFromZero } from '../exact/half-away-from-zero.js';
import { absolute, larger, minus, powerOfTen, smaller, sumOf, times } from '../exact/integer.js';
import type { Int } from '../exact/integer.js';
import { formatMoney, formatPrice, formatRate, moneyPlaces, pricePlaces, ratePlaces } from '../exact/scales.js';
import type { Fen, MicroPrice } from '../exact/scales.js';
import { ruleClauses } from '../clauses.js';
import { priceOnTerms } from './find-price.js';

export interface ComparedOffers {
  readonly secondMethod: SecondMethod | null;
  readonly findings: readonly Finding[];
  readonly nodes: readonly TraceNode[];
}

interface Sources {
  readonly standard: Standard;
  readonly references: References;
}

export function compareOffers(order: AppraisalOrder, net: Fen, sources: Sources): ComparedOffers {
  const offers = order.offers ?? [];
  if (offers.length === 0) return { secondMethod: null, findings: [], nodes: [] };
  const isTaxed = order.terms.taxBasis === 'included';
  const added = isTaxed ? sources.standard.taxRates.scrap : null;
  const converted = offers.map((offer) => {
    const { amount: price, taxBasis, rate: taxRate } = offer;
    return { offer, price: priceOnTerms({ price, taxBasis, taxRate, divisor: 1 }, added?.value ?? null) };
  });
  const prices = converted.map(({ price }) => price);
  const secondMethod = compare(prices, net);
  const uses = added === null ? [] : [sources.references.parameter(added)];
  return {
    secondMethod,
    findings: [...tooFew(offers.length, sources.standard), ...tooDifferent(secondMethod, sources.standard)],
    nodes: [
      ...converted.map(({ offer, price }) => offerNode(offer, formatPrice(price), { order, uses, added })),
      ...comparisonNodes(secondMethod, net),
    ],
  };
}

function compare(offers: readonly MicroPrice[], net: Fen): SecondMethod {
  const finer = powerOfTen(pricePlaces - moneyPlaces);
  const mean = halfAwayFromZero(sumOf(offers), times(offers.length, finer));
  const difference = minus(net, mean);
  const widest = minus(offers.reduce(larger), offers.reduce(smaller));
  const ratioOf = (over: Int, under: Int): string =>
    formatRate(halfAwayFromZero(times(over, powerOfTen(ratePlaces)), under));
  return {
    offers: offers.map(formatPrice),
    mean: formatMoney(mean),
    spread: mean === 0 ? null : ratioOf(widest, times(absolute(mean), finer)),
    difference: formatMoney(difference),
    ratio: mean === 0 ? null : ratioOf(absolute(difference), absolute(mean)),
  };
}

function tooFew(count: number, { limits: { minimumOffers } }: Standard): readonly Finding[] {
  if (compareDecimals({ units: count, scale: 0 }, parseDecimal(minimumOffers.value)) >= 0) return [];
  return [warning('offers-too-few', minimumOffers.clause, { offers: count, minimum: minimumOffers.value })];
}

function tooDifferent(
  { mean, difference, ratio }: SecondMethod,
  { limits: { reconciliationRatio } }: Standard,
): readonly Finding[] {
  const limit = parseDecimal(reconciliationRatio.value);
  if (ratio !== null && compareDecimals(parseDecimal(ratio), limit) <= 0) return [];
  const limitText = reconciliationRatio.value;
  return [warning('offers-differ', reconciliationRatio.clause, { mean, difference, ratio, limit: limitText })];
}

function warning(code: Finding['code'], clause: string, facts: Finding['data']): Finding {
  return { code, level: 'warning', clause, componentId: null, data: facts };
}

function offerNode(
  offer: Offer,
  result: string,
  {
    order,
    uses,
    added,
  }: { readonly order: AppraisalOrder; readonly uses: readonly string[]; readonly added: { value: string } | null },
): TraceNode {
  return {
    step: 'compare-offers',
    clause: ruleClauses.price,
    inputs: {
      offer: offer.amount,
      source: offer.source,
      taxBasis: offer.taxBasis,
      taxRate: offer.rate ?? null,
      taxBasisWanted: order.terms.taxBasis,
      taxRateWanted: added?.value ?? null,
    },
    uses,
    result,
    rounding: 'round6',
  };
}

function comparisonNodes({ offers, mean, spread, difference, ratio }: SecondMethod, net: Fen): readonly TraceNode[] {
  const shared = { step: 'compare-offers', clause: ruleClauses.secondMethod, uses: [] } as const;
  const nodes: TraceNode[] = [
    { ...shared, inputs: { amount: 'mean', offers }, result: mean, rounding: 'round2' },
    {
      ...shared,
      inputs: { amount: 'difference', net: formatMoney(net), mean },
      result: difference,
      rounding: 'round2',
    },
  ];
  if (spread !== null) {
    nodes.push({ ...shared, inputs: { amount: 'spread', offers, mean }, result: spread, rounding: 'round4' });
  }
  if (ratio !== null) {
    nodes.push({ ...shared, inputs: { amount: 'ratio', difference, mean }, result: ratio, rounding: 'round4' });
  }
  return nodes;
}
