import { describe, expect, it } from '@jest/globals';
import { maskName } from './mask-name.js';

describe('a name for public notice', () => {
  it.each([
    ['王小明', '王**'],
    ['王明', '王*'],
    // A single character is somebody too: the star hides that there is no more.
    ['王', '王*'],
    ['欧阳小明', '欧**'],
    ['王小明、李红', '王**、李*'],
    ['王小明，李红 / 张三', '王**、李*、张*'],
    ['𠮷田一郎', '𠮷**'],
    ['沈阳某某物业有限公司', '沈**'],
    ['', ''],
    [null, ''],
  ])('%s → %s', (name, masked) => {
    expect(maskName(name)).toBe(masked);
  });
});
