import { describe, expect, it } from '@jest/globals';
import { PdfFile } from './pdf-file.js';
import { PdfReference } from './pdf-value.js';
import { readSignedRange } from './signed-range.js';

type Range = readonly (number | string)[];
interface Written {
  /** As it stands in the file, brackets included; a message of five bytes by default. */
  contents?: string;
  byteRange?: (start: number, end: number, rest: number) => Range | string;
  subFilter?: string;
}

const message = '3003020101';
const room = (digits: string): string => `<${digits.padEnd(24, '0')}>`;

/** The smallest file with a signature dictionary in it, and where its message stands. */
function signedFile({ contents = room(message), byteRange, subFilter = 'ETSI.CAdES.detached' }: Written) {
  const catalog = '1 0 obj\n<< /Type /Catalog >>\nendobj\n';
  const head = `%PDF-1.7\n${catalog}`;
  const opening = `2 0 obj\n<< /Type /Sig /SubFilter /${subFilter} /Contents `;
  const start = head.length + opening.length;
  const end = start + contents.length;
  const fileWith = (range: string): string => {
    const body = `${head}${opening}${contents} /ByteRange ${range.padEnd(60)}>>\nendobj\n`;
    const rows = [9, head.length].map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
    const table = `xref\n0 3\n0000000000 65535 f \n${rows}trailer\n<< /Size 3 /Root 1 0 R >>\n`;
    return `${body}${table}startxref\n${body.length}\n%%EOF\n`;
  };
  const rest = fileWith('').length - end;
  const range = byteRange?.(start, end, rest) ?? [0, start, end, rest];
  const text = fileWith(typeof range === 'string' ? range : `[${range.join(' ')}]`);
  return { file: PdfFile.open(Buffer.from(text, 'latin1')), start, end };
}

function rangeOf(written: Written, subFilter: 'ETSI.CAdES.detached' | 'ETSI.RFC3161' = 'ETSI.CAdES.detached') {
  const { file } = signedFile(written);
  return readSignedRange(file, file.dictionary(new PdfReference(2, 0))!, subFilter);
}

describe('the range a signature covers', () => {
  it('is the whole file but its own message, and the message ends where its DER ends', () => {
    const { file, start, end } = signedFile({});
    expect(rangeOf({})).toEqual({
      ...{ start, end, coveredEnd: file.bytes.length },
      cms: new Uint8Array(Buffer.from(message, 'hex')),
    });
  });

  it('ends at an earlier revision when the byte range says so', () => {
    const earlier = rangeOf({ byteRange: (start, end, rest) => [0, start, end, rest - 7] });
    const { file } = signedFile({});
    expect(earlier).toMatchObject({ coveredEnd: file.bytes.length - 7 });
  });

  it('may end with the byte behind the message', () => {
    expect(rangeOf({ byteRange: (start, end) => [0, start, end, 1] })).toMatchObject({ cms: expect.anything() });
  });

  it('is read for the kind of signature that is asked for and no other', () => {
    expect(rangeOf({ subFilter: 'ETSI.RFC3161' }, 'ETSI.RFC3161')).toMatchObject({ cms: expect.anything() });
    expect(rangeOf({ subFilter: 'ETSI.RFC3161' })).toBe('sub-filter-unsupported');
    expect(rangeOf({}, 'ETSI.RFC3161')).toBe('sub-filter-unsupported');
    expect(rangeOf({ subFilter: 'adbe.pkcs7.detached' })).toBe('sub-filter-unsupported');
  });
});

describe('a byte range', () => {
  it.each<[string, NonNullable<Written['byteRange']>]>([
    ['that does not begin at the first byte', (start, end, rest) => [1, start, end, rest]],
    ['whose gap is empty', (start, _end, rest) => [0, start, start, rest]],
    ['whose gap runs backwards', (start, end, rest) => [0, end, start, rest]],
    ['that covers nothing behind the message', (start, end) => [0, start, end, 0]],
    ['that ends one byte behind the file', (start, end, rest) => [0, start, end, rest + 1]],
    ['of three numbers', (start, end) => [0, start, end]],
    ['of five numbers', (start, end, rest) => [0, start, end, rest, 0]],
    ['with a fraction', (start, end, rest) => [0, start, end, `${rest - 1}.5`]],
    ['with a negative number', (start, end, rest) => [0, start, end, -rest]],
    ['with a word', (start, end) => [0, start, end, '/All']],
    ['that is no list', () => '12'],
    ['that is null', () => 'null'],
  ])('%s is malformed', (_, byteRange) => {
    expect(rangeOf({ byteRange })).toBe('byte-range-malformed');
  });

  it.each<[string, NonNullable<Written['byteRange']>]>([
    ['begins before the message', (start, end, rest) => [0, start - 1, end, rest]],
    ['begins within the message', (start, end, rest) => [0, start + 1, end, rest]],
    ['ends within the message', (start, end, rest) => [0, start, end - 1, rest + 1]],
    ['ends behind the message', (start, end, rest) => [0, start, end + 1, rest - 1]],
  ])('whose gap %s is refused', (_, byteRange) => {
    expect(rangeOf({ byteRange })).toBe('byte-range-gap');
  });
});

describe('the room of a message', () => {
  it.each([
    ['digits without a letter', room('3003020101')],
    ['small letters', room('30030201af')],
    ['capital letters', room('30030201AF')],
    ['no room to spare', '<3003020101>'],
  ])('may hold %s', (_, contents) => {
    expect(rangeOf({ contents })).toMatchObject({ cms: expect.anything() });
  });

  it.each([
    ['letters of both cases', room('30030201aF')],
    ['a capital A among small letters', room('30030201Aa')],
    ['a small letter in what is left of it', `<30030201AF0000a0>`],
    ['blanks between the digits', '<3003 0201 01>'],
    ['an odd number of digits', '<3003020101000>'],
    ['text in round brackets', '(\\060\\003\\002\\001\\001)'],
    ['a name', '/Message'],
    ['nothing', 'null'],
  ])('with %s is malformed', (_, contents) => {
    expect(rangeOf({ contents })).toBe('contents-malformed');
  });

  it.each([
    ['at once', '<300302010101>'],
    ['at the end', `<${message}00000001>`],
  ])('says nothing behind the message, neither %s', (_, contents) => {
    expect(rangeOf({ contents })).toBe('contents-padding');
  });

  it.each([
    ['nothing but zeros', room('')],
    ['a message longer than it', '<3004020101>'],
    ['a message of open length', room('30800201010000')],
    ['a length that is spelled out', room('308103020101')],
  ])('holds no message when there is %s', (_, contents) => {
    expect(rangeOf({ contents })).toBe('cms-malformed');
  });
});
