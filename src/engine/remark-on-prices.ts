/** What the findings say of the prices used, beside what was missing. */
import type { AppraisalOrder } from './order.js';
import type { PriceTableEdition } from './price-table.js';
import type { Finding } from './finding.js';
import type { FoundPrice } from './worksheet.js';
import { ruleClauses } from './clauses.js';
import { formatRatio } from './exact/ratio.js';

export interface UsedPrice {
  readonly found: FoundPrice;
  readonly edition: PriceTableEdition;
  /** Of the order's own price book. */
  readonly isPrivate: boolean;
}

const shared = { level: 'info', clause: ruleClauses.lookUp, componentId: null } as const;

export function remarkOnPrices(used: readonly UsedPrice[], { region, referenceDate }: AppraisalOrder): Finding[] {
  const demonstrations = used.filter(({ edition }) => edition.status === 'demonstration');
  const editionIds = new Set([
    ...demonstrations.map(({ edition }) => edition.editionId),
    ...used.flatMap(({ found }) => demonstrationIndexes(found)),
  ]);
  return [
    ...used.filter(({ found }) => found.isFallback).map(({ found }) => regionFallback(found, region)),
    ...used.filter(({ isPrivate }) => isPrivate).map(privatePriceBook),
    ...used.flatMap(({ found }) => rolledForward(found, referenceDate)),
    ...[...editionIds].map((editionId): Finding => ({ ...shared, code: 'demonstration-prices', data: { editionId } })),
  ];
}

function demonstrationIndexes({ carry }: FoundPrice): readonly string[] {
  const editions = carry === null ? [] : [carry.from.edition, carry.to.edition];
  return editions.filter(({ status }) => status === 'demonstration').map(({ editionId }) => editionId);
}

function regionFallback({ row }: FoundPrice, requestedRegion: string): Finding {
  return { ...shared, code: 'region-fallback', data: { rowId: row.rowId, region: row.region, requestedRegion } };
}

function privatePriceBook({ found, edition }: UsedPrice): Finding {
  const { editionId, publisher, title } = edition;
  return { ...shared, code: 'private-price-book', data: { rowId: found.row.rowId, editionId, publisher, title } };
}

function rolledForward({ row, carry }: FoundPrice, referenceDate: string): readonly Finding[] {
  if (carry === null) return [];
  const { carrier, ageDays, from, to, factor } = carry;
  const data = {
    rowId: row.rowId,
    ageDays,
    referenceDate,
    fromIndexRowId: from.row.rowId,
    toIndexRowId: to.row.rowId,
    factor: formatRatio(factor),
    basis: carrier.basis,
  };
  return [{ ...shared, level: 'warning', clause: carrier.clause, code: 'price-rolled-forward', data }];
}
