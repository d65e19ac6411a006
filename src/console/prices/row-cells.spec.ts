import { describe, expect, it } from '@jest/globals';
import { percent, rangeText } from './row-cells.js';

describe('percent', () => {
  it.each([
    ['0.03', '3%'],
    ['0', '0%'],
    ['0.0325', '3.25%'],
    ['-0.0520', '−5.2%'],
    ['1.5', '150%'],
    ['0.13', '13%'],
  ])('%s is %s', (share, words) => expect(percent(share)).toBe(words));
});

describe('rangeText', () => {
  it('shows both ends or none', () => {
    expect(rangeText('2070', '2390.50')).toBe('2,070—2,390.50');
    expect(rangeText(undefined, undefined)).toBe('—');
  });
});
