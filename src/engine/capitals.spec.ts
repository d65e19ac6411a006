import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { largestInCapitals, toCapitals } from './capitals.js';
import { formatFixed } from './exact/decimal.js';

fc.configureGlobal({ seed: 20240901 });

const values: Record<string, bigint> = { 壹: 1n, 贰: 2n, 叁: 3n, 肆: 4n, 伍: 5n, 陆: 6n, 柒: 7n, 捌: 8n, 玖: 9n };
const inGroup: Record<string, bigint> = { 拾: 10n, 佰: 100n, 仟: 1000n };
const closing: Record<string, bigint> = { 万: 10_000n, 亿: 100_000_000n, 元: 100n };
const cents: Record<string, bigint> = { 角: 10n, 分: 1n };

/** Reads capitals back into fen, by the grammar of Chinese numerals: the other direction, other code. */
function readCapitals(text: string): bigint {
  let [total, group, digit, read] = [0n, 0n, 0n, 0n];
  for (const sign of text.replace(/^人民币负?/, '')) {
    if (sign in inGroup) [group, digit] = [group + digit * inGroup[sign]!, 0n];
    else if (sign === '万') [total, group, digit] = [total + (group + digit) * closing[sign]!, 0n, 0n];
    else if (sign in closing) [total, group, digit] = [(total + group + digit) * closing[sign]!, 0n, 0n];
    else if (sign in cents) [read, digit] = [read + digit * cents[sign]!, 0n];
    else digit = values[sign] ?? 0n;
  }
  return text.startsWith('人民币负') ? -(total + read) : total + read;
}

describe('amounts in Chinese capitals', () => {
  it.each([
    ['0', '人民币零元整'],
    ['0.00', '人民币零元整'],
    ['0.05', '人民币伍分'],
    ['0.50', '人民币伍角整'],
    ['0.58', '人民币伍角捌分'],
    ['1.00', '人民币壹元整'],
    ['10', '人民币壹拾元整'],
    ['15', '人民币壹拾伍元整'],
    ['100', '人民币壹佰元整'],
    ['105', '人民币壹佰零伍元整'],
    ['110', '人民币壹佰壹拾元整'],
    ['1005', '人民币壹仟零伍元整'],
    // the examples of the rules for filling in bills
    ['1409.50', '人民币壹仟肆佰零玖元伍角整'],
    ['6007.14', '人民币陆仟零柒元壹角肆分'],
    ['1680.32', '人民币壹仟陆佰捌拾元叁角贰分'],
    ['107000.53', '人民币壹拾万柒仟元伍角叁分'],
    ['16409.02', '人民币壹万陆仟肆佰零玖元零贰分'],
    ['325.04', '人民币叁佰贰拾伍元零肆分'],
    // zero runs over the groups of four
    ['10000', '人民币壹万元整'],
    ['10001', '人民币壹万零壹元整'],
    ['10010', '人民币壹万零壹拾元整'],
    ['10100', '人民币壹万零壹佰元整'],
    ['11000', '人民币壹万壹仟元整'],
    ['100000', '人民币壹拾万元整'],
    ['1000001', '人民币壹佰万零壹元整'],
    ['10203040', '人民币壹仟零贰拾万叁仟零肆拾元整'],
    ['100000000', '人民币壹亿元整'],
    ['100000001', '人民币壹亿零壹元整'],
    ['100010000', '人民币壹亿零壹万元整'],
    ['110000000', '人民币壹亿壹仟万元整'],
    ['100001000', '人民币壹亿零壹仟元整'],
    ['1000000000000', '人民币壹万亿元整'],
    ['1000000000001', '人民币壹万亿零壹元整'],
    ['1000000010000', '人民币壹万亿零壹万元整'],
    ['1000010000000', '人民币壹万亿零壹仟万元整'],
    ['1000100000000', '人民币壹万零壹亿元整'],
    ['1234567890123.45', '人民币壹万贰仟叁佰肆拾伍亿陆仟柒佰捌拾玖万零壹佰贰拾叁元肆角伍分'],
    ['1000000000000.09', '人民币壹万亿元零玖分'],
    ['9999999999999999.99', '人民币玖仟玖佰玖拾玖万玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分'],
    ['-100', '人民币负壹佰元整'],
    ['-1409.50', '人民币负壹仟肆佰零玖元伍角整'],
    ['-0.05', '人民币负伍分'],
    ['-0.00', '人民币零元整'],
    ['-1000000000000', '人民币负壹万亿元整'],
  ])('%s is %s', (amount, capitals) => {
    expect(toCapitals(amount)).toBe(capitals);
  });

  it('throws beyond the largest amount tested and on parts of a fen', () => {
    expect(toCapitals(largestInCapitals)).toContain('玖分');
    expect(() => toCapitals('10000000000000000')).toThrow(RangeError);
    expect(() => toCapitals('-10000000000000000.00')).toThrow(RangeError);
    expect(() => toCapitals('0.005')).toThrow(RangeError);
    expect(() => toCapitals('十')).toThrow(RangeError);
  });

  it('reads back to the same amount, whatever the zeros', () => {
    const sparse = fc
      .array(fc.constantFrom(0, 0, 0, 1, 2, 9), { minLength: 1, maxLength: 18 })
      .map((list) => BigInt(list.join('')));
    fc.assert(
      fc.property(fc.oneof(sparse, fc.bigInt(0n, 10n ** 18n - 1n)), fc.boolean(), (fen, negative) => {
        const amount = negative ? -fen : fen;
        const words = toCapitals(formatFixed(amount, 2));
        expect(readCapitals(words)).toBe(amount);
        expect(words).not.toMatch(/零零|零元(?!整)|零万|零亿|零角|零分/);
      }),
      { numRuns: 3000 },
    );
  });
});
