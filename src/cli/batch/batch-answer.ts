/** What the command line reads of a batch. */
export interface BatchAnswer {
  readonly id: string;
  readonly state: 'running' | 'paused' | 'finished' | 'cancelled';
  readonly reports: 'none' | 'issue';
  readonly lifts: number;
  readonly counts: Readonly<Record<'waiting' | 'appraised' | 'done' | 'failed', number>>;
  readonly ratePerSecond: string | null;
  readonly secondsLeft: number | null;
}

export interface StoredBatchAnswer extends BatchAnswer {
  readonly warnings: readonly { readonly deviceCode: string; readonly positions: readonly number[] }[];
}

export const isOver = ({ state }: BatchAnswer): boolean => state === 'finished' || state === 'cancelled';
