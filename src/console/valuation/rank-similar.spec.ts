import { describe, expect, it } from '@jest/globals';
import { rankSimilar } from './rank-similar.js';

describe('lifts like this one', () => {
  const of = (name: string, lift: object, count = 1) => ({
    name,
    paper: { order: { lift, components: Array.from({ length: count }, () => ({ id: 'c01', type: 'buffer' })) } },
  });

  it('come first where more facts agree, without those that have no list', () => {
    const lift = { drive: 'geared' as const, machineRoom: true, ratedLoadKg: '1000', stops: 11 };
    const ranked = rankSimilar(lift, [
      of('other drive', { drive: 'gearless', machineRoom: true }),
      of('no list', lift, 0),
      of('twin', lift),
      of('first of two alike', { drive: 'geared' }),
      of('second of two alike', { stops: 11 }),
    ]);
    expect(ranked.map(({ name }) => name)).toEqual([
      'twin',
      'other drive',
      'first of two alike',
      'second of two alike',
    ]);
  });
});
