import { describe, expect, it } from '@jest/globals';
import { readCrossReferences } from './cross-reference.js';
import { UnpackBudget } from './unpack-stream.js';
import { writePdfValue } from './write-pdf-value.js';

const head = '%PDF-1.7\n';
const line = (offset: number, generation = 0, kind = 'n'): string =>
  `${String(offset).padStart(10, '0')} ${String(generation).padStart(5, '0')} ${kind} \n`;
const ended = (section: string, offset: number): string => `${section}startxref\n${offset}\n%%EOF\n`;
const twoLines = `0 2\n${line(0, 65_535, 'f')}${line(9, 3)}`;

/** A file that is nothing but its table. */
function tableFile(lines: string, trailer = '<< /Size 2 >>'): string {
  return head + ended(`xref\n${lines}trailer\n${trailer}\n`, head.length);
}
const read = (text: string) => readCrossReferences(Buffer.from(text, 'latin1'), new UnpackBudget(1 << 20));
const refused = (text: string): string => {
  try {
    return `${read(text).length} sections`;
  } catch (error) {
    return (error as Error).message;
  }
};

describe('a cross-reference table', () => {
  it('says of each object where it stands, in which generation, or that it is free', () => {
    const [section, ...others] = read(tableFile(`${twoLines}7 1\n${line(20, 0)}`));
    expect(others).toEqual([]);
    expect(section).toMatchObject({ kind: 'table', offset: head.length });
    expect([...section!.entries]).toEqual([
      [0, { kind: 'free' }],
      [1, { kind: 'placed', offset: 9, generation: 3 }],
      [7, { kind: 'placed', offset: 20, generation: 0 }],
    ]);
    expect(writePdfValue(section!.trailer)).toBe('<<\n/Size 2\n>>');
  });

  it.each([
    ['a blank and a line feed', ' \n'],
    ['a blank and a return', ' \r'],
    ['a return and a line feed', '\r\n'],
  ])('has lines of twenty bytes that end with %s', (_, end) => {
    expect(refused(tableFile(twoLines.replaceAll(' \n', end)))).toBe('1 sections');
  });

  it.each([
    ['a line of nineteen bytes', twoLines.replaceAll(' \n', '\n')],
    ['a line of another kind', `0 1\n${line(9, 0, 'x')}`],
    ['a line with something in front', `0 1\nx${line(9)}`],
    ['an offset of nine digits', `0 1\n${line(9).slice(1)} `],
    ['more lines than there are', `0 3\n${line(9)}`],
  ])('is refused with %s', (_, lines) => {
    expect(refused(tableFile(lines))).toMatch(/line of the cross-reference table at byte \d+/);
  });

  it('names each object once', () => {
    expect(refused(tableFile(`${twoLines}1 1\n${line(20)}`))).toContain('object 1 twice');
    expect(refused(tableFile(`0 2\n${line(9)}${line(20)}1 1\n${line(30)}`))).toContain('object 1 twice');
  });

  it('may name objects up to the two hundred thousandth, and no further', () => {
    expect(refused(tableFile(`199999 1\n${line(9)}`))).toBe('1 sections');
    expect(refused(tableFile(`200000 1\n${line(9)}`))).toContain('too many objects');
    expect(refused(tableFile('0 200001\n'))).toContain('too many objects');
  });

  it('is followed by a trailer, which names no second reference that could disagree', () => {
    expect(refused(tableFile(twoLines, '[]'))).toContain('a trailer expected');
    expect(refused(tableFile(twoLines, '<< /XRefStm 9 >>'))).toContain('hybrid');
  });
});

describe('the end of a file', () => {
  const file = tableFile(twoLines);
  const open = file.slice(0, -1);
  it.each([
    ['without a line end', open],
    ['with a line feed', `${open}\n`],
    ['with a return', `${open}\r`],
    ['with both', `${open}\r\n`],
    ['with several line ends before its offset', file.replace('startxref\n', 'startxref\r\n\n')],
  ])('is read %s', (_, text) => {
    expect(refused(text)).toBe('1 sections');
  });

  it.each([
    ['with two line ends', `${file}\n`],
    ['with a blank', `${file} `],
    ['without its mark', file.replace('%%EOF\n', '')],
    ['without its offset', file.replace(/startxref\n\d+/, 'startxref\n')],
    ['with a word for its offset', file.replace(/startxref\n\d+/, 'startxref\nnine')],
    ['with an offset of sixteen digits', file.replace(/startxref\n\d+/, `startxref\n${'0'.repeat(15)}9`)],
  ])('is refused %s', (_, text) => {
    expect(refused(text)).toContain('"startxref", an offset and "%%EOF" expected');
  });

  it('points into the file', () => {
    const pointing = (offset: number): string => file.replace(/startxref\n\d+/, `startxref\n${offset}`);
    expect(refused(pointing(file.length + 1))).toContain('points outside the file');
    expect(refused(pointing(file.length - 1))).toContain('a whole number expected');
    const atEnd = pointing(99).replace('99', String(pointing(99).length));
    expect(refused(atEnd)).toContain('points outside the file');
  });
});

describe('the sections of a file', () => {
  const updates = (count: number): string => {
    let file = tableFile(twoLines);
    let last = head.length;
    for (let update = 1; update <= count; update += 1) {
      const at = file.length;
      file += ended(`xref\n5 1\n${line(9)}trailer\n<< /Size 6 /Prev ${last} >>\n`, at);
      last = at;
    }
    return file;
  };

  it('are read from the newest to the first', () => {
    const sections = read(updates(2));
    expect(sections.map(({ entries }) => entries.size)).toEqual([1, 1, 2]);
    expect(sections.map(({ offset }) => offset).sort((a, b) => b - a)).toEqual(sections.map(({ offset }) => offset));
  });

  it('are at most two hundred and fifty-six', () => {
    expect(refused(updates(255))).toBe('256 sections');
    expect(refused(updates(256))).toContain('do not end');
  });

  it('do not lead back to one that was read', () => {
    expect(refused(tableFile(twoLines, `<< /Prev ${head.length} >>`))).toContain('do not end');
  });

  it.each(['(9)', '9.5', '-9', '9 0 R', 'null'])('follow a place in the file, not %s', (previous) => {
    expect(refused(tableFile(twoLines, `<< /Prev ${previous} >>`))).toContain('a malformed /Prev');
  });
});
