import { describe, expect, it } from '@jest/globals';
import { fingerprintOf, fingerprintOfManifest } from './fingerprint.js';
import { sha256Hex } from './sha256.js';

describe('sha256Hex', () => {
  // FIPS 180-4 examples.
  it.each([
    ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
  ])('hashes %j', (text, hash) => {
    expect(sha256Hex(text)).toBe(hash);
    expect(sha256Hex(new TextEncoder().encode(text))).toBe(hash);
  });
});

describe('fingerprintOf', () => {
  it('does not depend on the order of members', () => {
    expect(fingerprintOf({ a: '1', b: ['2'] })).toBe(fingerprintOf({ b: ['2'], a: '1' }));
  });

  it('depends on every value and on the order of lists', () => {
    expect(fingerprintOf(['1', '2'])).not.toBe(fingerprintOf(['2', '1']));
    expect(fingerprintOf({ a: '1' })).not.toBe(fingerprintOf({ a: '1.0' }));
  });
});

describe('fingerprintOfManifest', () => {
  const one = { path: 'catalogue/car.yaml', sha256: sha256Hex('car') };
  const other = { path: 'edition.yaml', sha256: sha256Hex('edition') };

  it('is the hash of the sorted manifest, which a text editor can repeat', () => {
    const text = `[{"path":"${one.path}","sha256":"${one.sha256}"},{"path":"${other.path}","sha256":"${other.sha256}"}]`;
    expect(fingerprintOfManifest([other, one])).toBe(sha256Hex(text));
  });

  it('changes with a name and with a byte', () => {
    const known = fingerprintOfManifest([one, other]);
    expect(fingerprintOfManifest([{ ...one, path: 'catalogue/Car.yaml' }, other])).not.toBe(known);
    expect(fingerprintOfManifest([{ ...one, sha256: sha256Hex('car ') }, other])).not.toBe(known);
  });

  it('refuses a path named twice', () => {
    expect(() => fingerprintOfManifest([one, one])).toThrow(one.path);
  });
});
