/** The trace of a carried price: which series, which two levels, and the factor that a reader can work out by hand. */
import type { TraceNode } from '../trace.js';
import type { FoundPrice } from '../worksheet.js';
import type { PriceCircumstances } from './price-circumstances.js';
import type { IndexLevel } from './roll-forward.js';
import { ruleClauses } from '../clauses.js';
import { formatPrice, pricePlaces } from '../exact/scales.js';
import { formatRatio, roundRatio } from '../exact/ratio.js';

/** Nothing for a price young enough. */
export function describeCarry(found: FoundPrice, circumstances: PriceCircumstances): readonly TraceNode[] {
  const { key, row, carry } = found;
  if (carry === null) return [];
  const { edition, order, maxAgeDays, references } = circumstances;
  const { rollForward, rule, carrier, ageDays, from, to, factor } = carry;
  return [
    {
      step: 'roll-forward',
      clause: ruleClauses.rollForward,
      inputs: {
        code: row.code,
        indexTable: rollForward.table,
        indexCode: carrier.indexCode,
        indexRegion: from.row.region,
        carrierBasis: carrier.basis,
        carrierClause: carrier.clause,
        carrierSource: carrier.source,
        ageDays,
        maxAgeDays: maxAgeDays.value,
        longestCarryDays: rule.longestCarryDays.value,
        fromDay: edition.validFrom,
        ...levelInputs('from', from),
        toDay: order.referenceDate,
        ...levelInputs('to', to),
        factorShown: formatPrice(roundRatio(factor, pricePlaces)),
      },
      uses: [
        key,
        `price:${from.row.rowId}`,
        `price:${to.row.rowId}`,
        ...[maxAgeDays, rule.longestCarryDays, rollForward.maxIndexAgeDays].map((each) => references.parameter(each)),
      ],
      result: formatRatio(factor),
      rounding: null,
    },
  ];
}

function levelInputs(end: 'from' | 'to', { row, edition }: IndexLevel): TraceNode['inputs'] {
  return {
    [`${end}IndexRowId`]: row.rowId,
    [`${end}ValidFrom`]: edition.validFrom,
    [`${end}Price`]: row.price,
    [`${end}Unit`]: row.unit,
    [`${end}TaxBasis`]: row.taxBasis,
    [`${end}TaxRate`]: row.taxRate ?? null,
  };
}
