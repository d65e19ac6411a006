/** How figures, days and instants are written in the report. Text in, text out; no number ever becomes a float. */
import type { CalendarDay, DecimalText, Instant } from '../../engine/index.js';
import { isNegative, multiply } from './decimals.js';

/** Keeps an amount and its unit on one line. */
export const WORD_JOINER = '\u2060';
const MINUS = '\u2212';
const CHINA_OFFSET_MS = 8 * 60 * 60 * 1000;

/** `-1234567.80` → `−1,234,567.80` */
export function grouped(value: DecimalText): string {
  const [whole = '0', fraction] = value.replace('-', '').split('.');
  const digits = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  const sign = isNegative(value) ? MINUS : '';
  return sign + digits + (fraction === undefined ? '' : `.${fraction}`);
}

export function withUnit(value: DecimalText, unit: string): string {
  return `${grouped(value)}${WORD_JOINER}${unit}`;
}

export function yuan(amount: DecimalText): string {
  return withUnit(amount, '元');
}

/** `12.3800` → `12.38`, `10.0` → `10` */
export function withoutTrailingZeros(value: DecimalText): DecimalText {
  return value.includes('.') ? value.replace(/0+$/, '').replace(/\.$/, '') : value;
}

/** Money computed to more places than two: `4200.000000` → `4200.00`, `4200.125000` → `4200.125`. */
export function withoutSurplusZeros(amount: DecimalText): DecimalText {
  return amount.replace(/(\.\d\d\d*?)0+$/, '$1');
}

/** `0.3100` → `31%`, `0.0525` → `5.25%` */
export function percent(rate: DecimalText): string {
  return `${grouped(withoutTrailingZeros(multiply(rate, '100')))}%`;
}

/** `2026-06-30` → `2026年6月30日` */
export function dayInChinese(day: CalendarDay): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

/** `2026-07-15T00:00:00+08:00` → `2026年7月15日00:00:00（北京时间）` */
export function instantInChinese(instant: Instant): string {
  const local = new Date(Date.parse(instant) + CHINA_OFFSET_MS).toISOString();
  return `${dayInChinese(local.slice(0, 10))}${local.slice(11, 19)}（北京时间）`;
}

/** The last day of the year that begins on `day`: 2026-06-30 → 2027-06-29. */
export function lastDayOfTheYearFrom(day: CalendarDay): CalendarDay {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  // 29 February has no anniversary in the next year: the year ends on 28 February.
  const end = new Date(Date.UTC(year + 1, month - 1, date));
  return new Date(end.getTime() - 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
}

/** Joined as Chinese prose joins: 甲、乙、丙. */
export function enumerated(items: readonly string[]): string {
  return items.join('、');
}
