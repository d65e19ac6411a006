import { afterAll, describe, expect, it } from '@jest/globals';
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keyOfFile, SecretBox } from './secret-box.js';

describe('SecretBox', () => {
  const box = new SecretBox(Buffer.alloc(32, 1));
  it('opens what it sealed for the same owner, and nothing else', () => {
    const sealed = box.seal('secret', 'a');
    expect(box.open(sealed, 'a')).toBe('secret');
    expect(box.open(sealed, 'b')).toBeNull();
    expect(new SecretBox(Buffer.alloc(32, 2)).open(sealed, 'a')).toBeNull();
    const bytes = Buffer.from(sealed, 'base64url');
    for (let index = 0; index < bytes.length; index += 1) {
      const changed = Buffer.from(bytes);
      changed[index]! ^= 1;
      expect(box.open(changed.toString('base64url'), 'a')).toBeNull();
    }
    for (const nothing of ['', 'AAAA']) expect(box.open(nothing, 'a')).toBeNull();
    expect(box.seal('secret', 'a')).not.toBe(sealed);
  });

  it('opens what the key before sealed as well, seals with its own alone, and seals the old anew', () => {
    const before = new SecretBox(Buffer.alloc(32, 2));
    const both = new SecretBox(Buffer.alloc(32, 1), Buffer.alloc(32, 2));
    const old = before.seal('secret', 'a');
    expect([both.open(old, 'a'), both.open(old, 'b')]).toEqual(['secret', null]);
    expect(before.open(both.seal('secret', 'a'), 'a')).toBeNull();
    const anew = both.sealAnew(old, 'a')!;
    expect([box.open(anew, 'a'), before.open(anew, 'a')]).toEqual(['secret', null]);
    expect(both.sealAnew(anew, 'a')).toBe(anew);
    expect([both.sealAnew(old, 'b'), box.sealAnew(old, 'a')]).toEqual([null, null]);
    expect(both.mark('x')).toBe(box.mark('x'));
  });

  it('marks equal texts equally, with its own key', () => {
    expect(box.mark('x')).toBe(box.mark('x'));
    expect(box.mark('x')).not.toBe(new SecretBox(Buffer.alloc(32, 2)).mark('x'));
  });
});

describe('keyOfFile', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lift-appraisal-key-'));
  const file = join(folder, 'secrets.key');
  afterAll(() => rmSync(folder, { recursive: true }));

  it('makes the key once, for its owner’s eyes, and refuses one that others may read', () => {
    const key = keyOfFile(folder);
    expect(key).toHaveLength(32);
    expect(keyOfFile(folder)).toEqual(key);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    chmodSync(file, 0o640);
    expect(() => keyOfFile(folder)).toThrow('mode 600');
    expect(readFileSync(file, 'utf8').trim()).toBe(key.toString('hex'));
    chmodSync(file, 0o600);
    writeFileSync(file, 'short');
    expect(() => keyOfFile(folder)).toThrow('64 hex digits');
  });
});
