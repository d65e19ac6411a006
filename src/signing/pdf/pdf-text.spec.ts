import { describe, expect, it } from '@jest/globals';
import { PdfParser } from './pdf-parser.js';
import { pdfDate, pdfText, readPdfDate, readPdfText } from './pdf-text.js';
import { PdfName, PdfString } from './pdf-value.js';
import { writePdfValue } from './write-pdf-value.js';

const bytes = (...of: number[]): PdfString => new PdfString(Uint8Array.from(of));
const latin1 = (text: string): PdfString => new PdfString(Buffer.from(text, 'latin1'));

describe('a text', () => {
  it.each([
    ['ASCII as it is', 'A (b) ~', [...Buffer.from('A (b) ~')]],
    ['nothing as nothing', '', []],
    ['Chinese in UTF-16 with its mark', '残值', [0xfe, 0xff, 0x6b, 0x8b, 0x50, 0x3c]],
    ['a control as UTF-16, since ASCII has other uses for it', '\t', [0xfe, 0xff, 0, 9]],
    ['a character beyond UTF-16 as a pair', '𠮷', [0xfe, 0xff, 0xd8, 0x42, 0xdf, 0xb7]],
  ])('is written: %s', (_, text, written) => {
    expect([...pdfText(text).bytes]).toEqual(written);
    expect(readPdfText(pdfText(text))).toBe(text);
  });

  it.each(['', 'plain', '沈阳市电梯', 'a(b)\\c', '𠮷野家'])('comes back from a file: %j', (text) => {
    const inFile = Buffer.from(writePdfValue(pdfText(text)), 'latin1');
    expect(readPdfText(new PdfParser(inFile).readValue())).toBe(text);
  });

  it('is read as what its first bytes say', () => {
    expect(readPdfText(bytes(0xfe, 0xff, 0x6b, 0x8b))).toBe('残');
    expect(readPdfText(bytes(0xef, 0xbb, 0xbf, 0xe6, 0xae, 0x8b))).toBe('残');
    expect(readPdfText(latin1('Lift'))).toBe('Lift');
  });

  it('with a part of a mark is read byte by byte', () => {
    expect(readPdfText(bytes(0xfe, 0x41))).toBe('þA');
    expect(readPdfText(bytes(0x41, 0xff))).toBe('Aÿ');
    expect(readPdfText(bytes(0xef, 0xbb, 0x41))).toBe('ï»A');
    expect(readPdfText(bytes(0xef, 0x41, 0xbf))).toBe('ïA¿');
    expect(readPdfText(bytes(0x41, 0xbb, 0xbf))).toBe('A»¿');
  });

  it('of half a character is none, and neither is what is no string', () => {
    expect(readPdfText(bytes(0xfe, 0xff, 0x6b))).toBeUndefined();
    for (const other of [new PdfName('Name'), 1, null, undefined, 'text']) expect(readPdfText(other)).toBeUndefined();
  });
});

describe('a date', () => {
  const read = (text: string): string | undefined => readPdfDate(latin1(text))?.toISOString();

  it.each([
    ["D:20261002110405+08'00'", '2026-10-02T03:04:05.000Z'],
    ["D:20261002110405+08'00", '2026-10-02T03:04:05.000Z'],
    ["D:20261002110405+08'", '2026-10-02T03:04:05.000Z'],
    ["D:20261001223405-04'30'", '2026-10-02T03:04:05.000Z'],
    ['D:20261002030405Z', '2026-10-02T03:04:05.000Z'],
    ["D:20261002030405Z00'00'", '2026-10-02T03:04:05.000Z'],
  ])('%s is an instant', (text, instant) => expect(read(text)).toBe(instant));

  it.each([
    ['without a time zone', 'D:20261002030405'],
    ['without seconds', "D:202610020304+08'00'"],
    ['without its mark', '20261002030405Z'],
    ['that no calendar has', 'D:20261340030405Z'],
    ['with something behind it', 'D:20261002030405Z0'],
    ['with something before it', ' D:20261002030405Z'],
  ])('%s is no instant', (_, text) => expect(read(text)).toBeUndefined());

  it('is written in UTC, to the second', () => {
    const written = pdfDate(new Date('2026-10-02T03:04:05.678Z'));
    expect(Buffer.from(written.bytes).toString()).toBe("D:20261002030405+00'00'");
    expect(readPdfDate(written)?.toISOString()).toBe('2026-10-02T03:04:05.000Z');
  });

  it('is a text', () => expect(readPdfDate(null)).toBeUndefined());
});
