/** What makes an order invalid, each with its place (JSON Pointer), a stable code and, in formal terms, what is allowed. */
import type { DecimalText } from '../order.js';
import type { FindingValue } from '../finding.js';
import type { Decimal } from '../exact/decimal.js';
import { compareDecimals, isDecimalText, parseDecimal } from '../exact/decimal.js';

export interface OrderFault {
  readonly pointer: string;
  readonly code: OrderFaultCode;
  readonly allowed?: string;
  readonly data: Readonly<Record<string, FindingValue>>;
}

export type OrderFaultCode =
  | 'calendar-day-invalid'
  | 'instant-invalid'
  | 'reference-date-after-known-at'
  | 'integer-out-of-range'
  | 'decimal-out-of-range'
  | 'decimal-malformed'
  | 'component-id-duplicate'
  | 'component-type-unknown'
  | 'unit-not-of-type'
  | 'mass-figure-forbidden'
  | 'mass-figure-required'
  | 'mass-too-large'
  | 'material-unknown'
  | 'shares-not-one'
  | 'condition-unknown'
  | 'condition-answered-twice'
  | 'reason-required'
  | 'tax-rate-required';

/** Bounds of a decimal figure; one that is `above` its lowest is not equal to it. */
export interface Bounds {
  readonly lowest: DecimalText;
  readonly isAbove: boolean;
  readonly to?: DecimalText;
}

export const shareBounds: Bounds = { lowest: '0', isAbove: true, to: '1' };
export const rateBounds: Bounds = { lowest: '0', isAbove: false, to: '1' };
export const positive: Bounds = { lowest: '0', isAbove: true };
export const notNegative: Bounds = { lowest: '0', isAbove: false };

export function decimalOrNull(text: DecimalText): Decimal | null {
  return isDecimalText(text) ? parseDecimal(text) : null;
}

/** Nothing for an absent figure; without bounds any number will do. */
export function boundsFaults(
  pointer: string,
  text: DecimalText | null | undefined,
  bounds: Bounds | null,
): readonly OrderFault[] {
  if (text === undefined || text === null) return [];
  const value = decimalOrNull(text);
  if (value === null) {
    return [{ pointer, code: 'decimal-malformed', allowed: '-?digits[.digits]', data: { value: text } }];
  }
  if (bounds === null || isWithin(value, bounds)) return [];
  return [{ pointer, code: 'decimal-out-of-range', allowed: boundsText(bounds), data: { value: text } }];
}

function isWithin(value: Decimal, { lowest, isAbove, to }: Bounds): boolean {
  const fromLowest = compareDecimals(value, parseDecimal(lowest));
  if (fromLowest < 0 || (isAbove && fromLowest === 0)) return false;
  return to === undefined || compareDecimals(value, parseDecimal(to)) <= 0;
}

function boundsText({ lowest, isAbove, to }: Bounds): string {
  return `${lowest} ${isAbove ? '<' : '≤'} x${to === undefined ? '' : ` ≤ ${to}`}`;
}
