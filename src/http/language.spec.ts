import { describe, expect, it } from '@jest/globals';
import { languageOf } from './language.js';

describe('languageOf', () => {
  it.each([
    [undefined, 'zh'],
    ['', 'zh'],
    ['en', 'en'],
    ['en-GB,en;q=0.9', 'en'],
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
    ['fr,en;q=0.5', 'en'],
    ['zh;q=0.2, en;q=0.7', 'en'],
    ['zh;q=0, *;q=0.5', 'en'],
    ['*', 'zh'],
    ['de', 'zh'],
    ['en;q=nonsense', 'zh'],
  ] as const)('%j → %s', (header, language) => {
    expect(languageOf(header)).toBe(language);
  });
});
