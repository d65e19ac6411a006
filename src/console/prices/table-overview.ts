/** Every table someone may see, one line each: its newest standing edition and whether that grows too old. */
import type { PriceTableEdition, RegionCode, Standard, TableStatus } from '../../engine/index.js';
import { standingEditions } from '../../price-tables/comparison/series-history.js';
import type { PriceTableKind, PublishedEdition } from '../../price-tables/price-table-file.js';
import { tableAge, type TableAge } from './table-age.js';

export interface TableOverview {
  readonly tableId: string;
  readonly publisher: string;
  readonly title: string;
  readonly kind: PriceTableKind;
  readonly status: TableStatus;
  readonly regions: readonly RegionCode[];
  readonly isPrivate: boolean;
  /** The newest edition that is neither corrected nor withdrawn; null: every edition was withdrawn. */
  readonly newest: PriceTableEdition | null;
  /** null for official indices: no appraisal multiplies them, so the standard sets them no age. */
  readonly age: TableAge | null;
  readonly editionCount: number;
}

interface Circumstances {
  readonly standard: Standard;
  readonly today: string;
}

/** By kind as the sheets list them, then by id. */
export function overviewTables(
  published: readonly PublishedEdition[],
  circumstances: Circumstances,
): readonly TableOverview[] {
  const tableIds = [...new Set(published.map(({ edition }) => edition.tableId))];
  const kinds: readonly PriceTableKind[] = ['scrap', 'parts', 'services', 'index'];
  return tableIds
    .map((tableId) => published.filter(({ edition }) => edition.tableId === tableId))
    .map((editions) => overviewOf(editions, circumstances))
    .sort(
      (one, other) => kinds.indexOf(one.kind) - kinds.indexOf(other.kind) || (one.tableId < other.tableId ? -1 : 1),
    );
}

function overviewOf(published: readonly PublishedEdition[], { standard, today }: Circumstances): TableOverview {
  const editions = published.map(({ edition }) => edition);
  const newest = standingEditions(editions).at(-1) ?? null;
  const shown = newest ?? editions.at(-1);
  const [first] = published;
  if (shown === undefined || first === undefined) throw new Error('a table without editions is no table');
  const { tableId, publisher, title, status, regions } = shown;
  const { kind, privateTo } = first;
  const age = newest === null || kind === 'index' ? null : tableAge(newest.validFrom, today, standard.maxAgeDays[kind]);
  const isPrivate = privateTo !== null;
  return { tableId, publisher, title, kind, status, regions, isPrivate, newest, age, editionCount: editions.length };
}
