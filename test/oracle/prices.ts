/** Rules 3 and 10: which row, and what its price is on the order's terms. */
import { dayNumber } from './calendar.js';
import { Fraction } from './fraction.js';
import { editionAt, regionsFrom, rowAt, tablesOf } from './price-editions.js';
import type { FoundRow, Question, Spot, Wanted } from './price-editions.js';
import { carry } from './roll-forward.js';
import type { TaxedJson } from './shapes.js';

/** A row with its three prices on the order's terms. */
export interface PricedRow extends FoundRow {
  readonly kind: Wanted['kind'];
  readonly central: Fraction;
  readonly low: Fraction;
  readonly high: Fraction;
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
