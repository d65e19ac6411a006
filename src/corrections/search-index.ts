/**
 * The question the index of price rows is made for: who asked for one of these rows? Answered in stretches of the
 * index's numbers, so that nobody waits long for the database, and without reading an appraisal.
 */
import type { EntityManager } from 'typeorm';
import { priceRowKey } from '../appraisals/price-row-key.js';
import type { PriceChange } from './what-changed.js';

/** After `from`, up to and including `to`. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Which appraisals of a stretch count, beside having asked. */
export interface Concerned {
  /** Only those that know prices as of an instant before this one. */
  readonly knownBefore: string;
  /** For places: as of this instant or a later one; null: whenever. */
  readonly placesKnownFrom: string | null;
}

/** Statements stay readable for the database: more rows than this are asked for in turn. */
const keysAtOnce = 5000;

/** Stores what the stretch holds, each appraisal once; the number of those that were new. */
export async function touchStretch(
  manager: EntityManager,
  { sequence, change, concerned, stretch }: TouchedBy,
): Promise<number> {
  let touched = 0;
  for (const { keys, condition, parameters } of questionsOf(change, concerned)) {
    const before = await countTouches(manager, sequence, stretch);
    await manager.query(
      `INSERT INTO correction_touches (sequence, appraisal_n, organisation_id)
       SELECT ?, i.n, i.organisation_id FROM (${asked(keys)}) f JOIN indexed_appraisals i ON i.n = f.appraisal_n
        WHERE ${condition} ON CONFLICT DO NOTHING`,
      [sequence, stretch.from, stretch.to, ...parameters],
    );
    touched += (await countTouches(manager, sequence, stretch)) - before;
  }
  return touched;
}

export interface TouchedBy {
  readonly sequence: number;
  readonly change: PriceChange;
  readonly concerned: Concerned;
  readonly stretch: Stretch;
}

/** The numbers themselves, ascending, for those who store nothing. */
export async function numbersIn(
  manager: EntityManager,
  change: PriceChange,
  { concerned, stretch }: Pick<TouchedBy, 'concerned' | 'stretch'>,
): Promise<readonly number[]> {
  const numbers = new Set<number>();
  for (const { keys, condition, parameters } of questionsOf(change, concerned)) {
    const found = await manager.query<{ n: number }[]>(
      `SELECT i.n AS n FROM (${asked(keys)}) f JOIN indexed_appraisals i ON i.n = f.appraisal_n WHERE ${condition}`,
      [stretch.from, stretch.to, ...parameters],
    );
    for (const { n } of found) numbers.add(n);
  }
  return [...numbers].sort((one, other) => one - other);
}

interface Question {
  readonly keys: readonly number[];
  readonly condition: string;
  readonly parameters: readonly string[];
}

function questionsOf(change: PriceChange, { knownBefore, placesKnownFrom }: Concerned): readonly Question[] {
  const rows = inParts(change.rowIds).map((keys) => ({
    keys,
    condition: 'i.known_at < ?',
    parameters: [knownBefore],
  }));
  const since = placesKnownFrom === null ? [] : [placesKnownFrom];
  const places = inParts(change.placeIds).map((keys) => ({
    keys,
    condition: `i.known_at < ? AND i.reference_date >= ?${since.length > 0 ? ' AND i.known_at >= ?' : ''}`,
    parameters: [knownBefore, change.validFrom, ...since],
  }));
  return [...rows, ...places];
}

function inParts(ids: readonly string[]): readonly (readonly number[])[] {
  const keys = ids.map(priceRowKey);
  const count = Math.ceil(keys.length / keysAtOnce);
  return Array.from({ length: count }, (_, part) => keys.slice(part * keysAtOnce, (part + 1) * keysAtOnce));
}

/** Keys are numbers of our own making and stand in the statement: there may be more than parameters are allowed. */
const asked = (keys: readonly number[]): string =>
  `SELECT DISTINCT r.appraisal_n FROM appraisal_price_rows r
    WHERE r.row_key IN (${keys.join(',')}) AND r.appraisal_n > ? AND r.appraisal_n <= ?`;

async function countTouches(manager: EntityManager, sequence: number, { from, to }: Stretch): Promise<number> {
  const [row] = await manager.query<{ n: number | string }[]>(
    'SELECT COUNT(*) AS n FROM correction_touches WHERE sequence = ? AND appraisal_n > ? AND appraisal_n <= ?',
    [sequence, from, to],
  );
  return Number(row?.n ?? 0);
}
