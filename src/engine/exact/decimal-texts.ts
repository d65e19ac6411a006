/** The few sums others need on decimal texts of an appraisal: exact, text in and text out. */
import type { DecimalText } from '../order.js';
import { addDecimals, compareDecimals, formatDecimal, parseDecimal, subtractDecimals } from './decimal.js';
import type { Decimal } from './decimal.js';

/** −1, 0 or 1; "1.0" equals "1.00". */
export function compareDecimalTexts(a: DecimalText, b: DecimalText): number {
  return compareDecimals(parseDecimal(a), parseDecimal(b));
}

/** a + b with as many decimals as the longer of the two is written with. */
export function addDecimalTexts(a: DecimalText, b: DecimalText): DecimalText {
  return written(addDecimals(parseDecimal(a), parseDecimal(b)), a, b);
}

/** a − b with as many decimals as the longer of the two is written with. */
export function subtractDecimalTexts(a: DecimalText, b: DecimalText): DecimalText {
  return written(subtractDecimals(parseDecimal(a), parseDecimal(b)), a, b);
}

function written(value: Decimal, a: DecimalText, b: DecimalText): DecimalText {
  return formatDecimal(value, Math.max(placesOf(a), placesOf(b)));
}

function placesOf(text: DecimalText): number {
  const at = text.indexOf('.');
  return at < 0 ? 0 : text.length - at - 1;
}
