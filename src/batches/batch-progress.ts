/** How fast a batch goes and how long it will take, from what ended in the last minute. Pure. */
import { openItems, type BatchState, type ItemCounts } from './batch-state.js';

export const windowMs = 60_000;

export interface BatchProgress {
  /** Lifts a second, one decimal; null while nothing is worked on. */
  readonly ratePerSecond: string | null;
  /** null: not to be said yet. */
  readonly secondsLeft: number | null;
}

export interface Seen {
  readonly state: BatchState;
  readonly counts: ItemCounts;
  /** How many ended within the window. */
  readonly ended: number;
  /** Since the batch was sent. */
  readonly ageMs: number;
}

export function batchProgress({ state, counts, ended, ageMs }: Seen): BatchProgress {
  if (state !== 'running') return { ratePerSecond: null, secondsLeft: null };
  // A young batch has not had a whole minute.
  const seconds = Math.max(1_000, Math.min(windowMs, ageMs)) / 1_000;
  const rate = ended / seconds;
  return { ratePerSecond: rate.toFixed(1), secondsLeft: ended === 0 ? null : Math.ceil(openItems(counts) / rate) };
}
