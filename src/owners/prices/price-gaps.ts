/** The days for which a table has no figure for one price although it prices the region: nothing is carried over them. */
import type { CalendarDay, PriceTableEdition } from '../../engine/index.js';
import { keyOfRow, keyText, type PriceRowKey } from '../../price-tables/comparison/row-key.js';
import { standingEditions } from '../../price-tables/comparison/series-history.js';

export interface PriceGap {
  readonly from: CalendarDay;
  /** The day on which there is a price again; null: there is none yet. */
  readonly until: CalendarDay | null;
}

/** In order of time, after the first edition that has the price. An older edition never answers where a newer is silent. */
export function priceGaps(editions: readonly PriceTableEdition[], key: PriceRowKey): readonly PriceGap[] {
  const wanted = keyText(key);
  const starts = standingEditions(editions)
    .filter(({ regions }) => regions.includes(key.region))
    .map(({ rows, validFrom }) => ({ validFrom, hasPrice: rows.some((row) => keyText(keyOfRow(row)) === wanted) }));
  const first = starts.findIndex(({ hasPrice }) => hasPrice);
  return starts.flatMap(({ validFrom, hasPrice }, index) => {
    const opens = first >= 0 && index > first && !hasPrice && starts[index - 1]?.hasPrice === true;
    if (!opens) return [];
    const next = starts.slice(index).find((later) => later.hasPrice);
    return [{ from: validFrom, until: next?.validFrom ?? null }];
  });
}
