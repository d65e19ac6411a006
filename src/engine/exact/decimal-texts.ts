/** The few sums others need on decimal texts of an appraisal: exact, text in and text out. */
import type { DecimalText } from '../order.js';
import {
  addDecimals,
  compareDecimals,
  formatDecimal,
  formatFixed,
  multiplyDecimals,
  parseDecimal,
  roundedQuotient,
  subtractDecimals,
  zero,
} from './decimal.js';
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

/** a × b, exactly, without superfluous zeros. */
export function multiplyDecimalTexts(a: DecimalText, b: DecimalText): DecimalText {
  return formatDecimal(multiplyDecimals(parseDecimal(a), parseDecimal(b)));
}

/** a / b with `places` decimals, ties away from zero. b is above 0. */
export function divideDecimalTexts(a: DecimalText, b: DecimalText, places: number): DecimalText {
  return formatFixed(roundedQuotient(parseDecimal(a), parseDecimal(b), places), places);
}

/** The mean with `places` decimals, rounded once, ties away from zero. There is at least one text. */
export function meanOfDecimalTexts(texts: readonly DecimalText[], places: number): DecimalText {
  const sum = texts.map(parseDecimal).reduce(addDecimals, zero);
  return formatFixed(roundedQuotient(sum, parseDecimal(String(texts.length)), places), places);
}

function written(value: Decimal, a: DecimalText, b: DecimalText): DecimalText {
  return formatDecimal(value, Math.max(placesOf(a), placesOf(b)));
}

function placesOf(text: DecimalText): number {
  const at = text.indexOf('.');
  return at < 0 ? 0 : text.length - at - 1;
}
