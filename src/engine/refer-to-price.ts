/** What the references keep of a price used, and of the index levels that carried it. */
import type { AppraisalOrder } from './order.js';
import type { PriceRow, PriceTableEdition } from './price-table.js';
import type { References } from './references.js';
import type { Reference } from './trace.js';
import type { UsedPrice } from './remark-on-prices.js';

type PriceReference = Extract<Reference, { kind: 'price' }>;

export function referToPrice(used: UsedPrice, order: AppraisalOrder, references: References): void {
  const { found, edition, isPrivate } = used;
  const { publisher, title } = edition;
  references.price(found.key, {
    ...referenceOf(found.row, edition, order),
    ...(isPrivate ? { privateBook: { publisher, title } } : {}),
  });
  if (found.carry === null) return;
  const { from, to } = found.carry;
  for (const level of [from, to]) {
    const { grade } = level.row;
    const reference = { ...referenceOf(level.row, level.edition, order), ...(grade === undefined ? {} : { grade }) };
    references.index(`price:${level.row.rowId}`, reference, found.row.rowId);
  }
}

function referenceOf(row: PriceRow, edition: PriceTableEdition, order: AppraisalOrder): PriceReference {
  return {
    kind: 'price',
    editionId: edition.editionId,
    value: row.price,
    unit: row.unit,
    taxBasis: row.taxBasis,
    taxRate: row.taxRate ?? null,
    region: row.region,
    requestedRegion: order.region,
    deliveryBasis: row.deliveryBasis ?? null,
    validFrom: edition.validFrom,
    status: edition.status,
    source: row.source,
  };
}
