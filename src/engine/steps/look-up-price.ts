/**
 * Rule 10, the as-of look-up: per region the newest edition in force on the reference date among those known by
 * `knownAt`; then the row. A missing row or an edition that is too old sends the question to the next region of the
 * fallback list, never to an older edition.
 */
import type { AppraisalOrder, CalendarDay, Instant, RegionCode } from '../order.js';
import type { Parameter, PriceKind, Standard } from '../standard.js';
import type { PriceRow, PriceTableEdition } from '../price-table.js';
import type { RuleBook } from '../appraisal.js';
import { compareInstants, daysBetween } from '../calendar.js';
import { compareDecimals, parseDecimal } from '../exact/decimal.js';
import { own } from '../own.js';
import { tablesFor } from './choose-tables.js';

export interface AsOf {
  readonly region: RegionCode;
  readonly referenceDate: CalendarDay;
  readonly knownAt: Instant;
}

export interface PriceQuestion extends AsOf {
  readonly kind: PriceKind;
  /** Material code, component type or service code. */
  readonly code: string;
  /** Parts only: the variant, exactly; without it only a row without variant answers. */
  readonly variant?: string;
}

export type PriceAnswer =
  | {
      readonly kind: 'found';
      readonly row: PriceRow;
      readonly edition: PriceTableEdition;
      /** Differs from `row.region` where a fallback region answered. */
      readonly requestedRegion: RegionCode;
      /** Ids of every edition picked on the way, the row's own last. */
      readonly consultedEditions: readonly string[];
    }
  | { readonly kind: 'missing'; readonly consultedEditions: readonly string[] };

/** The edition in force for a region, and whether it is still young enough to be used. */
export interface EditionInForce {
  readonly region: RegionCode;
  readonly edition: PriceTableEdition;
  readonly ageDays: number;
  readonly isTooOld: boolean;
}

/** Where to look: in each region the tables in their order, then the next region. */
export interface Search {
  readonly tableIds: readonly string[];
  readonly regionFallback: Standard['regionFallback'];
  readonly maxAge: Parameter;
}

export function lookUpPrice(question: PriceQuestion, ruleBook: RuleBook): PriceAnswer {
  return findRow(question, editionsInForce(question.kind, question, ruleBook));
}

/** What is in force for the region and then for each of its fallback regions, in that order. */
export function editionsInForce(
  kind: PriceKind,
  asOf: AsOf & Pick<AppraisalOrder, 'priceBooks'>,
  { standard, priceTables }: RuleBook,
): EditionInForce[] {
  const { regionFallback, maxAgeDays } = standard;
  const search = { tableIds: tablesFor(kind, asOf.priceBooks, standard), regionFallback, maxAge: maxAgeDays[kind] };
  return pickEditions(search, asOf, priceTables);
}

/** The same for any tables: the index levels of the roll-forward are picked no other way. */
export function pickEditions(
  { tableIds, regionFallback, maxAge }: Search,
  asOf: AsOf,
  priceTables: readonly PriceTableEdition[],
): EditionInForce[] {
  const maxAgeDays = parseDecimal(maxAge.value);
  return [asOf.region, ...(own(regionFallback, asOf.region) ?? [])].flatMap((region) =>
    tableIds.flatMap((tableId) => {
      const edition = newestInForce(newestFirst(tableId, region, priceTables), asOf);
      if (edition === null) return [];
      const ageDays = daysBetween(edition.validFrom, asOf.referenceDate);
      return [{ region, edition, ageDays, isTooOld: compareDecimals({ units: ageDays, scale: 0 }, maxAgeDays) > 0 }];
    }),
  );
}

/** The first row among editions in force; each edition is asked for the region it was picked for. */
export function findRow(
  question: Pick<PriceQuestion, 'code' | 'variant' | 'region'>,
  editions: readonly EditionInForce[],
): PriceAnswer {
  const consultedEditions: string[] = [];
  for (const inForce of editions) {
    const { edition } = inForce;
    consultedEditions.push(edition.editionId);
    const row = inForce.isTooOld ? undefined : rowIn(inForce, question);
    if (row) return { kind: 'found', row, edition, requestedRegion: question.region, consultedEditions };
  }
  return { kind: 'missing', consultedEditions };
}

/** The row of an edition for the region it was picked for, whatever its age. */
export function rowIn(
  { region, edition }: Pick<EditionInForce, 'region' | 'edition'>,
  { code, variant }: Pick<PriceQuestion, 'code' | 'variant'>,
): PriceRow | undefined {
  return rowsOf(edition).get(rowKey(code, variant, region));
}

function newestInForce(editions: readonly PriceTableEdition[], asOf: AsOf): PriceTableEdition | null {
  for (let place = placeOfFirstBegun(editions, asOf.referenceDate); place < editions.length; place++) {
    const edition = editions[place];
    if (edition !== undefined && isKnown(edition, asOf)) return edition;
  }
  return null;
}

/** Newest first, so what has not begun stands in front: passed by halving. */
function placeOfFirstBegun(editions: readonly PriceTableEdition[], referenceDate: CalendarDay): number {
  let [low, high] = [0, editions.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const edition = editions[middle];
    if (edition !== undefined && edition.validFrom > referenceDate) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isKnown(edition: PriceTableEdition, { knownAt }: AsOf): boolean {
  if (compareInstants(edition.publishedAt, knownAt) > 0) return false;
  return edition.withdrawnAt === undefined || compareInstants(edition.withdrawnAt, knownAt) > 0;
}

/** Lists of editions are immutable: what a table holds for a region is put in order once per list. */
const editionIndexes = new WeakMap<readonly PriceTableEdition[], Map<string, readonly PriceTableEdition[]>>();

function newestFirst(
  tableId: string,
  region: RegionCode,
  priceTables: readonly PriceTableEdition[],
): readonly PriceTableEdition[] {
  const index = editionIndexes.get(priceTables) ?? new Map<string, readonly PriceTableEdition[]>();
  editionIndexes.set(priceTables, index);
  const key = JSON.stringify([tableId, region]);
  const known = index.get(key);
  if (known) return known;
  const editions = priceTables
    .filter((edition) => edition.tableId === tableId && edition.regions.includes(region))
    .sort((one, other) => Number(isNewer(other, one)) - Number(isNewer(one, other)));
  index.set(key, editions);
  return editions;
}

/** By start, then by publication; the id settles what no publisher should do, so that the answer never depends on order. */
function isNewer(edition: PriceTableEdition, other: PriceTableEdition): boolean {
  if (edition.validFrom !== other.validFrom) return edition.validFrom > other.validFrom;
  const published = compareInstants(edition.publishedAt, other.publishedAt);
  return published === 0 ? edition.editionId > other.editionId : published > 0;
}

/** Editions are immutable, so their rows are indexed once. */
const rowIndexes = new WeakMap<PriceTableEdition, ReadonlyMap<string, PriceRow>>();

function rowsOf(edition: PriceTableEdition): ReadonlyMap<string, PriceRow> {
  const known = rowIndexes.get(edition);
  if (known) return known;
  const index = new Map(edition.rows.map((row) => [rowKey(row.code, row.variant, row.region), row]));
  rowIndexes.set(edition, index);
  return index;
}

function rowKey(code: string, variant: string | undefined, region: RegionCode): string {
  return JSON.stringify([code, variant ?? null, region]);
}
