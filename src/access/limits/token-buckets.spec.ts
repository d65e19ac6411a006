import { describe, expect, it } from '@jest/globals';
import { TokenBuckets } from './token-buckets.js';

const minute = 60_000;

describe('token buckets', () => {
  it('give a minute’s worth at once, then say how long to wait, and fill again', () => {
    const buckets = new TokenBuckets(3);
    const take = (now: number): number | null => buckets.take('a', 1, now);
    expect([take(0), take(0), take(0), take(0)]).toEqual([null, null, null, 20]);
    expect([take(19_000), take(20_000), take(20_000)]).toEqual([1, null, 20]);
    // Never more than a minute's worth, however long one was quiet.
    const later = 100 * minute;
    expect([take(later), take(later), take(later), take(later)]).toEqual([null, null, null, 20]);
  });

  it('keep callers apart', () => {
    const buckets = new TokenBuckets(1);
    expect([buckets.take('a', 1, 0), buckets.take('a', 1, 0), buckets.take('b', 1, 0)]).toEqual([null, 60, null]);
  });

  it.each([1, 7, 30, 300])('let through exactly %i in a minute', (perMinute) => {
    const buckets = new TokenBuckets(perMinute);
    const taken = Array.from({ length: perMinute + 5 }, () => buckets.take('a', 1, 0));
    expect(taken.filter((wait) => wait === null)).toHaveLength(perMinute);
    const wait = taken.at(-1) ?? 0;
    expect(buckets.take('a', 1, wait * 1000)).toBeNull();
  });

  it('take what is charged afterwards, with a debt of no more than a minute', () => {
    const buckets = new TokenBuckets(10);
    buckets.charge('a', 13, 0);
    expect(buckets.take('a', 1, 0)).toBe(24);
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
    expect(buckets.take('a', 1, 0)).toBe(120);
  });

  it('start anew when the clock goes back by more than anybody can owe: nobody waits for a day that was a mistake', () => {
    const buckets = new TokenBuckets(1);
    const year = 365 * 24 * 60 * minute;
    expect(buckets.take('a', 1, year)).toBeNull();
    expect([buckets.take('a', 1, 0), buckets.take('a', 1, 0)]).toEqual([null, 60]);
    buckets.charge('b', 1, year);
    buckets.charge('b', 1, 0);
    expect(buckets.take('b', 1, minute)).toBeNull();
  });
});
