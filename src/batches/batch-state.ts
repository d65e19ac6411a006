/** What a batch is doing, from what was done about it and how far its items came. Pure. */
import type { BatchActName, ItemState } from './batch.entities.js';

export type BatchState = 'running' | 'paused' | 'finished' | 'cancelled';

export type ItemCounts = Readonly<Record<ItemState, number>>;

export const noItems: ItemCounts = { waiting: 0, appraised: 0, done: 0, failed: 0 };

export const openItems = ({ waiting, appraised }: ItemCounts): number => waiting + appraised;

/** `acts`: oldest first. */
export function batchState(acts: readonly BatchActName[], counts: ItemCounts): BatchState {
  if (acts.includes('cancel')) return 'cancelled';
  if (acts.filter((act) => act === 'pause' || act === 'resume').at(-1) === 'pause') return 'paused';
  return openItems(counts) === 0 ? 'finished' : 'running';
}

type ActRefusal = 'batch-over' | 'batch-not-paused' | 'batch-paused-already' | 'nothing-failed';

const refusals: Readonly<Record<BatchActName, Partial<Record<BatchState, ActRefusal>>>> = {
  pause: { paused: 'batch-paused-already', finished: 'batch-over', cancelled: 'batch-over' },
  resume: { running: 'batch-not-paused', finished: 'batch-not-paused', cancelled: 'batch-over' },
  cancel: { finished: 'batch-over', cancelled: 'batch-over' },
  retry: { cancelled: 'batch-over' },
};

/** Why an act makes no sense now; null: it does. */
export function refusalOfAct(act: BatchActName, state: BatchState, { failed }: ItemCounts): ActRefusal | null {
  return refusals[act][state] ?? (act === 'retry' && failed === 0 ? 'nothing-failed' : null);
}
