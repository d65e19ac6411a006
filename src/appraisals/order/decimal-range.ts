/** Decimal strings within bounds, compared digit by digit: exact, and cheap enough for ten thousand of them. */

export interface DecimalRange {
  /** The value itself is not allowed, everything greater is. */
  readonly above?: string;
  /** The least allowed value. */
  readonly from?: string;
  /** The greatest allowed value. */
  readonly to: string;
}

const shape = /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,10})?$/;
const negativeZero = /^-0(?:\.0+)?$/;

/** `-?digits[.digits]`: no exponent, no `+`, no leading zeros, no negative zero. */
export const isDecimalText = (text: string): boolean => shape.test(text) && !negativeZero.test(text);

export function isWithin(text: string, { above, from, to }: DecimalRange): boolean {
  if (above !== undefined && compare(text, above) <= 0) return false;
  if (from !== undefined && compare(text, from) < 0) return false;
  return compare(text, to) <= 0;
}

export function decimalRangeText({ above, from, to }: DecimalRange): string {
  return above === undefined ? `"${from ?? '…'}" ≤ x ≤ "${to}"` : `"${above}" < x ≤ "${to}"`;
}

/** Sign of a − b. Neither is a negative zero. */
function compare(a: string, b: string): number {
  const [isNegative, isOtherNegative] = [a.startsWith('-'), b.startsWith('-')];
  if (isNegative !== isOtherNegative) return isNegative ? -1 : 1;
  return isNegative ? comparePlain(b.slice(1), a.slice(1)) : comparePlain(a, b);
}

/** Without leading zeros the longer whole part is the greater; of equal length, text order is the order of numbers. */
function comparePlain(a: string, b: string): number {
  const [whole, otherWhole] = [wholeLength(a), wholeLength(b)];
  if (whole !== otherWhole) return whole < otherWhole ? -1 : 1;
  const places = Math.max(a.length - whole, b.length - otherWhole, 1) - 1;
  const [digits, otherDigits] = [withPlaces(a, places), withPlaces(b, places)];
  if (digits === otherDigits) return 0;
  return digits < otherDigits ? -1 : 1;
}

function wholeLength(text: string): number {
  const point = text.indexOf('.');
  return point === -1 ? text.length : point;
}

function withPlaces(text: string, places: number): string {
  if (places === 0) return text;
  const whole = wholeLength(text);
  return (whole === text.length ? `${text}.` : text).padEnd(whole + 1 + places, '0');
}
