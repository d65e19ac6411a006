/** Days of the Gregorian calendar in China and instants, as text. Pure: nothing here reads a clock. */
import type { CalendarDay, Instant } from './order.js';

const dayShape = /^(\d{4})-(\d{2})-(\d{2})$/;
const instantShape = /^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(\.\d+)?([Zz]|[+-]\d{2}:\d{2})$/;
const secondsPerDay = 86_400;
/** China Standard Time all year round since 1991. */
const chinaOffsetSeconds = 8 * 3600;

interface DayParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** A point in time, exact to the last digit written. */
interface Moment {
  readonly seconds: number;
  /** Digits of the fraction of a second without trailing zeros. */
  readonly fraction: string;
}

/** `YYYY-MM-DD` naming a day that exists. */
export function isCalendarDay(text: string): boolean {
  return partsOf(text) !== null;
}

/** Whole days from one day to the other; negative when `to` is the earlier one. */
export function daysBetween(from: CalendarDay, to: CalendarDay): number {
  return dayNumber(requireDay(to)) - dayNumber(requireDay(from));
}

/** Rule 5: (Y₂−Y₁)×12 + (M₂−M₁), minus 1 if day₂ < day₁. */
export function monthsBetween(from: CalendarDay, to: CalendarDay): number {
  const [start, end] = [requireDay(from), requireDay(to)];
  const months = (end.year - start.year) * 12 + end.month - start.month;
  return end.day < start.day ? months - 1 : months;
}

/** RFC 3339 with offset, every part within its range. */
export function isInstant(text: string): boolean {
  return momentOf(text) !== null;
}

/** −1, 0 or 1, as instants: `08:00+08:00` equals `00:00Z`. */
export function compareInstants(a: Instant, b: Instant): number {
  const [first, second] = [requireMoment(a), requireMoment(b)];
  if (first.seconds !== second.seconds) return first.seconds < second.seconds ? -1 : 1;
  if (first.fraction === second.fraction) return 0;
  return first.fraction < second.fraction ? -1 : 1;
}

/** The calendar day in China (Asia/Shanghai) at that instant. */
export function chinaDayOf(instant: Instant): CalendarDay {
  const seconds = requireMoment(instant).seconds + chinaOffsetSeconds;
  return dayText(Math.floor(seconds / secondsPerDay));
}

function partsOf(text: string): DayParts | null {
  const match = dayShape.exec(text);
  if (!match) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  return { year, month, day };
}

function requireDay(text: CalendarDay): DayParts {
  const parts = partsOf(text);
  if (!parts) throw new RangeError(`Not a calendar day: ${JSON.stringify(text)}`);
  return parts;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** Days since 1970-01-01, counted in years that begin in March so that the leap day is the last. */
function dayNumber({ year, month, day }: DayParts): number {
  const marchYear = month > 2 ? year : year - 1;
  const marchMonth = (month + 9) % 12;
  const daysBeforeYear =
    marchYear * 365 + Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400);
  return daysBeforeYear + Math.floor((marchMonth * 153 + 2) / 5) + day - 1 - 719_468;
}

/** The day with that number: the year is guessed from the mean length and put right, then the month. */
function dayText(number: number): CalendarDay {
  let year = Math.floor(number / 365.2425) + 1970;
  while (dayNumber({ year, month: 1, day: 1 }) > number) year--;
  while (dayNumber({ year: year + 1, month: 1, day: 1 }) <= number) year++;
  let month = 12;
  while (dayNumber({ year, month, day: 1 }) > number) month--;
  const day = number - dayNumber({ year, month, day: 1 }) + 1;
  return [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');
}

function momentOf(text: string): Moment | null {
  if (!instantShape.test(text)) return null;
  const offsetBegins = /[Zz]$/.test(text) ? text.length - 1 : text.length - '+08:00'.length;
  const [parts, ofDay] = [partsOf(text.slice(0, 10)), secondsOfDay(text.slice(11, 19))];
  const ofOffset = offsetOf(text.slice(offsetBegins));
  if (parts === null || ofDay === null || ofOffset === null) return null;
  return {
    seconds: dayNumber(parts) * secondsPerDay + ofDay - ofOffset,
    // Without a fraction the offset begins where its digits would.
    fraction: text.slice(20, offsetBegins).replace(/0+$/, ''),
  };
}

/** RFC 3339 allows the leap second :60; it counts as the first second of the next minute. */
function secondsOfDay(clock: string): number | null {
  const [hours, minutes, seconds] = [Number(clock.slice(0, 2)), Number(clock.slice(3, 5)), Number(clock.slice(6))];
  return hours > 23 || minutes > 59 || seconds > 60 ? null : hours * 3600 + minutes * 60 + seconds;
}

function offsetOf(text: string): number | null {
  if (text === 'Z' || text === 'z') return 0;
  const [hours, minutes] = [Number(text.slice(1, 3)), Number(text.slice(4))];
  if (hours > 23 || minutes > 59) return null;
  const seconds = hours * 3600 + minutes * 60;
  return text.startsWith('-') ? -seconds : seconds;
}

function requireMoment(text: Instant): Moment {
  const moment = momentOf(text);
  if (!moment) throw new RangeError(`Not an RFC 3339 instant: ${JSON.stringify(text)}`);
  return moment;
}
