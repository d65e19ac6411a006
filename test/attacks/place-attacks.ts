import { altered, type Attack, refused, unreadable } from './attack.js';
import { replaceText } from '../signing/forge-signature.js';
import { reranged, retexted, rewritten } from './resealed.js';

const gap = altered('byte-range-gap');
const malformed = altered('byte-range-malformed');

/** Each is signed again, correctly, by the firm's own key over the bytes the range names: only the structure is wrong. */
export const byteRangeAttacks: Attack[] = (
  [
    ['hides bytes in front of the message', (s, e, r) => `[0 ${s - 40} ${e} ${r}]`, gap],
    ['hides bytes behind the message', (s, e, r) => `[0 ${s} ${e + 20} ${r - 20}]`, gap],
    ['leaves the brackets of the message out', (s, e, r) => `[0 ${s + 1} ${e - 1} ${r + 1}]`, gap],
    ['has its gap elsewhere', (_, e, r) => `[0 100 200 ${e + r - 200}]`, gap],
    ['overlaps itself', (s, e, r) => `[0 ${e} ${s} ${r}]`, malformed],
    ['does not begin at 0', (s, e, r) => `[9 ${s - 9} ${e} ${r}]`, malformed],
    ['ends behind the file', (s, e, r) => `[0 ${s} ${e} ${r + 1}]`, malformed],
    ['covers nothing behind the message', (s, e) => `[0 ${s} ${e} 0]`, malformed],
    ['leaves out the last byte', (s, e, r) => `[0 ${s} ${e} ${r - 1}]`, altered('bytes-after-last-signature')],
    ['has a negative number', (s, e, r) => `[0 ${s} ${e} -${r}]`, malformed],
    ['has five numbers', (s, e, r) => `[0 ${s} ${e} ${r} 0]`, malformed],
    ['has two numbers', (s) => `[0 ${s}]`, malformed],
    ['has a huge number', (s, e) => `[0 ${s} ${e} 999999999999999]`, malformed],
    ['has a number beyond all numbers', (s) => `[0 ${s} 9007199254740993 1]`, malformed],
    ['is another object', () => '9 0 R', malformed],
    ['is null', () => 'null', malformed],
  ] as [string, (s: number, e: number, r: number) => string, Attack['answer']][]
).map(([what, range, answer]) => ({
  name: `a byte range that ${what}`,
  make: (report) => reranged(report, range),
  answer,
}));

const contents = altered('contents-malformed');
const location = '/Location <feff6c889633>';

export const contentsAttacks: Attack[] = [
  {
    name: 'a message in brackets of text',
    make: ({ sealed }) => rewritten(sealed, (digits) => `(${digits.slice(1, -1)})`),
    answer: contents,
  },
  {
    name: 'a message that is another object',
    make: ({ sealed }) => rewritten(sealed, ({ length }) => '9 0 R'.padEnd(length)),
    answer: contents,
  },
  {
    name: 'two messages in one dictionary',
    make: (report) => retexted(report, location, '/Contents <000000000000>'),
    answer: unreadable,
  },
  {
    name: 'two messages in one dictionary, one spelled otherwise',
    make: (report) => retexted(report, location, '/C#6fntents <0000000000>'),
    answer: unreadable,
  },
  {
    name: 'an odd number of digits',
    make: ({ sealed }) => rewritten(sealed, (digits) => `${digits.slice(0, -2)}> `),
    answer: gap,
  },
  {
    name: 'a message in letters of both cases',
    make: ({ sealed }) => rewritten(sealed, (digits) => digits.replace(/[a-f]/, (digit) => digit.toUpperCase())),
    answer: contents,
  },
  {
    name: 'the last message in capital letters',
    make: ({ issued }) => rewritten(issued, (digits) => digits.toUpperCase()),
    answer: { by: 'bytes', levels: ['B-LTA', 'B-LTA', 'B-LTA'] },
  },
  {
    name: 'the message of the seal in capital letters, under the archive time-stamp',
    make: ({ issued, sealed }) =>
      Buffer.concat([rewritten(sealed, (digits) => digits.toUpperCase()), issued.subarray(sealed.length)]),
    answer: altered('time-stamp-mismatch'),
  },
  {
    name: 'something behind the message in its room',
    make: ({ issued }) => rewritten(issued, (digits) => digits.replace(/0{8}>$/, '0badc0de>')),
    answer: altered('contents-padding'),
  },
  {
    name: 'a shorter room',
    make: ({ sealed }) => rewritten(sealed, (digits) => digits.replace(/0{10}>$/, `>${' '.repeat(10)}`)),
    answer: gap,
  },
  {
    name: 'blanks between the digits',
    make: ({ sealed }) => rewritten(sealed, (digits) => digits.replace(/00>$/, '  >')),
    answer: contents,
  },
  {
    name: 'no message (USF 1)',
    make: ({ sealed }) => replaceText(sealed, '/Contents <', '/Contentz <'),
    answer: contents,
  },
  {
    name: 'no byte range (USF 2)',
    make: ({ sealed }) => replaceText(sealed, '/ByteRange [', '/ByteRangf ['),
    answer: malformed,
  },
  {
    name: 'a message of no bytes (USF 3)',
    make: ({ sealed }) => rewritten(sealed, ({ length }) => '<>'.padEnd(length)),
    answer: gap,
  },
  {
    name: 'a message of zeros (USF 4)',
    make: ({ sealed }) => rewritten(sealed, ({ length }) => `<${'0'.repeat(length - 2)}>`),
    answer: refused('invalid', 'cms-malformed'),
  },
];
