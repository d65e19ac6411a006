import type { DecimalText } from '../engine/index.js';

const SCALE = 6;

/** Sign of a − b, exactly, for amounts of at most six decimals that are not negative. */
export function compareDecimals(a: DecimalText, b: DecimalText): number {
  const difference = scaled(a) - scaled(b);
  return difference === 0n ? 0 : difference < 0n ? -1 : 1;
}

function scaled(text: DecimalText): bigint {
  const [whole = '', fraction = ''] = text.split('.');
  return BigInt(whole + fraction.padEnd(SCALE, '0'));
}
