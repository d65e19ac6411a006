/** Places on a chart. Only drawing: every figure that is shown comes from its own text, never from here. */

/** Round steps that hold everything between the least and the greatest value: 3 to 6 lines. */
export function valueTicks(values: readonly number[]): readonly number[] {
  const least = Math.min(...values);
  const greatest = Math.max(...values);
  const span = greatest - least || Math.abs(greatest) || 1;
  const step = roundStep(span / 4);
  const first = Math.floor((least - span * 0.05) / step);
  const last = Math.ceil((greatest + span * 0.05) / step);
  return Array.from({ length: last - first + 1 }, (_, index) => exactMultiple(first + index, step));
}

/** 1, 2 or 5 times a power of ten. */
function roundStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const digit = [1, 2, 5, 10].find((one) => one * power >= rough * 0.999) ?? 10;
  return digit * power;
}

const exactMultiple = (count: number, step: number): number => Number((count * step).toPrecision(12));

export interface Scale {
  (value: number): number;
}

export function linearScale(from: readonly [number, number], to: readonly [number, number]): Scale {
  const span = from[1] - from[0];
  return (value) => {
    const share = span === 0 ? 0.5 : (value - from[0]) / span;
    return Math.round((to[0] + share * (to[1] - to[0])) * 10) / 10;
  };
}

/** Days since 1970-01-01 of `YYYY-MM-DD`. */
export const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000;

/** First days of months or years, at most so many that their words do not touch. */
export function dayTicks(first: string, last: string, most: number): readonly { day: string; label: string }[] {
  const from = monthNumber(first);
  const to = monthNumber(last);
  const step = [1, 3, 6, 12, 24, 60, 120].find((months) => (to - from) / months < most) ?? 240;
  const start = Math.ceil((from + (first.endsWith('-01') ? 0 : 0.01)) / step) * step;
  const ticks = [];
  for (let month = start; month <= to; month += step) ticks.push(tickOf(month, step));
  return ticks;
}

const monthNumber = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;

function tickOf(month: number, step: number): { day: string; label: string } {
  const year = String(Math.floor(month / 12)).padStart(4, '0');
  const day = `${year}-${String((month % 12) + 1).padStart(2, '0')}-01`;
  return { day, label: step >= 12 ? `${year}年` : day.slice(0, 7) };
}
