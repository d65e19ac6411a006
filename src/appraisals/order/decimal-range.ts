/** Decimal strings within bounds, compared exactly. */

export interface DecimalRange {
  /** The value itself is not allowed, everything greater is. */
  readonly above?: string;
  /** The least allowed value. */
  readonly from?: string;
  /** The greatest allowed value. */
  readonly to: string;
}

const shape = /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,10})?$/;
const places = 10;

/** `-?digits[.digits]`: no exponent, no `+`, no leading zeros, no negative zero. */
export const isDecimalText = (text: string): boolean =>
  shape.test(text) && !(text.startsWith('-') && scaled(text) === 0n);

export function isWithin(text: string, { above, from, to }: DecimalRange): boolean {
  const value = scaled(text);
  if (above !== undefined && value <= scaled(above)) return false;
  if (from !== undefined && value < scaled(from)) return false;
  return value <= scaled(to);
}

export function decimalRangeText({ above, from, to }: DecimalRange): string {
  return above === undefined ? `"${from ?? '…'}" ≤ x ≤ "${to}"` : `"${above}" < x ≤ "${to}"`;
}

function scaled(text: string): bigint {
  const [whole = '', fraction = ''] = text.split('.');
  return BigInt(whole.replace('-', '') + fraction.padEnd(places, '0')) * (text.startsWith('-') ? -1n : 1n);
}
