/** Instants by China's clock, as people read them. */

const offsetMs = 8 * 60 * 60 * 1000;

/** `2026-11-02T08:00:00Z` → `2026-11-02 16:00` */
export function minuteOf(instant: string): string {
  const local = new Date(Date.parse(instant) + offsetMs).toISOString();
  return `${local.slice(0, 10)} ${local.slice(11, 16)}`;
}

/** `2026-11-02T20:00:00Z` → `2026-11-03` */
export const dayOf = (instant: string): string => minuteOf(instant).slice(0, 10);
