import { describe, expect, it } from '@jest/globals';
import { TokenBuckets } from './token-buckets.js';

const minute = 60_000;

describe('token buckets', () => {
  it('give a minute’s worth at once, then say how long to wait, and fill again', () => {
    const buckets = new TokenBuckets(3);
    const taken = [1, 2, 3, 4].map(() => buckets.take('a', 1, 0));
    expect(taken).toEqual([null, null, null, 20]);
    expect(buckets.take('a', 1, 19_000)).toBe(1);
    expect(buckets.take('a', 1, 20_000)).toBeNull();
    expect(buckets.take('a', 1, 20_000)).toBe(20);
    // Never more than a minute's worth, however long one was quiet.
    expect([1, 2, 3, 4].map(() => buckets.take('a', 1, 100 * minute))).toEqual([null, null, null, 20]);
  });

  it('keep callers apart', () => {
    const buckets = new TokenBuckets(1);
    expect([buckets.take('a', 1, 0), buckets.take('a', 1, 0), buckets.take('b', 1, 0)]).toEqual([null, 60, null]);
  });

  it('take what is charged afterwards, with a debt of no more than a minute', () => {
    const buckets = new TokenBuckets(10);
    buckets.charge('a', 15, 0);
    expect(buckets.take('a', 1, 0)).toBe(36);
    for (let time = 0; time < 50; time += 1) buckets.charge('a', 1000, 0);
    expect(buckets.take('a', 1, 0)).toBe(66);
    expect(buckets.take('a', 1, 66_000)).toBeNull();
  });

  it('let through what costs more than a full bucket when the bucket is full', () => {
    const buckets = new TokenBuckets(2);
    expect(buckets.take('a', 5, 0)).toBeNull();
    expect(buckets.take('a', 5, 0)).toBeGreaterThan(60);
  });

  it('do not fill when the clock goes back', () => {
    const buckets = new TokenBuckets(1);
    buckets.take('a', 1, minute);
    expect(buckets.take('a', 1, 0)).toBe(60);
  });
});
