import { describe, expect, it } from '@jest/globals';
import { batchProgress } from './batch-progress.js';
import { noItems } from './batch-state.js';

describe('the progress of a batch', () => {
  const counts = { ...noItems, waiting: 90, appraised: 10, done: 120 };

  it('is what ended in the last minute, and what is left at that rate', () => {
    const seen = { state: 'running', counts, ended: 120, ageMs: 3_600_000 } as const;
    expect(batchProgress(seen)).toEqual({ ratePerSecond: '2.0', secondsLeft: 50 });
  });

  it('of a young batch counts the seconds it has had', () => {
    const seen = { state: 'running', counts, ended: 120, ageMs: 10_000 } as const;
    expect(batchProgress(seen)).toEqual({ ratePerSecond: '12.0', secondsLeft: 9 });
    expect(batchProgress({ ...seen, ended: 3, ageMs: 0 })).toEqual({ ratePerSecond: '3.0', secondsLeft: 34 });
  });

  it('says nothing it cannot know', () => {
    const seen = { counts, ended: 0, ageMs: 90_000 } as const;
    expect(batchProgress({ ...seen, state: 'running' })).toEqual({ ratePerSecond: '0.0', secondsLeft: null });
    expect(batchProgress({ ...seen, ended: 5, state: 'paused' })).toEqual({ ratePerSecond: null, secondsLeft: null });
  });
});
