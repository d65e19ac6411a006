import { describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { bearerKey, organisationOfKey } from './api-keys.js';

const hashed = (organisationId: string, key: string): { organisationId: string; sha256: string } => ({
  organisationId,
  sha256: createHash('sha256').update(key).digest('hex'),
});

describe('organisationOfKey', () => {
  const keys = [hashed('firm-a', 'key of a'), hashed('firm-b', 'key of b')];
  it('names the organisation of a known key and nobody for any other', () => {
    expect(organisationOfKey(keys, 'key of b')).toBe('firm-b');
    expect(organisationOfKey(keys, 'key of c')).toBeNull();
    expect(organisationOfKey(keys, '')).toBeNull();
    expect(organisationOfKey([], 'key of a')).toBeNull();
  });
});

describe('bearerKey', () => {
  it.each([
    ['Bearer abc', 'abc'],
    ['bearer  abc ', 'abc'],
    ['Basic abc', null],
    ['Bearer', null],
    ['Bearer a b', null],
    [undefined, null],
  ])('%j → %j', (header, key) => {
    expect(bearerKey(header)).toBe(key);
  });
});
