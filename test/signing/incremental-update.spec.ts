/** What is written behind a file, byte for byte: a signature goes over it, so nothing of it may be left to chance. */
import { describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { IncrementalUpdate } from '../../src/signing/pdf/incremental-update.js';
import { PdfFile } from '../../src/signing/pdf/pdf-file.js';
import { PdfDictionary, PdfReference, PdfStream, PdfString } from '../../src/signing/pdf/pdf-value.js';
import { compressedPdf } from './compressed-pdf.js';

const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
const object = (number: number, generation = 0): PdfReference => new PdfReference(number, generation);

/** Three objects, the third in its fifth generation when nothing else is said. */
function fileOf({ end = '\n', trailer = '', size = 4, last = 5 } = {}): PdfFile {
  const bodies = ['<< /Type /Catalog >>', '(two)', '(three)'];
  let out = '%PDF-1.7\n';
  const places = bodies.map((body, index) => {
    const place = String(out.length).padStart(10, '0');
    const generation = index === 2 ? last : 0;
    out += `${index + 1} ${generation} obj\n${body}\nendobj\n`;
    return `${place} 0000${generation} n \n`;
  });
  const table = `xref\n0 4\n0000000000 65535 f \n${places.join('')}`;
  const tail = `trailer\n<< /Size ${size} /Root 1 0 R${trailer} >>\nstartxref\n${out.length}\n%%EOF${end}`;
  return PdfFile.open(Buffer.from(out + table + tail, 'latin1'));
}

/** What was added to the file, and the whole. */
function updated(file: PdfFile, change: (update: IncrementalUpdate) => void) {
  const update = new IncrementalUpdate(file);
  change(update);
  const { bytes, placeOf } = update.finish();
  expect(bytes.subarray(0, file.bytes.length).equals(Buffer.from(file.bytes))).toBe(true);
  return { whole: latin1(bytes), added: latin1(bytes.subarray(file.bytes.length)), placeOf, bytes };
}

describe('an update of a file with a table', () => {
  it('is its objects, a table of them, a trailer that names the section before, and the place of the table', () => {
    const file = fileOf();
    const { whole, added, placeOf } = updated(file, (update) => {
      update.write(object(2), new PdfString(Buffer.from('new')));
      update.writeText(object(3, 5), '(\xff)');
    });
    const [second, third] = [whole.lastIndexOf('2 0 obj'), whole.indexOf('3 5 obj\n(\xff)')];
    const table = whole.indexOf('xref\n2 2');
    const row = (place: number, generation: number): string =>
      `${String(place).padStart(10, '0')} 0000${generation} n \n`;
    expect(added).toBe(
      '2 0 obj\n(new)\nendobj\n' +
        '3 5 obj\n(\xff)\nendobj\n' +
        `xref\n2 2\n${row(second, 0)}${row(third, 5)}` +
        `trailer\n<<\n/Size 4\n/Root 1 0 R\n/Prev ${file.sections[0]?.offset}\n>>\n` +
        `startxref\n${table}\n%%EOF\n`,
    );
    expect([placeOf(object(2)), placeOf(object(3, 5))]).toEqual([second + 8, third + 8]);
    expect(placeOf(object(1))).toBeNaN();
  });

  it.each([
    ['a line feed', '\n', '2 0 obj'],
    ['a return', '\r', '2 0 obj'],
    ['no line end', '', '\n2 0 obj'],
  ])('begins on a line of its own behind %s', (_, end, begins) => {
    const { added, bytes } = updated(fileOf({ end }), (update) => update.writeText(object(2), '(new)'));
    expect(added.startsWith(begins)).toBe(true);
    expect(latin1((PdfFile.open(bytes).resolve(object(2)) as PdfString).bytes)).toBe('new');
  });

  it('numbers what is new behind what the file has or promised, in runs by number', () => {
    const { added, bytes } = updated(fileOf({ size: 9 }), (update) => {
      const [ninth, tenth, eleventh] = [update.reserve(), update.reserve(), update.reserve()];
      for (const reference of [eleventh, object(1), tenth, object(3), ninth]) update.writeText(reference, '<< >>');
    });
    const heads = [...added.matchAll(/^(\d+ \d+)$/gm)].map(([, head]) => head);
    expect(heads).toEqual(['1 1', '3 1', '9 3']);
    expect(added).toContain('trailer\n<<\n/Size 12\n');
    const file = PdfFile.open(bytes);
    expect([1, 3, 9, 10, 11].map((number) => file.resolve(object(number)) instanceof PdfDictionary)).toEqual(
      Array(5).fill(true),
    );
  });

  it('writes a stream with its length and a line end before its last word', () => {
    const packed = Buffer.from([0, 255, 10]);
    const { added, bytes } = updated(fileOf(), (update) => {
      update.writeStream(object(2), new PdfStream(new PdfDictionary(), packed));
    });
    expect(added).toContain('2 0 obj\n<<\n/Length 3\n>>\nstream\n\x00\xff\n\nendstream\nendobj\n');
    expect((PdfFile.open(bytes).resolve(object(2)) as PdfStream).packed).toEqual(new Uint8Array(packed));
  });

  const withIdentifier = fileOf({ trailer: ' /Info 2 0 R /ID [<0102> <0304>] /Foreign 1' });
  const halvesOf = (text: string): string[] => {
    const { bytes } = updated(withIdentifier, (update) => {
      update.writeText(object(2), text);
      update.writeText(object(3, 5), '(newer)');
    });
    const file = PdfFile.open(bytes);
    const halves = file.list(file.trailer.get('ID'));
    return halves.map((half) => Buffer.from((half as PdfString).bytes).toString('hex'));
  };

  it('keeps what the trailer says of the file, and nothing that it does not know', () => {
    const { added } = updated(withIdentifier, (update) => update.writeText(object(2), '(new)'));
    const keys = [...added.slice(added.indexOf('trailer')).matchAll(/^\/(\w+)/gm)].map(([, key]) => key);
    expect(keys).toEqual(['Size', 'Root', 'Info', 'Prev', 'ID']);
  });

  it('keeps the first half of the identifier, and makes the other from what is added', () => {
    const hash = createHash('sha256').update('2 (new)3 (newer)').digest('hex');
    expect(halvesOf('(new)')).toEqual(['0102', hash.slice(0, 32)]);
    expect(halvesOf('(old)')[1]).not.toBe(halvesOf('(new)')[1]);
    expect(updated(fileOf(), (update) => update.writeText(object(2), '(new)')).added).not.toContain('/ID');
  });
});

describe('an update of a file with a cross-reference stream', () => {
  it('is a section of the same kind, which names itself and keeps generations', () => {
    const file = PdfFile.open(compressedPdf(fileOf({ last: 0 }).bytes));
    expect(file.sections[0]?.kind).toBe('stream');
    const { added, bytes } = updated(file, (update) => {
      update.writeText(object(9, 3), '(nine)');
      update.writeText(object(2), '(new)');
    });
    expect(added).not.toContain('trailer');
    const read = PdfFile.open(bytes);
    expect(read.sections).toHaveLength(2);
    expect(read.sections[0]?.trailer.get('Index')).toEqual([2, 1, file.size, 1, 9, 1]);
    expect(latin1((read.resolve(object(2)) as PdfString).bytes)).toBe('new');
    expect(latin1((read.resolve(object(9, 3)) as PdfString).bytes)).toBe('nine');
    expect(read.trailer.get('Prev')).toBe(file.sections[0]?.offset);
    expect(read.rootReference).toEqual(file.rootReference);
  });
});
