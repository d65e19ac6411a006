import { describe, expect, it } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { SettingsError } from '../config/settings.js';
import { endedBy } from './ended-by.js';
import { CommandError } from './exit-code.js';

const thrown = (work: () => Promise<unknown>): Promise<unknown> =>
  work().then(
    () => null,
    (error: unknown) => error,
  );

describe('a command that an error ends', () => {
  it('says what it has to say, with its own code', () => {
    expect(endedBy(new CommandError('拒绝评估', 1))).toEqual({ text: '拒绝评估', exitCode: 1 });
  });

  it('says which settings are wrong, and that a file cannot be read, as things others can mend', async () => {
    const settings = endedBy(new SettingsError([{ name: 'PORT', allowed: '0…65535' }]));
    expect(settings).toEqual({ text: 'These settings are wrong:\n  PORT: 0…65535', exitCode: 2 });
    const file = endedBy(await thrown(() => readFile('/nowhere/file')));
    expect(file).toEqual({ text: '无法读写 /nowhere/file：ENOENT', exitCode: 2 });
  });

  it('shows where the program is at fault, with a code that no answer has', async () => {
    const { text, exitCode } = endedBy(await thrown(() => Promise.reject(new TypeError('x is not a function'))));
    expect([exitCode, text]).toEqual([70, expect.stringMatching(/^TypeError: x is not a function\n {4}at /)]);
    expect(endedBy('thrown')).toEqual({ text: 'thrown', exitCode: 70 });
  });
});
