import { describe, expect, it } from '@jest/globals';
import { memberOrderOf } from './member-order.js';

describe('the order of members', () => {
  it('is worked out once for a shape', () => {
    const order = memberOrderOf(['step', 'clause', 'rounding']);
    expect(order).toMatchObject({ sorted: ['clause', 'rounding', 'step'], isKept: true, hasProto: false });
    expect(memberOrderOf(['step', 'clause', 'rounding'])).toBe(order);
  });

  it('tells shapes apart that begin alike', () => {
    expect(memberOrderOf(['a', 'c', 'b']).sorted).toEqual(['a', 'b', 'c']);
    expect(memberOrderOf(['a', 'c']).sorted).toEqual(['a', 'c']);
    expect(memberOrderOf(['a', 'c', 'd']).sorted).toEqual(['a', 'c', 'd']);
    expect(memberOrderOf([]).sorted).toEqual([]);
  });

  it('is right for more shapes than are kept, and for larger ones', () => {
    for (let round = 0; round < 2; round += 1) {
      for (let index = 0; index < 2_000; index += 1) {
        expect(memberOrderOf(['z', `m${index}`]).sorted).toEqual([`m${index}`, 'z']);
        expect(memberOrderOf([`z${index}`, 'm']).sorted).toEqual(['m', `z${index}`]);
      }
    }
    const many = Array.from({ length: 300 }, (_, index) => `m${299 - index}`);
    expect(memberOrderOf(many).sorted).toEqual([...many].sort());
  });

  it('says which keys no object keeps in their place', () => {
    expect(memberOrderOf(['b', '10']).isKept).toBe(false);
    expect(memberOrderOf(['b', '__proto__'])).toMatchObject({ isKept: true, hasProto: true });
  });
});
