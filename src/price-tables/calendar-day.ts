/** Days and instants as the files write them. No clock here: only text is read. */
import type { CalendarDay, Instant } from '../engine/index.js';

const CHINA_OFFSET_MS = 8 * 60 * 60 * 1000;
const INSTANT = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,3})?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

/** A day that exists: 2025-02-30 does not. */
export function isCalendarDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const milliseconds = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(milliseconds) && new Date(milliseconds).toISOString().startsWith(text);
}

export function isInstant(text: string): boolean {
  const day = INSTANT.exec(text)?.[1];
  return day !== undefined && isCalendarDay(day);
}

/** Instants are compared as instants, not as text: `+08:00` and `Z` may name the same moment. */
export function isLater(instant: Instant, than: Instant): boolean {
  return Date.parse(instant) > Date.parse(than);
}

/** China has had one offset, without summer time, since 1991: before any price here. */
export function chinaDayOf(instant: Instant): CalendarDay {
  return new Date(Date.parse(instant) + CHINA_OFFSET_MS).toISOString().slice(0, 10);
}
