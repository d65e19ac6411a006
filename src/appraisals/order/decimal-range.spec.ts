import { describe, expect, it } from '@jest/globals';
import { isDecimalText, isWithin } from './decimal-range.js';

describe('isDecimalText', () => {
  it.each(['0', '0.85', '640', '-12.50', '999999999999999.9999999999'])('takes %s', (text) => {
    expect(isDecimalText(text)).toBe(true);
  });
  it.each(['', '.5', '5.', '01', '+1', '1e3', '-0', '-0.00', '1,000', ' 1', '1\n', '１', '0.12345678901'])(
    'refuses %j',
    (text) => {
      expect(isDecimalText(text)).toBe(false);
    },
  );
});

describe('isWithin', () => {
  it('compares exactly, beyond what a float can tell apart', () => {
    expect(isWithin('999999999999999.0000000001', { from: '0', to: '999999999999999' })).toBe(false);
    expect(isWithin('0.0000000001', { above: '0', to: '1' })).toBe(true);
    expect(isWithin('0.0', { above: '0', to: '1' })).toBe(false);
    expect(isWithin('1.000', { above: '0', to: '1' })).toBe(true);
    expect(isWithin('-1.5', { from: '-1', to: '1' })).toBe(false);
  });
});
