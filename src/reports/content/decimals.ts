/**
 * Sums for subtotals and charts, on the engine's exact decimals. The report shows the engine's amounts and adds them
 * up; it values nothing itself.
 */
import { addDecimalTexts, compareDecimalTexts, subtractDecimalTexts, type DecimalText } from '../../engine/index.js';

export { compareDecimalTexts as compare, subtractDecimalTexts as subtract } from '../../engine/index.js';

/** Sum with at least the decimals of `zero`, so that an empty sum of money prints as `0.00`. */
export function sum(values: readonly DecimalText[], zero: DecimalText = '0.00'): DecimalText {
  return values.reduce(addDecimalTexts, zero);
}

export function negate(value: DecimalText): DecimalText {
  return subtractDecimalTexts('0', value);
}

export function isZero(value: DecimalText): boolean {
  return compareDecimalTexts(value, '0') === 0;
}

export function isNegative(value: DecimalText): boolean {
  return compareDecimalTexts(value, '0') < 0;
}

/** Exact product, with the decimals of both. */
export function multiply(a: DecimalText, b: DecimalText): DecimalText {
  const [left, right] = [scaled(a), scaled(b)];
  return written(left.units * right.units, left.places + right.places);
}

function scaled(value: DecimalText): { readonly units: bigint; readonly places: number } {
  const [whole = '', fraction = ''] = value.split('.');
  return { units: BigInt(whole + fraction), places: fraction.length };
}

function written(units: bigint, places: number): DecimalText {
  const digits = (units < 0n ? -units : units).toString().padStart(places + 1, '0');
  const fraction = places === 0 ? '' : `.${digits.slice(-places)}`;
  return `${units < 0n ? '-' : ''}${digits.slice(0, digits.length - places)}${fraction}`;
}
