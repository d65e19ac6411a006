/** Days and instants by counting, without a clock and without Date. */
interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export function parseDay(text: string): Day {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) throw new Error(`Not a day: ${text}`);
  return { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Days since 1 January 1970, counted year by year and month by month. */
export function dayNumber(text: string): number {
  const { year, month, day } = parseDay(text);
  let days = 0;
  for (let y = 1970; y < year; y++) days += isLeap(y) ? 366 : 365;
  for (let y = year; y < 1970; y++) days -= isLeap(y) ? 366 : 365;
  for (let m = 1; m < month; m++) days += daysInMonth(year, m);
  return days + day - 1;
}

/** The day so many days later. */
export function addDays(text: string, days: number): string {
  let { year, month, day } = parseDay(text);
  for (let left = days; left > 0; left--) {
    day += 1;
    if (day > daysInMonth(year, month)) [day, month] = [1, month + 1];
    if (month > 12) [month, year] = [1, year + 1];
  }
  for (let left = days; left < 0; left++) {
    day -= 1;
    if (day < 1) {
      month -= 1;
      if (month < 1) [month, year] = [12, year - 1];
      day = daysInMonth(year, month);
    }
  }
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** Whole months from one day to another; a month counts when its day is reached. */
export function monthsBetween(from: string, to: string): number {
  const [a, b] = [parseDay(from), parseDay(to)];
  const months = (b.year - a.year) * 12 + (b.month - a.month);
  return b.day < a.day ? months - 1 : months;
}

/** Billionths of a second since 1970 in UTC. */
export function instantNumber(text: string): bigint {
  const match = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d+))?(Z|([+-])(\d{2}):(\d{2}))$/.exec(text);
  if (!match) throw new Error(`Not an instant: ${text}`);
  const [, day = '', hours, minutes, seconds, part = '', zone, sign, zoneHours, zoneMinutes] = match;
  const offset = zone === 'Z' ? 0 : (Number(zoneHours) * 60 + Number(zoneMinutes)) * (sign === '-' ? -1 : 1);
  const minute = dayNumber(day) * 1440 + Number(hours) * 60 + Number(minutes) - offset;
  return BigInt(minute * 60 + Number(seconds)) * 1_000_000_000n + BigInt(part.padEnd(9, '0').slice(0, 9));
}
