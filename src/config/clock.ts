/** Where the time comes from: passed in everywhere, so that a test or a recomputation can set it. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** Injection token of the one clock. */
export const CLOCK = Symbol('Clock');

const chinaDay = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The calendar day in China at that instant, `YYYY-MM-DD`. */
export const chinaDayOf = (instant: Date): string => chinaDay.format(instant);
