import type { Bilingual } from '../../http/language.js';

/** What may be wrong with the shape of an order, before any rule book is opened. */
export const shapeFaultTexts = {
  required: { zh: '缺少必填项', en: 'This field is required' },
  'unknown-property': { zh: '没有这个字段', en: 'There is no such field' },
  'string-expected': { zh: '应为字符串', en: 'A string belongs here' },
  'boolean-expected': { zh: '应为 true 或 false', en: 'true or false belongs here' },
  'integer-expected': { zh: '应为整数', en: 'A whole number belongs here' },
  'integer-out-of-range': { zh: '整数超出允许范围', en: 'The whole number is out of range' },
  'object-expected': { zh: '应为对象', en: 'An object belongs here' },
  'array-expected': { zh: '应为数组', en: 'An array belongs here' },
  'too-many-items': { zh: '条目过多', en: 'There are too many items' },
  'too-few-items': { zh: '条目过少', en: 'There are too few items' },
  'decimal-string-expected': {
    zh: '数量、金额和比率须写成十进制字符串（加引号），不得写成 JSON 数字',
    en: 'Quantities, money and rates are decimal strings in quotes, never JSON numbers',
  },
  'decimal-malformed': {
    zh: '不是十进制数：不得有指数、正号、前导零或负零，至多 15 位整数、10 位小数',
    en: 'Not a plain decimal: no exponent, plus sign, leading zeros or negative zero, at most 15 digits and 10 decimals',
  },
  'decimal-out-of-range': { zh: '数值超出允许范围', en: 'The value is out of range' },
  'calendar-day-invalid': {
    zh: '应为存在的日期，写成 YYYY-MM-DD（例如 2026-08-20）',
    en: 'A day of the calendar is expected, written as YYYY-MM-DD (2026-08-20)',
  },
  'instant-invalid': { zh: '不是带时区的时刻（RFC 3339）', en: 'Not an instant with its offset (RFC 3339)' },
  'code-malformed': { zh: '代码格式不符', en: 'The code does not have the right form' },
  'value-not-allowed': { zh: '不是允许的取值', en: 'The value is not one of those allowed' },
  'text-empty': { zh: '不得为空；没有内容时请省略该字段', en: 'Empty: leave the field out instead' },
  'text-too-long': { zh: '文字过长', en: 'The text is too long' },
  'text-not-plain': {
    zh: '不得含控制字符、残缺字符或首尾空白',
    en: 'No control characters, broken characters or blanks at the ends',
  },
} satisfies Record<string, Bilingual>;

export type ShapeFaultCode = keyof typeof shapeFaultTexts;
