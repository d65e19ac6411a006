import { describe, expect, it } from '@jest/globals';
import { PdfFile } from './pdf-file.js';
import { PdfReference } from './pdf-value.js';
import { writePdfValue } from './write-pdf-value.js';

type Row = [kind: number, first: number, second: number];

interface Written {
  /** Of the object stream, beside its length. */
  entries?: string;
  content?: string;
  /** What the cross-reference says of objects 1 to 3; object 4 is the object stream. */
  rows?: Row[];
  /** In place of the object stream. */
  container?: string;
}
const heads = '1 0 2 22 3 25 ';
const bodies = '<< /Type /Catalog >>  7  (three)';

/** A small file whose objects 1 to 3 stand in an object stream. */
function fileOf({ entries, content = heads + bodies, rows, container }: Written = {}): PdfFile {
  const head = '%PDF-1.7\n';
  const described = entries ?? `/Type /ObjStm /N 3 /First ${heads.length}`;
  const body = container ?? `<< ${described} /Length ${content.length} >>\nstream\n${content}\nendstream`;
  const packed = `4 0 obj\n${body}\nendobj\n`;
  const offset = head.length + packed.length;
  const [one, two, three] = rows ?? [
    [2, 4, 0],
    [2, 4, 1],
    [2, 4, 2],
  ];
  const all = [[0, 0, 0], one!, two!, three!, [1, head.length, 0], [1, offset, 0]];
  const table = Buffer.from(all.flatMap(([kind, first, second]) => [kind!, first! >> 8, first! & 0xff, second!]));
  const dictionary = `<< /Type /XRef /Size 6 /W [1 2 1] /Root 1 0 R /Length ${table.length} >>`;
  const section = `5 0 obj\n${dictionary}\nstream\n${table.toString('latin1')}\nendstream\nendobj\n`;
  return PdfFile.open(Buffer.from(`${head}${packed}${section}startxref\n${offset}\n%%EOF\n`, 'latin1'));
}

const objectIn = (written: Written, number: number): string => {
  try {
    return writePdfValue(fileOf(written).resolve(new PdfReference(number, 0)) as never);
  } catch (error) {
    return (error as Error).message;
  }
};

describe('the objects of an object stream', () => {
  it('are found by their number, and bear no place in the file', () => {
    expect([1, 2, 3].map((number) => objectIn({}, number))).toEqual(['<<\n/Type /Catalog\n>>', '7', '(three)']);
    expect(fileOf().resolve(new PdfReference(3, 0))).toMatchObject({ place: undefined });
    expect(fileOf().numbersInUse()).toEqual([1, 2, 3, 4, 5]);
  });

  it('stand where the cross-reference says: index and number lead to the same one', () => {
    const turned: Row[] = [
      [2, 4, 0],
      [2, 4, 2],
      [2, 4, 1],
    ];
    expect(objectIn({ rows: turned }, 2)).toBe('Object 2 is not in its object stream');
    expect(
      objectIn(
        {
          rows: [
            [2, 4, 0],
            [2, 4, 3],
            [2, 4, 2],
          ],
        },
        2,
      ),
    ).toBe('Object 2 is not in its object stream');
  });

  it.each<[string, Row]>([
    ['free', [2, 0, 0]],
    ['not there', [2, 99, 0]],
    ['packed itself', [2, 3, 0]],
  ])('have no container that is %s', (_, row) => {
    expect(objectIn({ rows: [[2, 4, 0], row, [2, 4, 2]] }, 2)).toMatch(/Object stream \d+ is missing/);
  });

  it.each([
    ['a dictionary', '<< /Type /ObjStm >>'],
    ['a stream of another kind', '<< /Type /Metadata /Length 1 >>\nstream\n1\nendstream'],
    ['a stream of no kind', '<< /Length 1 >>\nstream\n1\nendstream'],
  ])('do not stand in %s', (_, container) => {
    expect(objectIn({ container }, 2)).toBe('Object 4 is no object stream');
  });

  it.each([
    ['no number of them', '/Type /ObjStm /First 14'],
    ['no place of the first', '/Type /ObjStm /N 3'],
    ['a number that is none', '/Type /ObjStm /N -3 /First 14'],
    ['more of them than bytes', '/Type /ObjStm /N 999 /First 14'],
  ])('are not read when the stream states %s', (_, entries) => {
    expect(objectIn({ entries }, 2)).toBe('A malformed object stream');
  });

  it('may not overlap, nor occur twice, nor begin before the first', () => {
    const first = (content: string): Written => ({ content, entries: `/Type /ObjStm /N 2 /First 9` });
    expect(objectIn(first('1 0 2 4  <<>> 8'), 2)).toBe('8');
    expect(objectIn(first('1 0 2 3  <<>> 8'), 2)).toContain('a malformed object stream');
    expect(objectIn(first('2 0 2 4  <<>> 8'), 2)).toContain('a malformed object stream');
    expect(objectIn(first('1 4 2 0  8    9'), 2)).toContain('a malformed object stream');
    expect(objectIn(first('1 0 2     <<>> 8'), 2)).toContain('a whole number expected');
  });
});
