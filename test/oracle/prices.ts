/** Rules 3 and 10: which row, and what its price is on the order's terms. */
import { dayNumber, instantNumber } from './calendar.js';
import { Fraction } from './fraction.js';
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
}

/** A row with its three prices on the order's terms. */
export interface PricedRow extends FoundRow {
  readonly kind: Wanted['kind'];
  readonly central: Fraction;
  readonly low: Fraction;
  readonly high: Fraction;
}

function known(edition: EditionJson, question: Question): boolean {
  const { order, note } = question;
  const now = instantNumber(order.knownAt);
  const published = instantNumber(edition.publishedAt);
  if (edition.validFrom > order.referenceDate) {
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

function findInRegion(question: Question, wanted: Wanted, region: string): FoundRow | string {
  const { order, standard, note } = question;
  const edition = newest(
    question.editions.filter(
      (each) => each.tableId === standard.tables[wanted.kind] && each.regions.includes(region) && known(each, question),
    ),
  );
  if (!edition) return 'no edition';
  const row = edition.rows.find(
    (each) => each.code === wanted.code && (each.variant ?? null) === wanted.variant && each.region === region,
  );
  if (!row) return 'no row';
  const age = Fraction.int(dayNumber(order.referenceDate) - dayNumber(edition.validFrom));
  const limit = Fraction.of(standard.maxAgeDays[wanted.kind]!.value);
  if (age.isZero) note('edition of the reference date itself');
  if (age.equals(limit)) note('price exactly as old as allowed');
  if (age.above(limit)) return 'too old';
  if (edition.corrects) note('correction taken');
  return { row, edition, isFallback: region !== order.region };
}

export function findRow(question: Question, wanted: Wanted): FoundRow | null {
  const { order, standard, note } = question;
  const regions = [order.region, ...(standard.regionFallback[order.region] ?? [])];
  for (const [place, region] of regions.entries()) {
    const found = findInRegion(question, wanted, region);
    if (typeof found !== 'string') {
      if (place > 0) note(`fallback to region ${place}`);
      return found;
    }
    note(`${wanted.kind}: ${found}`);
  }
  return null;
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
  const { row, edition, isFallback, perUnit } = input;
  const convert = (price: string): Fraction =>
    onTerms(question, kind, {
      amount: Fraction.of(price).over(perUnit),
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
    central,
    low: row.low === undefined ? central : convert(row.low),
    high: row.high === undefined ? central : convert(row.high),
  };
}
