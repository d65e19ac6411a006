import { describe, expect, it } from '@jest/globals';
import { difference, equation, product, quotient, sum, term, wholeQuotient, type Expression } from './expression.js';

const number = (value: string, unit = '1'): Expression =>
  term({ name: 'n', value, unit, from: 'lift', path: 'n', basis: null, source: null, note: null });

describe('an expression', () => {
  it('carries its words', () => {
    expect(equation(number('1', '{piece}'))).toBe('1件');
    expect(equation(product('m', number('2', '{run}'), number('34.80', 'm')))).toBe('2列 × 34.8米 = 69.6米');
    const bracketed = product('m', number('2'), sum(number('1.5', 'm'), number('0.50', 'm')));
    expect(equation(bracketed)).toBe('2 × (1.5米 + 0.5米) = 4米');
    expect(equation(difference(number('7'), number('1')))).toBe('7 − 1 = 6');
  });

  it('is exact where a float is not', () => {
    expect(sum(number('0.1'), number('0.2')).value).toBe('0.3');
  });

  it.each([
    ['30', '5', '6'],
    ['30.0001', '5', '7'],
    ['29.9999', '5', '6'],
    ['0.0001', '5', '1'],
    // 34.5 / 5 = 6.9 and 32.5 / 5 = 6.5: the nearest whole number lies above
    ['32.5', '5', '7'],
  ])('rounds %s ÷ %s up to %s', (a, b, whole) => {
    expect(wholeQuotient('1', number(a), number(b)).value).toBe(whole);
  });

  it('says where a quotient is rounded', () => {
    expect(equation(quotient('kg', number('10'), number('4')))).toBe('10 ÷ 4 = 2.5千克');
    // 10 / 3 = 3.3333…
    expect(equation(quotient('kg', number('10'), number('3')))).toBe('10 ÷ 3 ≈ 3.333千克');
  });
});
