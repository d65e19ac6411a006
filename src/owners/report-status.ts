/** Is a report in force? Pure: its states, its reference date and today give one answer. */
import type { CalendarDay } from '../engine/index.js';
import type { ReportState } from '../reports/report.entities.js';

export type ReportStatus = 'test' | 'draft' | 'in-force' | 'use-expired' | 'superseded' | 'revoked';

/** Usable for one year from the reference date: custom of the trade, stated in every report. */
const USE_YEARS = 1;

export interface StatusFacts {
  readonly states: readonly ReportState[];
  /** Of a test organisation: never in force, whatever becomes of it. */
  readonly isTest?: boolean;
  readonly referenceDate: CalendarDay;
  readonly today: CalendarDay;
}

export function reportStatus({ states, isTest = false, referenceDate, today }: StatusFacts): ReportStatus {
  if (isTest) return 'test';
  if (states.includes('revoked')) return 'revoked';
  if (states.includes('superseded')) return 'superseded';
  if (!states.includes('archived')) return 'draft';
  return today < firstDayAfterUse(referenceDate) ? 'in-force' : 'use-expired';
}

/** 2026-06-30 → 2027-06-30; the year from 29 February ends with 28 February. */
export function firstDayAfterUse(referenceDate: CalendarDay): CalendarDay {
  const year = String(Number(referenceDate.slice(0, 4)) + USE_YEARS);
  const day = referenceDate.slice(4);
  return day === '-02-29' ? `${year}-03-01` : `${year}${day}`;
}
