/** Rule 10: which edition of a table counts for a region on a day, by what was known then. */
import { instantNumber } from './calendar.js';
import type { Fraction } from './fraction.js';
import type { EditionJson, OrderJson, RowJson, StandardJson } from './shapes.js';

export type Note = (branch: string) => void;

/** Everything an appraisal is made from; `note` is told of every branch taken. */
export interface Question {
  readonly order: OrderJson;
  readonly standard: StandardJson;
  readonly editions: readonly EditionJson[];
  readonly note: Note;
}

export interface Wanted {
  readonly kind: 'scrap' | 'parts' | 'services';
  readonly code: string;
  readonly variant: string | null;
}

export interface FoundRow {
  readonly row: RowJson;
  readonly edition: EditionJson;
  readonly isFallback: boolean;
  /** null: young enough. */
  readonly carried: Carried | null;
}

export interface Carried {
  readonly ageDays: number;
  readonly from: Level;
  readonly to: Level;
  readonly factor: Fraction;
}

export interface Level {
  readonly row: RowJson;
  readonly edition: EditionJson;
}

/** Where and for which day an edition is sought. */
export interface Spot {
  readonly table: string;
  readonly region: string;
  readonly day: string;
}

function known(edition: EditionJson, { order, note }: Question, day: string): boolean {
  const now = instantNumber(order.knownAt);
  const published = instantNumber(edition.publishedAt);
  if (edition.validFrom > day) {
    note('edition not yet valid');
    return false;
  }
  if (published > now) {
    note(edition.corrects ? 'correction not yet known' : 'edition not yet known');
    return false;
  }
  if (published === now) note('edition published at the instant of knownAt');
  if (edition.withdrawnAt !== undefined) {
    const withdrawn = instantNumber(edition.withdrawnAt);
    if (withdrawn === now) note('edition withdrawn at the instant of knownAt');
    note(withdrawn <= now ? 'edition withdrawn' : 'withdrawal not yet known');
    return withdrawn > now;
  }
  return true;
}

function newest(candidates: readonly EditionJson[]): EditionJson | undefined {
  return [...candidates].sort((a, b) => {
    if (a.validFrom !== b.validFrom) return a.validFrom > b.validFrom ? -1 : 1;
    return instantNumber(a.publishedAt) > instantNumber(b.publishedAt) ? -1 : 1;
  })[0];
}

export function editionAt(question: Question, { table, region, day }: Spot): EditionJson | undefined {
  return newest(
    question.editions.filter(
      (each) => each.tableId === table && each.regions.includes(region) && known(each, question, day),
    ),
  );
}

export function rowAt(edition: EditionJson, wanted: Pick<Wanted, 'code' | 'variant'>, region: string) {
  return edition.rows.find(
    (each) => each.code === wanted.code && (each.variant ?? null) === wanted.variant && each.region === region,
  );
}

export function regionsFrom({ standard }: Question, region: string): readonly string[] {
  return [region, ...(standard.regionFallback[region] ?? [])];
}

/** The firm's own book, where the order names one, then the table of the standard. */
export function tablesOf({ order, standard }: Question, kind: Wanted['kind']): readonly string[] {
  const book = order.priceBooks?.[kind];
  return book === undefined ? [standard.tables[kind]!] : [book, standard.tables[kind]!];
}
