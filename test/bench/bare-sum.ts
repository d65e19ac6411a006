/**
 * The rivals of the benchmark: the same total from the same strings, without range, sensitivity, findings or trace.
 * (a) bare BigInt with fixed scales, (b) decimal.js. Both read prices and rates once per appraisal, as the engine does.
 */
import { Decimal } from 'decimal.js';
import type { AppraisalOrder, PriceKind, PriceRow, RuleBook } from '../../src/engine/index.js';

/** Decimals as they stand in the strings of the benchmark, at a fixed scale. */
function scaled(text: string, places: number): bigint {
  const at = text.indexOf('.');
  if (at < 0) return BigInt(text) * 10n ** BigInt(places);
  return BigInt(text.slice(0, at) + text.slice(at + 1).padEnd(places, '0'));
}

/** Non-negative values only, as in this benchmark. */
function rounded(value: bigint, divisor: bigint): bigint {
  return (value + divisor / 2n) / divisor;
}

function rowsOf({ priceTables, standard }: RuleBook, kind: PriceKind): readonly PriceRow[] {
  return priceTables.filter(({ tableId }) => tableId === standard.tables[kind]).flatMap(({ rows }) => rows);
}

interface BarePrice {
  readonly price: bigint;
  readonly rate: bigint;
  readonly isMoved: boolean;
}

function barePrices(ruleBook: RuleBook): ReadonlyMap<string, BarePrice> {
  const entries = rowsOf(ruleBook, 'scrap').map(({ code, price, taxRate, deliveryBasis }): [string, BarePrice] => {
    const factor = 1000n * (10_000n + scaled(taxRate ?? '0', 4));
    const rate = scaled(recoveryRateOf(ruleBook, code), 4);
    return [code, { price: rounded(scaled(price, 2) * 100_000_000n, factor), rate, isMoved: isMoved(deliveryBasis) }];
  });
  return new Map(entries);
}

function recoveryRateOf({ standard }: RuleBook, code: string): string {
  return standard.materials[code]?.recoveryRate.value ?? '1';
}

function isMoved(deliveryBasis: string | undefined): boolean {
  return deliveryBasis !== 'picked-up';
}

function required<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('The benchmark order is complete');
  return value;
}

/** Total in fen. */
export function bareBigIntTotal({ components, terms, lift }: AppraisalOrder, ruleBook: RuleBook): bigint {
  const prices = barePrices(ruleBook);
  let [gross, moved] = [0n, 0n];
  for (const { quantity, mass, materials } of components) {
    const grams = rounded(scaled(quantity, 3) * scaled(required(mass?.kgPerUnit), 3), 1000n);
    for (const { material, share } of required(materials)) {
      const row = required(prices.get(material));
      const shareOfMass = grams * scaled(share, 4);
      gross += rounded(shareOfMass * row.rate * row.price, 10n ** 15n);
      if (row.isMoved) moved += shareOfMass;
    }
  }
  const rates = new Map(rowsOf(ruleBook, 'services').map(({ code, price }) => [code, scaled(price, 6)]));
  const dismantling = rounded(BigInt(lift.stops) * required(rates.get('dismantling')), 10_000n);
  const cutting = rounded(moved * required(rates.get('cutting')), 10n ** 14n);
  const distance = scaled(required(terms.haulDistanceKm), 3);
  const transport = rounded(moved * distance * required(rates.get('transport')), 10n ** 17n);
  return gross - dismantling - cutting - transport;
}

const Exact = Decimal.clone({ precision: 60, rounding: Decimal.ROUND_HALF_UP });

interface DecimalPrice {
  readonly price: Decimal;
  readonly rate: Decimal;
  readonly isMoved: boolean;
}

function decimalPrices(ruleBook: RuleBook): ReadonlyMap<string, DecimalPrice> {
  const entries = rowsOf(ruleBook, 'scrap').map(({ code, price, taxRate, deliveryBasis }): [string, DecimalPrice] => {
    const excluded = new Exact(price).div(1000).div(new Exact(1).plus(taxRate ?? '0'));
    const rate = new Exact(recoveryRateOf(ruleBook, code));
    return [code, { price: excluded.toDecimalPlaces(6), rate, isMoved: isMoved(deliveryBasis) }];
  });
  return new Map(entries);
}

/** Total in CNY with two decimals. */
export function decimalJsTotal({ components, terms, lift }: AppraisalOrder, ruleBook: RuleBook): string {
  const prices = decimalPrices(ruleBook);
  let [gross, moved] = [new Exact(0), new Exact(0)];
  for (const { quantity, mass, materials } of components) {
    const massKg = new Exact(quantity).times(required(mass?.kgPerUnit)).toDecimalPlaces(3);
    for (const { material, share } of required(materials)) {
      const row = required(prices.get(material));
      const shareOfMass = massKg.times(share);
      gross = gross.plus(shareOfMass.times(row.rate).times(row.price).toDecimalPlaces(2));
      if (row.isMoved) moved = moved.plus(shareOfMass);
    }
  }
  const rates = new Map(rowsOf(ruleBook, 'services').map(({ code, price }) => [code, new Exact(price)]));
  const tonnes = moved.div(1000);
  const cost = (quantity: Decimal, code: string): Decimal =>
    quantity.times(required(rates.get(code))).toDecimalPlaces(2);
  return gross
    .minus(cost(new Exact(lift.stops), 'dismantling'))
    .minus(cost(tonnes, 'cutting'))
    .minus(cost(tonnes.times(required(terms.haulDistanceKm)), 'transport'))
    .toFixed(2);
}
