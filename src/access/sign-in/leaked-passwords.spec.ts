import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../config/package-root.js';
import { isLeaked } from './leaked-passwords.js';
import { passwordFaults } from './password-rules.js';

const lines = readFileSync(join(packageRoot, 'assets', 'passwords', 'leaked.txt'), 'utf8').split('\n');
const words = lines.slice(0, -1);
const codes = (password: string): readonly string[] => passwordFaults(password, 'wang').map(({ code }) => code);

describe('the list of leaked passwords', () => {
  it('is sorted, in lower case, each once, at least three thousand', () => {
    expect(lines.at(-1)).toBe('');
    expect(words.length).toBeGreaterThan(3_000);
    expect([...new Set(words.map((word) => word.toLowerCase()))].sort()).toEqual(words);
  });

  it('holds only what no other rule refuses: it is what stops each of them', () => {
    const codesOf = (word: string): string =>
      passwordFaults(word, '')
        .map(({ code }) => code)
        .join();
    const faults = words.map((word) => `${word} ${codesOf(word)}`);
    expect(faults).toEqual(words.map((word) => `${word} password-leaked`));
  });

  it('is asked whatever the case, for the whole password', () => {
    expect([codes('leavemealone'), codes('LeaveMeAlone')]).toEqual([['password-leaked'], ['password-leaked']]);
    expect([isLeaked('leavemealone4ever'), codes('leave me alone 4 ever')]).toEqual([false, []]);
    expect(passwordFaults('leavemealone', 'wang')[0]?.message.zh).toBe('密码在已泄露密码的清单上，请换一个');
  });
});
