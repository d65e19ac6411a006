/** Rule 9: the offers of recyclers beside the net scrap value. It never changes the value. */
import { Fraction } from './fraction.js';
import { onTerms, taxed } from './prices.js';
import type { Question } from './price-editions.js';
import type { FindingJson } from './shapes.js';

export function warn(code: string): FindingJson {
  return { code, level: 'warning', componentId: null, data: {} };
}

export interface SecondMethodAnswer {
  readonly json: Readonly<Record<string, unknown>> | null;
  readonly findings: readonly FindingJson[];
}

export function secondMethod(question: Question, net: Fraction): SecondMethodAnswer {
  const { order, note } = question;
  if (order.offers === undefined || order.offers.length === 0) {
    note(order.offers ? 'empty list of offers' : 'no offers');
    return { json: null, findings: [] };
  }
  const offers = order.offers.map((offer) => onTerms(question, 'scrap', taxed(offer)));
  const exactMean = Fraction.sum(offers).over(Fraction.int(offers.length));
  if (exactMean.isTieAt(2)) note('tie at the mean of the offers');
  const mean = exactMean.round(2);
  const difference = net.minus(mean).round(2);
  const ratios = mean.isZero ? { spread: null, ratio: null } : ratiosOf(offers, { mean, difference });
  return {
    json: {
      offers: offers.map((offer) => offer.fixed(6)),
      mean: mean.fixed(2),
      spread: ratios.spread?.fixed(4) ?? null,
      difference: difference.fixed(2),
      ratio: ratios.ratio?.fixed(4) ?? null,
    },
    findings: warnings(question, { count: offers.length, mean, ratio: ratios.ratio }),
  };
}

function ratiosOf(offers: readonly Fraction[], { mean, difference }: { mean: Fraction; difference: Fraction }) {
  const [first = Fraction.zero, ...others] = offers;
  const width = Fraction.max(first, ...others).minus(Fraction.min(first, ...others));
  return { spread: width.over(mean.abs()).round(4), ratio: difference.abs().over(mean.abs()).round(4) };
}

function warnings(
  { standard, note }: Question,
  { count, mean, ratio }: { count: number; mean: Fraction; ratio: Fraction | null },
): FindingJson[] {
  const limit = Fraction.of(standard.limits.reconciliationRatio.value);
  if (mean.isZero) note('mean of the offers is 0');
  if (mean.isNegative) note('mean of the offers is negative');
  if (ratio?.equals(limit)) note('ratio exactly at its limit');
  const findings: FindingJson[] = [];
  const enough = Fraction.of(standard.limits.minimumOffers.value);
  if (enough.above(Fraction.int(count))) findings.push(warn('offers-too-few'));
  if (ratio === null || ratio.above(limit)) findings.push(warn('offers-differ'));
  else note('offers agree');
  return findings;
}
