/**
 * Rule 3, the price path: price of the row → per kg → excluded (÷ (1 + the row's rate)) → included (× (1 + the
 * edition's rate)) where the order's terms say so → round6, once. A carried price takes its factor on the way.
 */
import type { DecimalText, TaxBasis } from '../order.js';
import type { Decimal } from '../exact/decimal.js';
import { addDecimals, one, parseDecimal } from '../exact/decimal.js';
import { halfAwayFromZero } from '../exact/half-away-from-zero.js';
import { powerOfTen, times } from '../exact/integer.js';
import type { Int } from '../exact/integer.js';
import { pricePlaces } from '../exact/scales.js';
import type { MicroPrice } from '../exact/scales.js';
import type { Ratio } from '../exact/ratio.js';

/** What a price says of the tax in it. */
export interface QuotedTax {
  readonly taxBasis: TaxBasis;
  readonly taxRate?: DecimalText | undefined;
}

export interface QuotedPrice extends QuotedTax {
  readonly price: DecimalText;
  /** How many of the priced unit the quoted unit holds: 1000 for a price per tonne on the way to one per kg. */
  readonly divisor: number;
  /** What carries an old price to the reference date; absent for a price young enough. */
  readonly carriedBy?: Ratio | undefined;
}

/** On the order's terms. `addedRate` is the edition's rate when the terms include tax, else null. */
export function priceOnTerms(quoted: QuotedPrice, addedRate: DecimalText | null): MicroPrice {
  const price = parseDecimal(quoted.price);
  let numerator: Int = times(price.units, powerOfTen(pricePlaces));
  let denominator: Int = times(powerOfTen(price.scale), quoted.divisor);
  if (quoted.carriedBy !== undefined) {
    numerator = times(numerator, quoted.carriedBy.numerator);
    denominator = times(denominator, quoted.carriedBy.denominator);
  }
  const contained = containedRate(quoted);
  if (contained !== null) {
    const factor = onePlus(contained);
    numerator = times(numerator, powerOfTen(factor.scale));
    denominator = times(denominator, factor.units);
  }
  if (addedRate !== null) {
    const factor = onePlus(addedRate);
    numerator = times(numerator, factor.units);
    denominator = times(denominator, powerOfTen(factor.scale));
  }
  return halfAwayFromZero(numerator, denominator);
}

/** The rate of the tax in a price; null for a price without tax. */
export function containedRate({ taxBasis, taxRate }: QuotedTax): DecimalText | null {
  if (taxBasis === 'excluded') return null;
  if (taxRate === undefined) throw new Error('A price that includes tax names its rate');
  return taxRate;
}

function onePlus(rate: DecimalText): Decimal {
  return addDecimals(one, parseDecimal(rate));
}
