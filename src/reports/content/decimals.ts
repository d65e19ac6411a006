/**
 * Exact sums of decimal strings for subtotals and charts. The report shows the engine's amounts and adds them up; it
 * values nothing itself.
 */
import type { DecimalText } from '../../engine/index.js';

interface Scaled {
  readonly units: bigint;
  readonly decimals: number;
}

function parse(value: DecimalText): Scaled {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(value);
  if (!match) throw new Error(`Not a decimal number: "${value}"`);
  const [, sign = '', whole = '0', fraction = ''] = match;
  const units = BigInt(whole + fraction);
  return { units: sign === '-' ? -units : units, decimals: fraction.length };
}

function print({ units, decimals }: Scaled): DecimalText {
  const digits = (units < 0n ? -units : units).toString().padStart(decimals + 1, '0');
  const sign = units < 0n ? '-' : '';
  if (decimals === 0) return sign + digits;
  return `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

function align(a: Scaled, b: Scaled): { a: bigint; b: bigint; decimals: number } {
  const decimals = Math.max(a.decimals, b.decimals);
  const lift = (x: Scaled): bigint => x.units * 10n ** BigInt(decimals - x.decimals);
  return { a: lift(a), b: lift(b), decimals };
}

export function add(a: DecimalText, b: DecimalText): DecimalText {
  const sides = align(parse(a), parse(b));
  return print({ units: sides.a + sides.b, decimals: sides.decimals });
}

export function negate(value: DecimalText): DecimalText {
  const { units, decimals } = parse(value);
  return print({ units: -units, decimals });
}

export function subtract(a: DecimalText, b: DecimalText): DecimalText {
  return add(a, negate(b));
}

export function multiply(a: DecimalText, b: DecimalText): DecimalText {
  const left = parse(a);
  const right = parse(b);
  return print({ units: left.units * right.units, decimals: left.decimals + right.decimals });
}

export function compare(a: DecimalText, b: DecimalText): number {
  const sides = align(parse(a), parse(b));
  if (sides.a === sides.b) return 0;
  return sides.a < sides.b ? -1 : 1;
}

export function isZero(value: DecimalText): boolean {
  return parse(value).units === 0n;
}

export function isNegative(value: DecimalText): boolean {
  return parse(value).units < 0n;
}

/** Sum with at least the decimals of `zero`, so that an empty sum of money prints as `0.00`. */
export function sum(values: readonly DecimalText[], zero: DecimalText = '0.00'): DecimalText {
  return values.reduce(add, zero);
}
