/** Days and instants of the trials: whole numbers inside, text outside. Knows nothing of the engine's calendar. */

/** Quarters of a second after 2024-02-20T22:00:00Z. */
export type Tick = number;
/** Days after 2024-02-10: a leap day and two ends of months lie close by. */
export type DayNumber = number;

const msPerTick = 250;
const msPerDay = 86_400_000;
const firstTick = Date.UTC(2024, 1, 20, 22);
const firstDay = Date.UTC(2024, 1, 10);

/** Ways of writing one and the same instant. */
const offsets = [
  { text: 'Z', minutes: 0 },
  { text: '+08:00', minutes: 480 },
  { text: '-05:30', minutes: -330 },
  { text: '+00:00', minutes: 0 },
] as const;
export const writingCount = offsets.length;

export function dayText(day: DayNumber): string {
  return new Date(firstDay + day * msPerDay).toISOString().slice(0, 10);
}

export function instantText(tick: Tick, writing: number): string {
  const { text, minutes } = offsets[writing % offsets.length]!;
  const local = new Date(firstTick + tick * msPerTick + minutes * 60_000).toISOString();
  return local.slice(0, 19) + fractionText(local.slice(20, 23), writing) + text;
}

/** `.500`, `.5` or, for a whole second, nothing at all. */
function fractionText(milliseconds: string, writing: number): string {
  if (writing % 2 === 0) return `.${milliseconds}`;
  const digits = milliseconds.replace(/0+$/, '');
  return digits === '' ? '' : `.${digits}`;
}
