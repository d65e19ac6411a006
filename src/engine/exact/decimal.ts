/** Decimal numbers without loss: units / 10^scale. Text outside, exact integers inside, never a float. */
import type { DecimalText } from '../order.js';
import { halfAwayFromZero } from './half-away-from-zero.js';
import { absolute, compareInts, minus, plus, powerOfTen, times, toInt } from './integer.js';
import type { Int } from './integer.js';

export interface Decimal {
  readonly units: Int;
  readonly scale: number;
}

export const zero: Decimal = { units: 0, scale: 0 };
export const one: Decimal = { units: 1, scale: 0 };

const plainDecimal = /^-?(0|[1-9][0-9]*)(\.[0-9]+)?$/;
const point = 46;
const minusSign = 45;

/** A plain decimal number: no exponent, no plus sign, no leading zeros, digits on both sides of the point. */
export function isDecimalText(text: string): boolean {
  return plainDecimal.test(text);
}

/** Trailing zeros of the fraction are dropped: "0.8500" is 85 / 10². Throws on anything but a plain decimal. */
export function parseDecimal(text: DecimalText): Decimal {
  const at = text.indexOf('.');
  const end = at < 0 ? text.length : endWithoutZeros(text, at);
  if (end > 15) return parseLongDecimal(text, end);
  const negative = text.charCodeAt(0) === minusSign;
  const start = negative ? 1 : 0;
  const scale = at < 0 || at >= end ? 0 : end - at - 1;
  const whole = digitsOf(text, start, scale > 0 ? at : end);
  const units = scale > 0 ? whole * Number(powerOfTen(scale)) + digitsOf(text, at + 1, end) : whole;
  if (Number.isNaN(units)) throw notDecimal(text);
  return { units: negative ? 0 - units : units, scale };
}

/** The whole number written there; NaN where it is none. */
function digitsOf(text: string, start: number, end: number): number {
  if (start >= end) return NaN;
  let number = 0;
  for (let index = start; index < end; index++) {
    const digit = text.charCodeAt(index) - 48;
    if (digit < 0 || digit > 9) return NaN;
    number = number * 10 + digit;
  }
  return number;
}

function endWithoutZeros(text: string, at: number): number {
  let end = text.length;
  while (text.charCodeAt(end - 1) === 48) end--;
  return end - 1 === at ? at : end;
}

function parseLongDecimal(text: string, end: number): Decimal {
  if (!isDecimalText(text)) throw notDecimal(text);
  const kept = text.slice(0, end);
  const at = kept.indexOf('.');
  const scale = at < 0 ? 0 : end - at - 1;
  return { units: toInt(BigInt(kept.replace('.', ''))), scale };
}

function notDecimal(text: string): RangeError {
  return new RangeError(`Not a plain decimal number: ${JSON.stringify(text)}`);
}

/** units / 10^scale with exactly `scale` decimals. */
export function formatFixed(units: Int, scale: number): DecimalText {
  if (scale === 0) return String(units);
  const unit = powerOfTen(scale);
  if (typeof units === 'number' && typeof unit === 'number') {
    const magnitude = Math.abs(units);
    const whole = Math.floor(magnitude / unit);
    // A leading 1 keeps the zeros after the point.
    const fraction = String(magnitude - whole * unit + unit).slice(1);
    return units < 0 ? `-${whole}.${fraction}` : `${whole}.${fraction}`;
  }
  return formatLong(units, scale);
}

function formatLong(units: Int, scale: number): DecimalText {
  const digits = String(absolute(units)).padStart(scale + 1, '0');
  const point = digits.length - scale;
  return `${units < 0 ? '-' : ''}${digits.slice(0, point)}.${digits.slice(point)}`;
}

/** The exact value: as many decimals as it needs, but at least `leastPlaces`. */
export function formatDecimal(value: Decimal, leastPlaces = 0): DecimalText {
  if (value.scale <= leastPlaces) return formatFixed(unitsAt(value, leastPlaces), leastPlaces);
  const text = formatFixed(value.units, value.scale);
  let end = text.length;
  let surplus = value.scale - leastPlaces;
  while (surplus > 0 && text.charCodeAt(end - 1) === 48) {
    end--;
    surplus--;
  }
  return text.slice(0, text.charCodeAt(end - 1) === point ? end - 1 : end);
}

/** The units of the same value at another scale, which must not be smaller. */
export function unitsAt(value: Decimal, scale: number): Int {
  if (scale < value.scale) throw new RangeError('unitsAt would lose digits: round by name instead');
  return scale === value.scale ? value.units : times(value.units, powerOfTen(scale - value.scale));
}

/** roundN: the units at `places` decimals, nearest, ties away from zero. */
export function roundDecimal(value: Decimal, places: number): Int {
  if (value.scale <= places) return unitsAt(value, places);
  return halfAwayFromZero(value.units, powerOfTen(value.scale - places));
}

export function addDecimals(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale);
  return { units: plus(unitsAt(a, scale), unitsAt(b, scale)), scale };
}

export function subtractDecimals(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale);
  return { units: minus(unitsAt(a, scale), unitsAt(b, scale)), scale };
}

export function multiplyDecimals(a: Decimal, b: Decimal): Decimal {
  return { units: times(a.units, b.units), scale: a.scale + b.scale };
}

export function compareDecimals(a: Decimal, b: Decimal): number {
  const scale = Math.max(a.scale, b.scale);
  return compareInts(unitsAt(a, scale), unitsAt(b, scale));
}

/** a / b rounded to `places` decimals, ties away from zero. b is above 0. */
export function roundedQuotient(a: Decimal, b: Decimal, places: number): Int {
  const scale = Math.max(a.scale, b.scale);
  return halfAwayFromZero(times(unitsAt(a, scale), powerOfTen(places)), unitsAt(b, scale));
}
