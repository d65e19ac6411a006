import { describe, expect, it } from '@jest/globals';
import { batchActs, type BatchActName } from './batch.entities.js';
import { batchState, noItems, refusalOfAct, type BatchState, type ItemCounts } from './batch-state.js';

const waiting: ItemCounts = { ...noItems, waiting: 3, done: 1 };
const over: ItemCounts = { ...noItems, done: 3, failed: 1 };

describe('the state of a batch', () => {
  it.each<[BatchState, readonly BatchActName[], ItemCounts]>([
    ['running', [], waiting],
    ['running', [], { ...noItems, appraised: 1 }],
    ['finished', [], over],
    ['paused', ['pause'], waiting],
    ['running', ['pause', 'resume'], waiting],
    ['paused', ['pause', 'resume', 'pause', 'retry'], waiting],
    // Its last item was in hand when it was paused.
    ['paused', ['pause'], over],
    ['finished', ['pause', 'resume'], over],
    ['cancelled', ['cancel'], waiting],
    ['cancelled', ['pause', 'cancel'], over],
    ['running', ['retry'], waiting],
  ])('is %s after %j', (state, acts, counts) => {
    expect(batchState(acts, counts)).toBe(state);
  });
});

describe('an act', () => {
  it.each<[BatchState, ItemCounts, readonly BatchActName[]]>([
    ['running', waiting, ['pause', 'cancel']],
    ['running', { ...waiting, failed: 1 }, ['pause', 'cancel', 'retry']],
    ['paused', waiting, ['resume', 'cancel']],
    ['finished', over, ['retry']],
    ['finished', { ...noItems, done: 4 }, []],
    ['cancelled', over, []],
  ])('makes sense on a batch that is %s with %j: %j', (state, counts, allowed) => {
    expect(batchActs.filter((act) => refusalOfAct(act, state, counts) === null)).toEqual(allowed);
  });
});
