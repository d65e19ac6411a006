/** How long a table's newest edition still prices reference dates: the standard's own age limit, counted to today. */
import { compareDecimalTexts, daysBetween, type CalendarDay, type Parameter } from '../../engine/index.js';

export interface TableAge {
  readonly days: number;
  readonly limitDays: string;
  /** `due`: within the last days of the limit, so that the next edition is wanted; `too-old`: it prices nothing of today. */
  readonly state: 'fresh' | 'due' | 'too-old';
}

/** An association publishes about monthly: a month is the time to make the next edition. */
const NOTICE_DAYS = 30;

export function tableAge(validFrom: CalendarDay, today: CalendarDay, limit: Parameter): TableAge {
  const days = daysBetween(validFrom, today);
  const isOver = (count: number): boolean => compareDecimalTexts(String(count), limit.value) > 0;
  const state = isOver(days) ? 'too-old' : isOver(days + NOTICE_DAYS) ? 'due' : 'fresh';
  return { days, limitDays: limit.value, state };
}
