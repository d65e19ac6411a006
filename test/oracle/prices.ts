/** Rules 3 and 10: which row, and what its price is on the order's terms. */
import { dayNumber, instantNumber } from './calendar.js';
import { Fraction } from './fraction.js';
import { carry } from './roll-forward.js';
import type { Carried } from './roll-forward.js';
import type { EditionJson, OrderJson, RowJson, StandardJson, TaxedJson } from './shapes.js';

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

/** A row with its three prices on the order's terms. */
export interface PricedRow extends FoundRow {
  readonly kind: Wanted['kind'];
  readonly central: Fraction;
  readonly low: Fraction;
  readonly high: Fraction;
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

function findInTable(question: Question, wanted: Wanted, { table, region, day }: Spot): FoundRow | string {
  const { order, standard, note } = question;
  const edition = editionAt(question, { table, region, day });
  if (!edition) return 'no edition';
  const row = rowAt(edition, wanted, region);
  if (!row) return 'no row';
  const age = Fraction.int(dayNumber(order.referenceDate) - dayNumber(edition.validFrom));
  const limit = Fraction.of(standard.maxAgeDays[wanted.kind]!.value);
  if (age.isZero) note('edition of the reference date itself');
  if (age.equals(limit)) note('price exactly as old as allowed');
  if (age.above(limit)) return 'too old';
  if (edition.corrects) note('correction taken');
  return { row, edition, isFallback: region !== order.region, carried: null };
}

export function regionsFrom({ standard }: Question, region: string): readonly string[] {
  return [region, ...(standard.regionFallback[region] ?? [])];
}

/** The firm's own book, where the order names one, then the table of the standard. */
export function tablesOf({ order, standard }: Question, kind: Wanted['kind']): readonly string[] {
  const book = order.priceBooks?.[kind];
  return book === undefined ? [standard.tables[kind]!] : [book, standard.tables[kind]!];
}

export function findRow(question: Question, wanted: Wanted): FoundRow | null {
  const { order, standard, note } = question;
  for (const [place, region] of regionsFrom(question, order.region).entries()) {
    for (const table of tablesOf(question, wanted.kind)) {
      const found = findInTable(question, wanted, { table, region, day: order.referenceDate });
      const isBook = table !== standard.tables[wanted.kind];
      if (typeof found !== 'string') {
        if (place > 0) note(`fallback to region ${place}`);
        if (isBook) note(place > 0 ? 'private book of another region' : 'private book');
        return found;
      }
      note(isBook ? `private book: ${found}` : `${wanted.kind}: ${found}`);
    }
  }
  return carry(question, wanted);
}

/** From the price as it stands to the order's terms, rounded once at the end. */
export function onTerms(question: Question, kind: Wanted['kind'], price: TaxedPrice): Fraction {
  const { order, standard, note } = question;
  note(`tax ${price.taxBasis} → ${order.terms.taxBasis}`);
  const one = Fraction.one;
  const excluded =
    price.taxBasis === 'included' ? price.amount.over(one.plus(Fraction.of(price.rate ?? '0'))) : price.amount;
  const stated =
    order.terms.taxBasis === 'included'
      ? excluded.times(one.plus(Fraction.of(standard.taxRates[kind]!.value)))
      : excluded;
  if (stated.isTieAt(6)) note('tie at a unit price');
  return stated.round(6);
}

export interface TaxedPrice {
  readonly amount: Fraction;
  readonly taxBasis: string;
  readonly rate?: string;
}

export function taxed(price: TaxedJson): TaxedPrice {
  return { amount: Fraction.of(price.amount), taxBasis: price.taxBasis, rate: price.rate };
}

/** `perUnit`: what the printed price is divided by, 1000 for a scrap price per tonne. */
export function priced(question: Question, kind: Wanted['kind'], input: FoundRow & { perUnit: Fraction }): PricedRow {
  const { row, edition, isFallback, carried, perUnit } = input;
  const factor = carried?.factor ?? Fraction.one;
  const convert = (price: string): Fraction =>
    onTerms(question, kind, {
      amount: Fraction.of(price).over(perUnit).times(factor),
      taxBasis: row.taxBasis,
      rate: row.taxRate,
    });
  question.note(row.low === undefined ? 'price without low and high' : 'price with low and high');
  const central = convert(row.price);
  return {
    kind,
    row,
    edition,
    isFallback,
    carried,
    central,
    low: row.low === undefined ? central : convert(row.low),
    high: row.high === undefined ? central : convert(row.high),
  };
}
