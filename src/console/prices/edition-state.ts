import type { PriceTableEdition } from '../../engine/index.js';
import { standingEditions } from '../../price-tables/comparison/series-history.js';

export type EditionState = 'published' | 'corrected' | 'withdrawn';

/** What became of each edition of one table, newest start first; of one start, what was published last comes first. */
export function editionsWithState(
  editions: readonly PriceTableEdition[],
): readonly { readonly edition: PriceTableEdition; readonly state: EditionState }[] {
  const standing = new Set(standingEditions(editions));
  const stateOf = (edition: PriceTableEdition): EditionState =>
    edition.withdrawnAt !== undefined ? 'withdrawn' : standing.has(edition) ? 'published' : 'corrected';
  return [...editions]
    .sort((one, other) => (rank(one) < rank(other) ? 1 : -1))
    .map((edition) => ({ edition, state: stateOf(edition) }));
}

const rank = ({ validFrom, publishedAt }: PriceTableEdition): string => `${validFrom} ${Date.parse(publishedAt)}`;
