/** What became of the editions of a table: which count today, which were corrected or withdrawn. Pure. */
import { compareInstants, type CalendarDay, type PriceTableEdition } from '../../engine/index.js';
import { standingEditions } from '../../price-tables/comparison/series-history.js';
import type { PublishedEdition } from '../../price-tables/price-table-file.js';
import type { PublicTable } from './public-tables.js';

export type EditionState = 'current' | 'coming' | 'past' | 'corrected' | 'withdrawn';

export interface EditionOnRecord {
  readonly published: PublishedEdition;
  readonly state: EditionState;
  /** The edition that corrects this one, if there is one. */
  readonly correctedBy: string | null;
  readonly withdrawalReason: string | null;
  /** When what is said here last became known. */
  readonly changedAt: string;
}

/** Newest start first; of one start, what was published last comes first. */
export function historyOf(table: PublicTable, today: CalendarDay): readonly EditionOnRecord[] {
  const editions = table.editions.map(({ edition }) => edition);
  const standing = standingEditions(editions);
  const current = currentOf(standing, today);
  return [...table.editions]
    .sort((one, other) => byStart(other.edition, one.edition))
    .map((published) => {
      const { edition } = published;
      const corrections = editions.filter(({ corrects }) => corrects === edition.editionId);
      return {
        published,
        state: stateOf(edition, { standing, current, today }),
        correctedBy: corrections.sort(byStart).at(-1)?.editionId ?? null,
        withdrawalReason: table.withdrawalReasons.get(edition.editionId) ?? null,
        changedAt: latest([edition.publishedAt, edition.withdrawnAt, ...corrections.map((one) => one.publishedAt)]),
      };
    });
}

/** The newest standing edition of each region: an edition follows another for its own regions only. */
function currentOf(standing: readonly PriceTableEdition[], today: CalendarDay): ReadonlySet<PriceTableEdition> {
  const byRegion = new Map<string, PriceTableEdition>();
  for (const edition of standing) {
    if (edition.validFrom <= today) for (const region of edition.regions) byRegion.set(region, edition);
  }
  return new Set(byRegion.values());
}

interface Standing {
  readonly standing: readonly PriceTableEdition[];
  readonly current: ReadonlySet<PriceTableEdition>;
  readonly today: CalendarDay;
}

function stateOf(edition: PriceTableEdition, { standing, current, today }: Standing): EditionState {
  if (edition.withdrawnAt !== undefined) return 'withdrawn';
  if (!standing.includes(edition)) return 'corrected';
  if (current.has(edition)) return 'current';
  return edition.validFrom > today ? 'coming' : 'past';
}

function byStart(one: PriceTableEdition, other: PriceTableEdition): number {
  if (one.validFrom !== other.validFrom) return one.validFrom < other.validFrom ? -1 : 1;
  return compareInstants(one.publishedAt, other.publishedAt);
}

export function latest(instants: readonly (string | undefined)[]): string {
  const known = instants.filter((one) => one !== undefined);
  return known.reduce((last, one) => (compareInstants(one, last) > 0 ? one : last), known[0] ?? '1970-01-01T00:00:00Z');
}

/** What stands for the table as a whole: its current edition, or else the newest it has. */
export function faceOf(history: readonly EditionOnRecord[]): EditionOnRecord | undefined {
  return history.find(({ state }) => state === 'current') ?? history[0];
}
