import { describe, expect, it } from '@jest/globals';
import { derCount, derObjectId, derOctets, derSequence, derSetOf, strictDerLength } from './der.js';

const bytes = (hex: string) => Buffer.from(hex, 'hex');

const nested = (depth: number): string => (depth === 0 ? '' : derSequence(bytes(nested(depth - 1))).toString('hex'));

describe('DER', () => {
  it('is written as the standard shows it', () => {
    expect(derSequence(derCount(5), derOctets(bytes('aabb'))).toString('hex')).toBe('30070201050402aabb');
    expect(derObjectId('1.2.840.113549').toString('hex')).toBe('06062a864886f70d');
    expect(derOctets(Buffer.alloc(128)).subarray(0, 3).toString('hex')).toBe('048180');
    expect(derOctets(Buffer.alloc(256)).subarray(0, 4).toString('hex')).toBe('04820100');
  });

  it('sorts a set by the bytes of its members', () => {
    expect(derSetOf(derCount(3), derCount(1), derOctets(bytes('00'))).toString('hex')).toBe('3109020101020103040100');
  });

  it.each([
    ['0500', 2],
    ['30070201050402aabb', 9],
    ['30070201050402aabb0000', 9],
    ['048180' + '00'.repeat(128), 131],
  ])('is measured: %s', (hex, length) => {
    expect(strictDerLength(bytes(hex))).toBe(length);
  });

  it.each([
    ['nothing', ''],
    ['a missing length', '30'],
    ['a missing content', '3005'],
    ['an indefinite length', '30800000'],
    ['a padded length', '30810100'],
    ['a length with a leading zero', '04820001aa'],
    ['a length of five bytes', '04850000000001aa'],
    ['a member that sticks out', '300302050000'],
    ['a long tag', '1f8100'],
    ['an end of contents', '300405000000'],
    ['deep nesting', nested(40)],
  ])('is refused with %s', (_, hex) => {
    expect(strictDerLength(bytes(hex))).toBeUndefined();
  });
});
