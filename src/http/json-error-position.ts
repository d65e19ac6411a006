/** Where a text stops being JSON. JSON.parse names the place only in some of its messages. */
import { endOfString } from './json-structure.js';

type Expected = 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'colon' | 'comma-or-end' | 'nothing';

interface Reading {
  expected: Expected;
  readonly open: ('{' | '[')[];
}

const literal = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const space = /[ \t\n\r]*/y;

/** Index of the first character that cannot stand where it stands; the text's length when something is missing at the end. */
export function jsonErrorPosition(text: string): number {
  const reading: Reading = { expected: 'value', open: [] };
  let index = skip(text, 0, space);
  while (index < text.length) {
    const end = readToken(reading, text, index);
    if (end === null) return index;
    index = skip(text, end, space);
  }
  return text.length;
}

function skip(text: string, index: number, pattern: RegExp): number {
  pattern.lastIndex = index;
  return pattern.test(text) ? pattern.lastIndex : index;
}

/** The index after the token, or null when it may not stand here. */
function readToken(reading: Reading, text: string, index: number): number | null {
  const sign = text[index] ?? '';
  if (sign === '"') return readString(reading, text, index);
  const readSign = signs[sign];
  if (readSign !== undefined) return readSign(reading) ? index + 1 : null;
  const end = skip(text, index, literal);
  return end > index && endValue(reading) ? end : null;
}

const signs: Readonly<Record<string, (reading: Reading) => boolean>> = {
  '{': (reading) => readOpening(reading, '{'),
  '[': (reading) => readOpening(reading, '['),
  '}': (reading) => readClosing(reading, '}'),
  ']': (reading) => readClosing(reading, ']'),
  ':': (reading) => step(reading, 'colon', 'value'),
  ',': (reading) => step(reading, 'comma-or-end', reading.open.at(-1) === '{' ? 'key' : 'value'),
};

function step(reading: Reading, from: Expected, to: Expected): boolean {
  if (reading.expected !== from) return false;
  reading.expected = to;
  return true;
}

function readString(reading: Reading, text: string, index: number): number | null {
  const end = endOfString(text, index);
  try {
    JSON.parse(text.slice(index, end));
  } catch {
    return null;
  }
  const isKey = reading.expected === 'key' || reading.expected === 'key-or-end';
  if (isKey) reading.expected = 'colon';
  return isKey || endValue(reading) ? end : null;
}

const mayBeValue = (reading: Reading): boolean => reading.expected === 'value' || reading.expected === 'value-or-end';

function readOpening(reading: Reading, sign: '{' | '['): boolean {
  if (!mayBeValue(reading)) return false;
  reading.open.push(sign);
  reading.expected = sign === '{' ? 'key-or-end' : 'value-or-end';
  return true;
}

function readClosing(reading: Reading, sign: string): boolean {
  const [opening, empty] = sign === '}' ? ['{', 'key-or-end'] : ['[', 'value-or-end'];
  if (reading.open.at(-1) !== opening || ![empty, 'comma-or-end'].includes(reading.expected)) return false;
  reading.open.pop();
  reading.expected = afterValue(reading);
  return true;
}

function endValue(reading: Reading): boolean {
  if (!mayBeValue(reading)) return false;
  reading.expected = afterValue(reading);
  return true;
}

const afterValue = (reading: Reading): Expected => (reading.open.length === 0 ? 'nothing' : 'comma-or-end');
