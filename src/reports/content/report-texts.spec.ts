import { describe, expect, it } from '@jest/globals';
import { reportTexts } from './report-texts.js';

const text = reportTexts({ plain: '没有空格', filled: '{name}有{count}件，{name}' });

describe('report texts', () => {
  it('fill every placeholder, as often as it stands', () => {
    expect(text('plain')).toBe('没有空格');
    expect(text('filled', { name: '导轨', count: 2 })).toBe('导轨有2件，导轨');
  });

  it('put values in as they are, placeholders in them too', () => {
    expect(text('filled', { name: '{count}$&', count: 0 })).toBe('{count}$&有0件，{count}$&');
  });

  it('throw on a missing key and on a placeholder left open', () => {
    expect(() => text('absent')).toThrow('no entry "absent"');
    expect(() => text('toString')).toThrow('no entry "toString"');
    expect(() => text('filled', { name: '导轨' })).toThrow('nothing to put in {count}');
  });

  it('know which keys they have', () => {
    expect([text.has('plain'), text.has('constructor')]).toEqual([true, false]);
  });
});
