import { describe, expect, it } from '@jest/globals';
import { PdfParser } from './pdf-parser.js';
import { PdfReference, PdfStream } from './pdf-value.js';
import { readIndirectObject, readStreamAt } from './read-indirect-object.js';

const parserAt = (text: string): PdfParser => new PdfParser(Buffer.from(text, 'latin1'));

function contentOf(text: string, length?: number): string {
  try {
    const { object } = readIndirectObject(parserAt(text), length === undefined ? undefined : () => length);
    return object instanceof PdfStream ? Buffer.from(object.packed).toString('latin1') : JSON.stringify(object);
  } catch (error) {
    return (error as Error).message;
  }
}
const streamOf = (start: string, dictionary = '<< /Length 3 >>', end = '\nendstream endobj'): string =>
  `7 0 obj ${dictionary} ${start}${end}`;

describe('an indirect object', () => {
  it('bears its number and generation, and ends with its word', () => {
    const parser = parserAt('12 3 obj 5 endobj behind');
    expect(readIndirectObject(parser)).toEqual({ reference: new PdfReference(12, 3), object: 5 });
    expect(parser.position).toBe('12 3 obj 5 endobj'.length);
  });

  it.each([
    ['without its number', 'obj 5 endobj', 'a whole number expected'],
    ['without its generation', '7 obj 5 endobj', 'a whole number expected'],
    ['without its word', '7 0 5 endobj', '"obj" expected'],
    ['without its end', '7 0 obj 5', '"endobj" expected'],
    ['of two values', '7 0 obj 5 6 endobj', '"endobj" expected'],
    ['whose word goes on', '7 0 object 5 endobj', '"obj" expected'],
  ])('is refused %s', (_, text, message) => {
    expect(contentOf(text)).toContain(message);
  });
});

describe('a stream', () => {
  it('begins behind a line feed, or a return and a line feed', () => {
    expect(contentOf(streamOf('stream\nabc'))).toBe('abc');
    expect(contentOf(streamOf('stream\r\nabc'))).toBe('abc');
    expect(contentOf(streamOf('stream\n\nbc'))).toBe('\nbc');
  });

  it.each([
    ['a return alone', 'stream\rabc'],
    ['a blank', 'stream abc'],
    ['nothing', 'stream'],
  ])('does not begin behind %s', (_, start) => {
    expect(contentOf(streamOf(start, undefined, ''))).toContain('a line end expected after "stream"');
  });

  it('is as long as it says, and not longer than the file', () => {
    expect(contentOf(streamOf('stream\nabcd'))).toContain('"endstream" expected');
    expect(contentOf(streamOf('stream\na'))).toContain('"endstream" expected');
    for (const length of ['99', '-3', '2.5', '(3)', 'null']) {
      expect(contentOf(streamOf('stream\nabc', `<< /Length ${length} >>`))).toContain('a stream of impossible length');
    }
    expect(contentOf(streamOf('stream\nabc', '<< >>'))).toContain('a stream of impossible length');
    expect(contentOf(streamOf('stream\nabc', undefined, ''))).toContain('"endstream" expected');
  });

  it('may leave its length to another object', () => {
    const elsewhere = streamOf('stream\nabc', '<< /Length 9 0 R >>');
    expect(contentOf(elsewhere, 3)).toBe('abc');
    expect(contentOf(elsewhere, 2)).toContain('"endstream" expected');
    expect(contentOf(elsewhere)).toContain('a stream of impossible length');
  });

  it('has a dictionary', () => {
    expect(contentOf(streamOf('stream\nabc', '[3]'))).toContain('a stream without a dictionary');
  });

  it('is expected where a cross-reference stream stands', () => {
    expect(readStreamAt(parserAt(streamOf('stream\nabc'))).packed).toHaveLength(3);
    expect(() => readStreamAt(parserAt('7 0 obj << >> endobj'))).toThrow('a stream expected');
  });
});
