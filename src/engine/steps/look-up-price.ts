/**
 * Rule 10, the as-of look-up: per region the newest edition in force on the reference date among those known by
 * `knownAt`; then the row. A missing row or an edition that is too old sends the question to the next region of the
 * fallback list, never to an older edition.
 */
import type { CalendarDay, Instant, RegionCode } from '../order.js';
import type { PriceKind } from '../standard.js';
import type { PriceRow, PriceTableEdition } from '../price-table.js';
import type { RuleBook } from '../appraisal.js';
import { compareInstants, daysBetween } from '../calendar.js';
import { compareDecimals, parseDecimal } from '../exact/decimal.js';
import { own } from '../own.js';

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
  readonly isTooOld: boolean;
}

export function lookUpPrice(question: PriceQuestion, ruleBook: RuleBook): PriceAnswer {
  return findRow(question, editionsInForce(question.kind, question, ruleBook));
}

/** What is in force for the region and then for each of its fallback regions, in that order. */
export function editionsInForce(kind: PriceKind, asOf: AsOf, { standard, priceTables }: RuleBook): EditionInForce[] {
  const maxAgeDays = parseDecimal(standard.maxAgeDays[kind].value);
  return [asOf.region, ...(own(standard.regionFallback, asOf.region) ?? [])].flatMap((region) => {
    const edition = newestInForce(newestFirst(standard.tables[kind], region, priceTables), asOf);
    if (edition === null) return [];
    const age = { units: daysBetween(edition.validFrom, asOf.referenceDate), scale: 0 };
    return [{ region, edition, isTooOld: compareDecimals(age, maxAgeDays) > 0 }];
  });
}

/** The first row among editions in force; each edition is asked for the region it was picked for. */
export function findRow(
  question: Pick<PriceQuestion, 'code' | 'variant' | 'region'>,
  editions: readonly EditionInForce[],
): PriceAnswer {
  const consultedEditions: string[] = [];
  for (const { region, edition, isTooOld } of editions) {
    consultedEditions.push(edition.editionId);
    const row = isTooOld ? undefined : rowsOf(edition).get(rowKey(question.code, question.variant, region));
    if (row) return { kind: 'found', row, edition, requestedRegion: question.region, consultedEditions };
  }
  return { kind: 'missing', consultedEditions };
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
