/** Comparing and adding plain decimals exactly, for the loader's checks: `0.1 + 0.2` is `0.3` here. */
import type { DecimalText } from '../engine/index.js';

const decimalPlaces = (text: DecimalText): number => text.split('.')[1]?.length ?? 0;

function scaled(text: DecimalText, places: number): bigint {
  const [whole = '0', fraction = ''] = text.split('.');
  return BigInt(whole + fraction.padEnd(places, '0'));
}

/** Both without sign, as the schemas demand. */
export function compareDecimals(one: DecimalText, other: DecimalText): -1 | 0 | 1 {
  const places = Math.max(decimalPlaces(one), decimalPlaces(other));
  const difference = scaled(one, places) - scaled(other, places);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export function sumDecimals(texts: readonly DecimalText[]): DecimalText {
  const places = Math.max(0, ...texts.map(decimalPlaces));
  const digits = texts
    .reduce((sum, text) => sum + scaled(text, places), 0n)
    .toString()
    .padStart(places + 1, '0');
  const split = digits.length - places;
  return places === 0 ? digits : `${digits.slice(0, split)}.${digits.slice(split)}`.replace(/\.?0+$/, '');
}

export const isWhole = (text: DecimalText): boolean => /^\d+(\.0+)?$/.test(text);
