/** Numbers and days of a workbook without loss: what the cell holds, or nothing. */

const NUMBER = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i;
const PLAIN = /^-?\d+(\.(\d+))?$/;
const MOST_DECIMALS = 6;
/** A double tells any two decimals of 15 digits apart, not more. */
const MOST_DIGITS = 15;
const DAY_MS = 86_400_000;
/** Serial day 60 is 29 February 1900, which never was: earlier serials are off by one and refused. */
const FIRST_SERIAL = 61;
const LAST_SERIAL = 2_958_465;
const DAYS_FROM_1900_TO_1904 = 1462;

/**
 * The shortest decimal that is this very double, padded to the decimals the cell shows (`2230` shown as 2230.00 is
 * `2230.00`). null: it needs more than six decimals, so it was computed and only looks round.
 */
export function exactDecimal(text: string, decimals: number): string | null {
  if (!NUMBER.test(text)) return null;
  const shortest = String(Number(text));
  const [, , fraction = ''] = PLAIN.exec(shortest) ?? [];
  if (!PLAIN.test(shortest) || fraction.length > MOST_DECIMALS) return null;
  if (shortest.replace(/\D/g, '').length > MOST_DIGITS) return null;
  const shown = Math.min(decimals, MOST_DECIMALS);
  if (fraction.length >= shown) return shortest;
  const [whole = ''] = shortest.split('.');
  return `${whole}.${fraction.padEnd(shown, '0')}`;
}

/** YYYY-MM-DD of a whole serial day; null for a time of day or a day outside 1900-03-01 … 9999-12-31. */
export function dayOfSerial(text: string, from1904: boolean): string | null {
  if (!NUMBER.test(text)) return null;
  const serial = Number(text) + (from1904 ? DAYS_FROM_1900_TO_1904 : 0);
  if (!Number.isInteger(serial) || serial < FIRST_SERIAL || serial > LAST_SERIAL) return null;
  return new Date(Date.UTC(1899, 11, 30) + serial * DAY_MS).toISOString().slice(0, 10);
}

/** `3%` is `0.03`, digit by digit. */
export function rateOfPercent(text: string): string {
  const [, whole, fraction = ''] = /^(\d{1,2})(?:\.(\d+))?%$/.exec(text) ?? [];
  if (whole === undefined) return text;
  const digits = `${whole.padStart(2, '0')}${fraction}`.replace(/0+$/, '');
  return digits === '' ? '0' : `0.${digits}`;
}
