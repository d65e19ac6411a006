import { describe, expect, it } from '@jest/globals';
import { PdfParser } from './pdf-parser.js';
import { writePdfValue } from './write-pdf-value.js';

const parse = (text: string) => new PdfParser(Buffer.from(text, 'latin1')).readValue();
const rewritten = (text: string) => writePdfValue(parse(text));

describe('PdfParser', () => {
  it.each([
    ['true', 'true'],
    ['null', 'null'],
    ['-12', '-12'],
    ['+.5', '0.5'],
    ['4.', '4'],
    ['12 0 R', '12 0 R'],
    ['[1 0 R 2 3]', '[1 0 R 2 3]'],
    ['/A#20B', '/A#20B'],
    ['/', '/'],
    ['(a\\(b\\)(c)\\\\)', '(a\\(b\\)\\(c\\)\\\\)'],
    ['(\\101\\n\\\r\nx\r\ny)', '<410a780a79>'],
    ['<48 65 6C 6c6>', '(Hell`)'],
    ['<< /A [ ] % why\n/B<</C(d)>> >>', '<<\n/A []\n/B <<\n/C (d)\n>>\n>>'],
  ])('reads %j', (text, expected) => {
    expect(rewritten(text)).toBe(expected);
    expect(rewritten(rewritten(text))).toBe(expected);
  });

  it.each([
    ['nothing', ''],
    ['a key twice', '<< /A 1 /A 1 >>'],
    ['a key that is no name', '<< (A) 1 >>'],
    ['an open dictionary', '<< /A 1'],
    ['an open array', '[1 2'],
    ['an open string', '(a(b)'],
    ['a string that is not hexadecimal', '<4x>'],
    ['a name with a broken escape', '/A#4'],
    ['an exponent', '1e5'],
    ['two points', '1.2.3'],
    ['a word', 'maybe'],
    ['deep nesting', `${'['.repeat(100)}${']'.repeat(100)}`],
  ])('refuses %s', (_, text) => {
    expect(() => parse(text)).toThrow(expect.objectContaining({ code: 'pdf-unreadable' }));
  });

  it('knows where a string stands', () => {
    expect(parse('  <41>')).toMatchObject({ place: { start: 2, end: 6, isHex: true } });
  });
});
