import { describe, expect, it } from '@jest/globals';
import { namesThePerson } from './names-the-person.js';

describe('the name in a certificate', () => {
  it.each([
    ['王示例', '王示例'],
    ['王示例（开发测试）', '王示例'],
    ['王示例@210102199001011234', '王示例'],
    ['CN-王示例-2101000001', '王示例'],
    ['阿卜杜拉·买买提', '阿卜杜拉·买买提'],
    ['John Smith (Appraiser)', 'John Smith'],
    ['a+b (c)', 'a+b'],
  ])('%s is %s’s', (commonName, name) => {
    expect(namesThePerson(commonName, name)).toBe(true);
  });

  it.each([
    ['王示例', '王示'],
    ['王示例', '示例'],
    ['小王示例', '王示例'],
    ['阿卜杜拉·买买提', '阿卜杜拉'],
    ['李示例（开发测试）', '王示例'],
    ['王示例', ''],
    ['王示例', ' '],
    ['王示例', '王.例'],
  ])('%s is not %s’s', (commonName, name) => {
    expect(namesThePerson(commonName, name)).toBe(false);
  });
});
