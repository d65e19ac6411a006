/** Days and instants by the engine's calendar, with the one question that is asked most: which came first. */
import { compareInstants, type Instant } from '../engine/index.js';

export { chinaDayOf, isCalendarDay, isInstant } from '../engine/index.js';

/** Instants are compared as instants, not as text: `+08:00` and `Z` may name the same moment. */
export function isLater(instant: Instant, than: Instant): boolean {
  return compareInstants(instant, than) > 0;
}
