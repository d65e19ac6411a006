/**
 * Exact integers. A value is a plain number as long as it is a safe integer (|n| ≤ 2⁵³ − 1, where numbers add and
 * multiply exactly) and a bigint beyond; every operation checks its result and moves to bigint before a digit could be
 * lost. The form is canonical, so `===` compares values. No fraction, no negative zero ever appears.
 */
export type Int = number | bigint;

const largest = Number.MAX_SAFE_INTEGER;
const smallPowers = Array.from({ length: 16 }, (_, exponent) => 10 ** exponent);

/** The canonical form of a bigint. */
export function toInt(value: bigint): Int {
  return value >= -largest && value <= largest ? Number(value) : value;
}

export function plus(a: Int, b: Int): Int {
  if (typeof a === 'number' && typeof b === 'number') {
    const sum = a + b;
    if (sum >= -largest && sum <= largest) return sum;
  }
  return toInt(BigInt(a) + BigInt(b));
}

export function minus(a: Int, b: Int): Int {
  if (typeof a === 'number' && typeof b === 'number') {
    const difference = a - b;
    if (difference >= -largest && difference <= largest) return difference;
  }
  return toInt(BigInt(a) - BigInt(b));
}

export function times(a: Int, b: Int): Int {
  if (typeof a === 'number' && typeof b === 'number') {
    const product = a * b;
    // The added zero turns −0 into 0.
    if (product >= -largest && product <= largest) return product + 0;
  }
  return toInt(BigInt(a) * BigInt(b));
}

export function negate(value: Int): Int {
  return typeof value === 'number' ? 0 - value : -value;
}

export function absolute(value: Int): Int {
  return value < 0 ? negate(value) : value;
}

export function compareInts(a: Int, b: Int): number {
  if (a < b) return -1;
  return a > b ? 1 : 0;
}

export function larger(a: Int, b: Int): Int {
  return a < b ? b : a;
}

export function smaller(a: Int, b: Int): Int {
  return b < a ? b : a;
}

export function sumOf(values: Iterable<Int>): Int {
  let sum: Int = 0;
  for (const value of values) sum = plus(sum, value);
  return sum;
}

/** 10ⁿ for n ≥ 0. */
export function powerOfTen(exponent: number): Int {
  return smallPowers[exponent] ?? 10n ** BigInt(exponent);
}

/** Smallest integer ≥ a / b, for a ≥ 0 and b > 0. */
export function ceilingQuotient(a: Int, b: Int): Int {
  const [dividend, divisor] = [BigInt(a), BigInt(b)];
  return toInt((dividend + divisor - 1n) / divisor);
}
