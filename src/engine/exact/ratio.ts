/** Exact fractions of integers, for what is only multiplied and rounded once at the end. */
import { halfAwayFromZero } from './half-away-from-zero.js';
import { powerOfTen, times, toInt } from './integer.js';
import type { Int } from './integer.js';

/** In lowest terms; the denominator is above 0. */
export interface Ratio {
  readonly numerator: Int;
  readonly denominator: Int;
}

/** Nothing negative; the denominator is above 0. */
export function ratioOf(numerator: Int, denominator: Int): Ratio {
  const [over, under] = [BigInt(numerator), BigInt(denominator)];
  const divisor = greatestCommonDivisor(over, under);
  return { numerator: toInt(over / divisor), denominator: toInt(under / divisor) };
}

/** a ÷ b; both above 0. */
export function divideRatios(a: Ratio, b: Ratio): Ratio {
  return ratioOf(times(a.numerator, b.denominator), times(a.denominator, b.numerator));
}

/** The units at `places` decimals, nearest, ties away from zero: to show a ratio, never to go on with. */
export function roundRatio({ numerator, denominator }: Ratio, places: number): Int {
  return halfAwayFromZero(times(numerator, powerOfTen(places)), denominator);
}

/** `31841/32000`, or `1` where nothing is left to divide. */
export function formatRatio({ numerator, denominator }: Ratio): string {
  return denominator === 1 ? String(numerator) : `${numerator}/${denominator}`;
}

/** By Euclid. */
function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [larger, smaller] = [a, b];
  while (smaller !== 0n) [larger, smaller] = [smaller, larger % smaller];
  return larger;
}
