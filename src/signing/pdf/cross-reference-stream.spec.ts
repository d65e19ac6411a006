import { describe, expect, it } from '@jest/globals';
import { deflateSync } from 'node:zlib';
import { readCrossReferences } from './cross-reference.js';
import { UnpackBudget } from './unpack-stream.js';

const head = '%PDF-1.7\n';

interface Written {
  /** The entries of its dictionary beside the length. */
  entries?: string;
  rows?: Uint8Array | number[];
}
const plain = '/Type /XRef /Size 3 /W [1 2 1]';
const threeRows = [0, 0, 0, 0, 1, 1, 5, 2, 2, 0, 9, 4];

/** A file that is nothing but its cross-reference stream; `previous` stands before it. */
function streamFile({ entries = plain, rows = threeRows }: Written, previous = head): string {
  const body = Buffer.from(rows).toString('latin1');
  const object = `4 0 obj\n<< ${entries} /Length ${body.length} >>\nstream\n${body}\nendstream\nendobj\n`;
  return `${previous}${object}startxref\n${previous.length}\n%%EOF\n`;
}
const read = (text: string) => readCrossReferences(Buffer.from(text, 'latin1'), new UnpackBudget(1 << 20));
function refused(written: Written, previous?: string): string {
  try {
    return `${read(streamFile(written, previous)).length} sections`;
  } catch (error) {
    return (error as Error).message;
  }
}

describe('a cross-reference stream', () => {
  it('says of each object whether it is free, placed or packed', () => {
    const [section] = read(streamFile({}));
    expect(section).toMatchObject({ kind: 'stream', offset: head.length });
    expect([...section!.entries]).toEqual([
      [0, { kind: 'free' }],
      [1, { kind: 'placed', offset: 261, generation: 2 }],
      [2, { kind: 'packed', container: 9, index: 4 }],
    ]);
    expect(section!.trailer.get('Size')).toBe(3);
  });

  it('may name its objects in several runs', () => {
    const [section] = read(streamFile({ entries: `${plain} /Index [3 1 7 2]` }));
    expect([...section!.entries.keys()]).toEqual([3, 7, 8]);
  });

  it('may leave out the kind, which is then a placed object, and the generation', () => {
    const [section] = read(streamFile({ entries: '/Type /XRef /Size 2 /W [0 2 0]', rows: [0, 7, 1, 0] }));
    expect([...section!.entries.values()]).toEqual([
      { kind: 'placed', offset: 7, generation: 0 },
      { kind: 'placed', offset: 256, generation: 0 },
    ]);
  });

  it('may have numbers of six bytes and no wider ones', () => {
    const one = { rows: [1, 0, 0, 0, 0, 1, 2, 3] };
    const [section] = read(streamFile({ ...one, entries: '/Type /XRef /Size 1 /W [1 6 1]' }));
    expect([...section!.entries.values()]).toEqual([{ kind: 'placed', offset: 258, generation: 3 }]);
    expect(refused({ ...one, entries: '/Type /XRef /Size 1 /W [1 7 0]' })).toContain('malformed widths');
  });

  it.each([
    ['of another type', '/Type /ObjStm /Size 3 /W [1 2 1]', 'a cross-reference stream expected'],
    ['of no type', '/Size 3 /W [1 2 1]', 'a cross-reference stream expected'],
    ['without its size', '/Type /XRef /W [1 2 1]', 'a cross-reference stream expected'],
    ['whose size is none', '/Type /XRef /Size -3 /W [1 2 1]', 'a cross-reference stream expected'],
    ['of two widths', '/Type /XRef /Size 3 /W [1 3]', 'malformed widths'],
    ['of four widths', '/Type /XRef /Size 3 /W [1 1 1 1]', 'malformed widths'],
    ['without widths', '/Type /XRef /Size 3', 'malformed widths'],
    ['of a width that is none', '/Type /XRef /Size 3 /W [1 /Two 1]', 'malformed widths'],
    ['of widths that are all nothing', '/Type /XRef /Size 3 /W [0 0 0]', 'of wrong length'],
    ['with a run that has no length', `${plain} /Index [3]`, 'a malformed /Index'],
    ['with a run that is none', `${plain} /Index 3`, 'a malformed /Index'],
    ['with a run of less than nothing', `${plain} /Index [0 -3]`, 'a malformed /Index'],
    ['that names an object twice', `${plain} /Index [3 2 4 1]`, 'object 4 twice'],
    ['with more rows than objects', `${plain} /Index [0 2]`, 'of wrong length'],
    ['with fewer rows than objects', `${plain} /Index [0 4]`, 'of wrong length'],
    ['of a filter that is not read', `${plain} /Filter /LZWDecode`, 'a filter other than FlateDecode'],
  ])('%s is refused', (_, entries, message) => {
    expect(refused({ entries })).toContain(message);
  });

  it('knows no kind but these three', () => {
    expect(refused({ rows: [3, ...threeRows.slice(1)] })).toContain('an unknown kind');
  });

  it('is a stream', () => {
    const object = `4 0 obj\n<< ${plain} >>\nendobj\n`;
    const file = `${head}${object}startxref\n${head.length}\n%%EOF\n`;
    expect(() => read(file)).toThrow('a stream expected');
  });

  it('names objects up to the two hundred thousandth, also together with the sections before it', () => {
    const packed = (rows: Uint8Array): Uint8Array => deflateSync(rows);
    const of = (index: string) => `/Type /XRef /Size 3 /W [1 0 0] /Filter /FlateDecode /Index [${index}]`;
    const many = packed(new Uint8Array(100_001));
    expect(refused({ entries: of('199999 1'), rows: packed(new Uint8Array(1)) })).toBe('1 sections');
    expect(refused({ entries: of('200000 1'), rows: packed(new Uint8Array(1)) })).toContain('too many objects');
    expect(refused({ entries: of('0 150000 0 150000'), rows: many })).toContain('too many objects');
    const one = streamFile({ entries: of('0 100001'), rows: many });
    expect(refused({ entries: `${of('0 100001')} /Prev ${head.length}`, rows: many }, one)).toContain(
      'too many objects',
    );
  });
});
