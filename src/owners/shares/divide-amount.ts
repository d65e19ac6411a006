/**
 * An amount among several by their weights, exact to the fen: everybody gets their part cut off after the fen, and the fens
 * that are left over go, one each, to those from whom most was cut off; of equals to whoever stands first in the list (the
 * method of the largest remainder). A debt is divided as the same sum of money would be. Pure.
 */
import type { DecimalText } from '../../engine/index.js';

/** Of weights that are all 0 or above, and not all 0. The amount has at most two decimals. */
export function divideAmount(amount: DecimalText, weights: readonly DecimalText[]): readonly DecimalText[] {
  const places = Math.max(0, ...weights.map(placesOf));
  const parts = weights.map((weight) => unitsOf(weight, places));
  const sum = parts.reduce((total, part) => total + part, 0n);
  if (sum <= 0n || parts.some((part) => part < 0n)) throw new RangeError('an amount is divided by weights above 0');
  const fens = unitsOf(amount, 2);
  const isDebt = fens < 0n;
  const shares = fensByWeight(isDebt ? -fens : fens, parts, sum);
  return shares.map((share) => moneyOf(isDebt ? -share : share));
}

function fensByWeight(fens: bigint, parts: readonly bigint[], sum: bigint): readonly bigint[] {
  const cut = parts.map((part, place) => {
    const product = fens * part;
    return { place, whole: product / sum, rest: product % sum };
  });
  const left = Number(fens - cut.reduce((total, { whole }) => total + whole, 0n));
  const byRest = [...cut].sort((one, other) => compare(other.rest, one.rest) || one.place - other.place);
  const lucky = new Set(byRest.slice(0, left).map(({ place }) => place));
  return cut.map(({ place, whole }) => (lucky.has(place) ? whole + 1n : whole));
}

const compare = (one: bigint, other: bigint): number => (one < other ? -1 : one > other ? 1 : 0);

const placesOf = (text: DecimalText): number => text.split('.')[1]?.length ?? 0;

function unitsOf(text: DecimalText, places: number): bigint {
  const [whole = '', fraction = ''] = text.split('.');
  if (fraction.length > places) throw new RangeError(`more than ${places} decimals: ${text}`);
  return BigInt(whole + fraction.padEnd(places, '0'));
}

function moneyOf(fens: bigint): DecimalText {
  const digits = (fens < 0n ? -fens : fens).toString().padStart(3, '0');
  return `${fens < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
