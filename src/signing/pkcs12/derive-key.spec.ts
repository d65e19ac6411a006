import { describe, expect, it } from '@jest/globals';
import { deriveKey } from './derive-key.js';

/** Values that PKCS #12 implementations hold each other against. */
describe('the key derivation of PKCS #12', () => {
  it.each([
    ['key', 'smeg', '0a58cf64530d823f', 1, '8aaae6297b6cb04642ab5b077851284eb7128f1a2a7fbca3'],
    ['iv', 'smeg', '0a58cf64530d823f', 1, '79993dfe048d3b76'],
    ['key', 'smeg', '642b99ab44fb4b1f', 1, 'f3a95fec48d7711e985cfe67908c5ab79fa3d7c5caa5d966'],
    ['iv', 'smeg', '642b99ab44fb4b1f', 1, 'c0a38d64a79bea1d'],
    ['mac', 'smeg', '3d83c0e4546ac140', 1, '8d967d88f6caa9d714800ab3d48051d63f73a312'],
    ['key', 'queeg', '05dec959acff72f7', 1000, 'ed2034e36328830ff09df1e1a07dd357185dac0d4f9eb3d4'],
    ['iv', 'queeg', '05dec959acff72f7', 1000, '11dedad7758d4860'],
    ['mac', 'queeg', '263216fcc2fab31c', 1000, '5ec4c7a80df652294c3925b6489a7ab857c83476'],
  ] as const)('makes of a password a %s: %s, %s, %i times', (purpose, password, salt, iterations, expected) => {
    const length = expected.length / 2;
    const order = { hash: 'sha1', purpose, password, salt: Buffer.from(salt, 'hex'), iterations, length } as const;
    expect(deriveKey(order).toString('hex')).toBe(expected);
  });

  it('goes on for as many bytes as are asked for, and each of them depends on all of the salt', () => {
    const order = { hash: 'sha512', purpose: 'key', password: '密码', iterations: 2 } as const;
    const derived = (salt: Buffer, length: number): string => deriveKey({ ...order, salt, length }).toString('hex');
    const long = derived(Buffer.alloc(200, 1), 150);
    expect(long).toHaveLength(300);
    expect(derived(Buffer.alloc(200, 1), 70)).toBe(long.slice(0, 140));
    const salt = Buffer.alloc(200, 1);
    salt[199] = 2;
    expect(derived(salt, 150).slice(0, 20)).not.toBe(long.slice(0, 20));
    expect(derived(Buffer.alloc(0), 8)).toHaveLength(16);
  });
});
