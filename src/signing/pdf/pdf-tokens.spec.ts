import { describe, expect, it } from '@jest/globals';
import { PdfParser } from './pdf-parser.js';
import { type PdfName, PdfString } from './pdf-value.js';
import { readHexString, readLiteralString, readName } from './pdf-tokens.js';

const bytes = (text: string): Buffer => Buffer.from(text, 'latin1');
const hex = (token: { value: Uint8Array; end: number } | undefined) =>
  token && [Buffer.from(token.value).toString('hex'), token.end];

describe('a name', () => {
  it.each([
    ['ends at a blank', '/Name 1', 'Name', 5],
    ['ends at a bracket', '/Name[1]', 'Name', 5],
    ['ends at the next name', '/Name/Next', 'Name', 5],
    ['ends with the file', '/Name', 'Name', 5],
    ['may be empty', '/ 1', '', 1],
    ['may hold any byte by its number', '/A#20#2f#C3b', 'A /\xc3b', 12],
    ['may hold a byte above ASCII', '/\xe9', '\xe9', 2],
  ])('%s', (_, text, value, end) => {
    expect(readName(bytes(text), 0)).toEqual({ value, end });
  });

  it.each(['/A#', '/A#4', '/A#4 ', '/A#4g', '/A#g4', '/A##41'])('is malformed: %s', (text) => {
    expect(readName(bytes(text), 0)).toBeUndefined();
  });
});

describe('a string of hexadecimal digits', () => {
  it.each([
    ['in both cases', '<4aFf>', '4aff', 6],
    ['with blanks of every kind', '<4 1\n4\t2\r\f\0>', '4142', 12],
    ['with an odd last digit, which counts as followed by 0', '<414>', '4140', 5],
    ['that is empty', '<>', '', 2],
    ['up to its bracket', '<41>42>', '41', 4],
  ])('is read %s', (_, text, value, end) => {
    expect(hex(readHexString(bytes(text), 0))).toEqual([value, end]);
  });

  it.each(['<41', '<4x>', '<(>', '</41>', '<4:>', '<4@>', '<4G>', '<4`>'])('is malformed: %s', (text) => {
    expect(readHexString(bytes(text), 0)).toBeUndefined();
  });
});

describe('a string in round brackets', () => {
  it.each([
    ['with brackets in pairs', '(a(b)c)d', 'a(b)c', 7],
    ['with a bracket that is escaped', '(a\\)b\\(c)', 'a)b(c', 9],
    ['with a backslash', '(a\\\\)', 'a\\', 5],
    ['with the escapes that have names', '(\\n\\r\\t\\b\\f)', '\n\r\t\b\f', 12],
    ['with an escape that has none', '(\\q)', 'q', 4],
    ['with octal numbers of one, two and three digits', '(\\1\\12\\1234)', '\x01\nS4', 12],
    ['with an octal number that ends at an 8', '(\\18)', '\x018', 5],
    ['with an octal number above a byte, cut off', '(\\501)', 'A', 6],
    ['over a line that goes on', '(a\\\nb\\\rc\\\r\nd)', 'abcd', 13],
    ['with line ends, each a line feed', '(a\rb\r\nc\nd)', 'a\nb\nc\nd', 10],
    ['that is empty', '()', '', 2],
  ])('is read %s', (_, text, value, end) => {
    const token = readLiteralString(bytes(text), 0);
    expect(token && [Buffer.from(token.value).toString('latin1'), token.end]).toEqual([value, end]);
  });

  it.each(['(', '(a', '(a(b)', '(a\\)', '(\\'])('is malformed: %s', (text) => {
    expect(readLiteralString(bytes(text), 0)).toBeUndefined();
  });
});

describe('the parser at its borders', () => {
  const read = (text: string) => new PdfParser(bytes(text)).readValue();

  it('reads a number as far as every reader does', () => {
    expect(read('999999999999999')).toBe(999_999_999_999_999);
    expect(read('-0.5')).toBe(-0.5);
    expect(read('1234567890123456')).toBe(1_234_567_890_123_456);
    expect(read('0'.repeat(64))).toBe(0);
    expect(() => read('0'.repeat(65))).toThrow('a number of too many digits');
    for (const text of ['--1', '+', '.', '1-', '0x1', '1.2.3', 'e1', '1e1']) {
      expect(() => read(text)).toThrow('a value expected');
    }
  });

  it('reads values sixty-four deep and no deeper', () => {
    const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);
    expect(read(nested(65))).toHaveLength(1);
    expect(() => read(nested(66))).toThrow('nested too deeply');
    const inside = (depth: number): string => '<< /A '.repeat(depth) + '1' + ' >>'.repeat(depth);
    expect(() => read(inside(64))).not.toThrow();
    expect(() => read(inside(65))).toThrow('nested too deeply');
  });

  it('takes two numbers for a reference only before an R that stands alone', () => {
    expect(read('12 3 R')).toMatchObject({ number: 12, generation: 3 });
    expect(read('12 % old\n3\nR')).toMatchObject({ number: 12, generation: 3 });
    for (const text of ['12 3 RG', '12 3', '12 -3 R', '12 3.0 R', '12 R']) expect(read(text)).toBe(12);
  });

  it('takes a word only when it ends there', () => {
    expect(() => read('trues')).toThrow('a value expected');
    expect(read('true%')).toBe(true);
    expect(read('[null/A]')).toMatchObject([null, { text: 'A' }]);
  });

  it('steps over comments up to the end of their line, and keeps them', () => {
    const parser = new PdfParser(bytes('% one\r%two\n  % three\r\n/Name % last'));
    expect((parser.readValue() as PdfName).text).toBe('Name');
    expect(parser.comments).toEqual(['% one', '%two', '% three']);
    parser.skipSpace();
    expect(parser.position).toBe(parser.bytes.length);
    expect(parser.comments.at(-1)).toBe('% last');
  });

  it('says where it stopped', () => {
    expect(() => read('  maybe')).toThrow('a value expected at byte 2');
    expect(() => read('<< /A 1 /A 2 >>')).toThrow('the key /A twice in one dictionary');
    expect(() => new PdfParser(bytes('abc')).expectWord('obj')).toThrow('"obj" expected at byte 0');
    expect(() => new PdfParser(bytes(' x')).readCount()).toThrow('a whole number expected at byte 1');
  });

  it('knows the place of a string in a file, and none inside an object stream', () => {
    expect(read(' (a)')).toEqual(new PdfString(new Uint8Array([0x61]), { start: 1, end: 4, isHex: false }));
    const packed = new PdfParser(bytes('(a)'), { isFile: false }).readValue() as PdfString;
    expect(packed.place).toBeUndefined();
  });
});
