/** The trace of one price: how its row was found (rule 10) and how it came to the order's terms (rule 3). */
import type { TraceNode } from '../trace.js';
import type { FoundPrice } from '../worksheet.js';
import { daysBetween } from '../calendar.js';
import { ruleClauses } from '../clauses.js';
import { formatRatio } from '../exact/ratio.js';
import { formatPrice } from '../exact/scales.js';
import { describeCarry } from './describe-carry.js';
import { containedRate } from './find-price.js';
import type { PriceCircumstances } from './price-circumstances.js';

export function describePriceSteps(found: FoundPrice, circumstances: PriceCircumstances): readonly TraceNode[] {
  const { row, prices } = found;
  const convert = conversionNode(found, circumstances);
  const nodes = [
    lookUpNode(found, circumstances),
    ...describeCarry(found, circumstances),
    convert('central', row.price, formatPrice(prices[0])),
  ];
  if (row.low === undefined || row.high === undefined) return nodes;
  return [...nodes, convert('low', row.low, formatPrice(prices[1])), convert('high', row.high, formatPrice(prices[2]))];
}

function lookUpNode({ key, row }: FoundPrice, circumstances: PriceCircumstances): TraceNode {
  const { kind, order, edition, maxAgeDays, references } = circumstances;
  return {
    step: 'find-price',
    clause: ruleClauses.lookUp,
    inputs: {
      table: kind,
      code: row.code,
      variant: row.variant ?? null,
      requestedRegion: order.region,
      region: row.region,
      referenceDate: order.referenceDate,
      knownAt: order.knownAt,
      validFrom: edition.validFrom,
      ageDays: daysBetween(edition.validFrom, order.referenceDate),
    },
    uses: [key, references.parameter(maxAgeDays)],
    result: row.rowId,
    rounding: null,
  };
}

function conversionNode(
  { key, row, carry }: FoundPrice,
  { kind, order, taxRate: rate, references }: PriceCircumstances,
): (run: string, price: string, result: string) => TraceNode {
  const isTaxed = order.terms.taxBasis === 'included';
  const uses = isTaxed ? [key, references.parameter(rate)] : [key];
  const taxRate = containedRate(row);
  const unitWanted = kind === 'scrap' ? 'kg' : row.unit;
  const taxRateWanted = isTaxed ? rate.value : null;
  return (run, price, result) => ({
    step: 'find-price',
    clause: ruleClauses.price,
    inputs: {
      run,
      price,
      unit: row.unit,
      unitWanted,
      taxBasis: row.taxBasis,
      taxRate,
      taxBasisWanted: order.terms.taxBasis,
      taxRateWanted,
      ...(carry === null ? {} : { carriedBy: formatRatio(carry.factor) }),
    },
    uses,
    result,
    rounding: 'round6',
  });
}
