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

/** Bounds of a decimal figure; `above` excludes the bound itself. */
export interface Bounds {
  readonly above?: DecimalText;
  readonly from?: DecimalText;
  readonly to?: DecimalText;
}

export const shareBounds: Bounds = { above: '0', to: '1' };
export const rateBounds: Bounds = { from: '0', to: '1' };
export const positive: Bounds = { above: '0' };
export const notNegative: Bounds = { from: '0' };

export function decimalOrNull(text: DecimalText): Decimal | null {
  return isDecimalText(text) ? parseDecimal(text) : null;
}

/** Nothing for an absent figure. */
export function boundsFaults(
  pointer: string,
  text: DecimalText | null | undefined,
  bounds: Bounds,
): readonly OrderFault[] {
  if (text === undefined || text === null) return [];
  const value = decimalOrNull(text);
  if (value === null) {
    return [{ pointer, code: 'decimal-malformed', allowed: '-?digits[.digits]', data: { value: text } }];
  }
  if (isWithin(value, bounds)) return [];
  return [{ pointer, code: 'decimal-out-of-range', allowed: boundsText(bounds), data: { value: text } }];
}

function isWithin(value: Decimal, { above, from, to }: Bounds): boolean {
  if (above !== undefined && compareDecimals(value, parseDecimal(above)) <= 0) return false;
  if (from !== undefined && compareDecimals(value, parseDecimal(from)) < 0) return false;
  return to === undefined || compareDecimals(value, parseDecimal(to)) <= 0;
}

function boundsText({ above, from, to }: Bounds): string {
  const lower = above === undefined ? `${from ?? '…'} ≤ ` : `${above} < `;
  return `${lower}x${to === undefined ? '' : ` ≤ ${to}`}`;
}
