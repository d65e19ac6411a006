import { describe, expect, it } from '@jest/globals';
import { LastUsed } from './last-used.js';

describe('what was used last', () => {
  it('is kept, and what was not asked for longest makes room', () => {
    const kept = new LastUsed<string, number>(2);
    kept.set('one', 1);
    kept.set('two', 2);
    expect(kept.get('one')).toBe(1);
    kept.set('three', 3);
    expect([kept.get('one'), kept.get('two'), kept.get('three')]).toEqual([1, undefined, 3]);
  });

  it('is the later value of a key, which counts once', () => {
    const kept = new LastUsed<string, number>(2);
    kept.set('one', 1);
    kept.set('two', 2);
    kept.set('one', 11);
    expect([kept.get('one'), kept.get('two')]).toEqual([11, 2]);
    kept.set('three', 3);
    expect(kept.get('one')).toBeUndefined();
  });
});
