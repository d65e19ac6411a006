/** One row of a table through its editions: what history pages and charts show. */
import {
  compareInstants,
  type CalendarDay,
  type DecimalText,
  type Instant,
  type PriceTableEdition,
} from '../../engine/index.js';
import { keyOfRow, keyText, type PriceRowKey } from './row-key.js';

export interface SeriesPoint {
  readonly editionId: string;
  readonly validFrom: CalendarDay;
  readonly publishedAt: Instant;
  readonly price: DecimalText;
  readonly low: DecimalText | null;
  readonly high: DecimalText | null;
  readonly unit: string;
  readonly taxBasis: 'included' | 'excluded';
  /** A later edition of the same start, not withdrawn itself, replaced this one. */
  readonly isCorrected: boolean;
  readonly isWithdrawn: boolean;
}

/** In the order of their start, and of their publication among those with one start. */
export function seriesHistory(editions: readonly PriceTableEdition[], key: PriceRowKey): readonly SeriesPoint[] {
  const wanted = keyText(key);
  const replaced = replacedEditions(editions);
  return [...editions].sort(byStart).flatMap((edition) => {
    const row = edition.rows.find((one) => one.code === key.code && keyText(keyOfRow(one)) === wanted);
    if (row === undefined) return [];
    const { editionId, validFrom, publishedAt } = edition;
    const { price, low = null, high = null, unit, taxBasis } = row;
    const isWithdrawn = edition.withdrawnAt !== undefined;
    return [
      {
        ...{ editionId, validFrom, publishedAt, price, low, high, unit, taxBasis },
        ...{ isCorrected: replaced.has(editionId), isWithdrawn },
      },
    ];
  });
}

/** The editions that count today, oldest first: neither withdrawn nor replaced by a correction. */
export function standingEditions(editions: readonly PriceTableEdition[]): readonly PriceTableEdition[] {
  const replaced = replacedEditions(editions);
  return [...editions]
    .sort(byStart)
    .filter(({ editionId, withdrawnAt }) => withdrawnAt === undefined && !replaced.has(editionId));
}

/** A correction that stands replaces what it corrects, and what that corrected, and so on. */
function replacedEditions(editions: readonly PriceTableEdition[]): ReadonlySet<string> {
  const byId = new Map(editions.map((edition) => [edition.editionId, edition]));
  const replaced = new Set<string>();
  for (const { corrects, withdrawnAt } of editions) {
    if (withdrawnAt !== undefined) continue;
    for (let id = corrects; id !== undefined && !replaced.has(id); id = byId.get(id)?.corrects) replaced.add(id);
  }
  return replaced;
}

function byStart(one: PriceTableEdition, other: PriceTableEdition): number {
  if (one.validFrom !== other.validFrom) return one.validFrom < other.validFrom ? -1 : 1;
  return compareInstants(one.publishedAt, other.publishedAt);
}
