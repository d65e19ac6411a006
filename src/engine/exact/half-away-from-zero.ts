/** The one rounding of the calculation: nearest, ties away from zero for both signs (rules of calculation, preamble). */
import { powerOfTen, toInt } from './integer.js';
import type { Int } from './integer.js';

/** numerator / denominator as the nearest integer; a tie goes away from zero. The denominator is above 0. */
export function halfAwayFromZero(numerator: Int, denominator: Int): Int {
  if (denominator <= 0) throw new RangeError('halfAwayFromZero: the denominator must be above 0');
  if (typeof numerator === 'number' && typeof denominator === 'number') {
    const magnitude = Math.abs(numerator);
    const below = Math.floor(magnitude / denominator);
    const rest = magnitude - below * denominator;
    const nearest = 2 * rest >= denominator ? below + 1 : below;
    return numerator < 0 ? 0 - nearest : nearest;
  }
  const [over, under] = [BigInt(numerator), BigInt(denominator)];
  const magnitude = over < 0n ? -over : over;
  const nearest = (2n * magnitude + under) / (2n * under);
  return toInt(over < 0n ? -nearest : nearest);
}

/**
 * a × b / 10^dropped as the nearest integer, ties away from zero. The product itself is often beyond the safe integers
 * while its factors and the result are small; then the larger one is split into two limbs (high × limb + low) and every
 * partial product stays exact. Whatever does not fit goes through bigints.
 */
export function roundedProduct(a: Int, b: Int, dropped: number): Int {
  if (typeof a === 'number' && typeof b === 'number') {
    const product = a * b;
    if (dropped < 16 && Number.isSafeInteger(product)) {
      return halfAwayFromZero(product + 0, powerOfTen(dropped));
    }
    const nearest = roundedByLimbs(Math.abs(a), Math.abs(b), dropped);
    if (nearest >= 0) return product < 0 ? 0 - nearest : nearest;
  }
  return halfAwayFromZero(toInt(BigInt(a) * BigInt(b)), powerOfTen(dropped));
}

/** The same for non-negative safe integers; −1 where a partial product would not be a safe integer. */
function roundedByLimbs(a: number, b: number, dropped: number): number {
  const [small, large] = a < b ? [a, b] : [b, a];
  const digits = limbDigits(large);
  const rest = dropped - digits;
  if (rest < 1 || rest > 15) return -1;
  const limb = Number(powerOfTen(digits));
  const high = Math.floor(large / limb);
  const upper = small * high;
  const lower = small * (large - high * limb);
  if (upper > Number.MAX_SAFE_INTEGER || lower > Number.MAX_SAFE_INTEGER) return -1;
  const unit = Number(powerOfTen(rest));
  // unit is even, so what the floor below cuts off (less than 1) can no longer reach the half.
  const lifted = upper + Math.floor(lower / limb) + unit / 2;
  return lifted > Number.MAX_SAFE_INTEGER ? -1 : Math.floor(lifted / unit);
}

/** About half the digits of the larger factor, so that both partial products are as small as can be. */
function limbDigits(large: number): number {
  if (large < 1e8) return 4;
  if (large < 1e10) return 5;
  if (large < 1e12) return 6;
  return large < 1e14 ? 7 : 8;
}
