/**
 * Amounts in Chinese capitals (人民币大写) as on bills and vouchers: 《正确填写票据和结算凭证的基本规定》 and
 * 会计基础工作规范. Where both texts allow a 零 to be written or left out, it is left out; 整 follows 元 and 角,
 * never 分.
 */
import type { DecimalText } from './order.js';
import { parseDecimal, roundDecimal, unitsAt } from './exact/decimal.js';
import { absolute } from './exact/integer.js';

const digits = '零壹贰叁肆伍陆柒捌玖';
/** From the highest, with what one of them is worth. */
const places = [
  [1000, '仟'],
  [100, '佰'],
  [10, '拾'],
  [1, ''],
] as const;
const groups = [
  [10n ** 12n, '万'],
  [10n ** 8n, '亿'],
  [10n ** 4n, '万'],
  [1n, ''],
] as const;

/** 9,999,999,999,999,999.99 CNY: sixteen digits before the point, 仟万亿 the highest place. */
export const largestInCapitals = '9999999999999999.99';
const largestFen = BigInt(unitsAt(parseDecimal(largestInCapitals), 2));

/** `"-1409.50"` → 人民币负壹仟肆佰零玖元伍角整. Throws beyond `largestInCapitals` and on parts of a fen. */
export function toCapitals(amount: DecimalText): string {
  const value = parseDecimal(amount);
  if (value.scale > 2) throw new RangeError(`Not an amount in fen: ${amount}`);
  const fen = BigInt(absolute(roundDecimal(value, 2)));
  if (fen > largestFen) throw new RangeError(`No capitals beyond ${largestInCapitals}: ${amount}`);
  const sign = value.units < 0 ? '负' : '';
  return `人民币${sign}${wordsOf(fen / 100n, Number(fen % 100n))}`;
}

function wordsOf(yuan: bigint, cents: number): string {
  const [jiao, fen] = [Math.floor(cents / 10), cents % 10];
  const whole = yuan > 0n ? `${wholeNumber(yuan)}元` : '';
  if (cents === 0) return whole === '' ? '零元整' : `${whole}整`;
  const tens = jiao > 0 ? `${digitAt(jiao)}角` : '';
  if (fen === 0) return `${whole}${tens}整`;
  const gap = jiao === 0 && whole !== '' ? '零' : '';
  return `${whole}${gap}${tens}${digitAt(fen)}分`;
}

/** Groups of four digits from the highest; a 零 stands wherever a zero lies between two digits that are read. */
function wholeNumber(yuan: bigint): string {
  let words = '';
  let gap = false;
  for (const [worth, name] of groups) {
    const value = Number((yuan / worth) % 10_000n);
    if (value > 0) {
      words += (words !== '' && (gap || value < 1000) ? '零' : '') + fourDigits(value) + name;
      gap = false;
    } else {
      gap = true;
      // 万亿: the name 亿 closes both upper groups, also when its own group is empty.
      if (name === '亿' && words !== '') words += name;
    }
  }
  return words;
}

/** 1 … 9999 without a leading 零; trailing zeros are silent. */
function fourDigits(value: number): string {
  let words = '';
  let gap = false;
  for (const [worth, name] of places) {
    const digit = Math.floor(value / worth) % 10;
    if (digit > 0) {
      words += (gap && words !== '' ? '零' : '') + digitAt(digit) + name;
      gap = false;
    } else gap = true;
  }
  return words;
}

function digitAt(digit: number): string {
  return digits.charAt(digit);
}
