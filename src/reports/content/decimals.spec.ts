import { describe, expect, it } from '@jest/globals';
import { compare, isNegative, isZero, multiply, negate, subtract, sum } from './decimals.js';

describe('exact decimals', () => {
  it('add what floats cannot', () => {
    expect(sum(['0.1', '0.2'], '0')).toBe('0.3');
    expect(sum(['9007199254740993.01', '0.001'])).toBe('9007199254740993.011');
    expect(sum(['0.10', '0.20', '-0.30'])).toBe('0.00');
    expect(sum([])).toBe('0.00');
  });

  it('subtract, negate and multiply with their signs', () => {
    expect(subtract('1.00', '2.50')).toBe('-1.50');
    expect(negate('-0.05')).toBe('0.05');
    expect(negate('0.00')).toBe('0.00');
    expect(multiply('3', '-4')).toBe('-12');
    expect(multiply('-0.5', '0.02')).toBe('-0.010');
    expect(multiply('66.0', '100.000000')).toBe('6600.0000000');
  });

  it('compare whatever their decimals', () => {
    expect(compare('1.0', '1.000')).toBe(0);
    expect(compare('-1', '0.5')).toBe(-1);
    expect(compare('0.20', '0.1999')).toBe(1);
    expect([isZero('0.000'), isZero('0.001'), isNegative('-0.01'), isNegative('0')]).toEqual([
      true,
      false,
      true,
      false,
    ]);
  });
});
