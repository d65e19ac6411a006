import { describe, expect, it } from '@jest/globals';
import { deflateSync } from 'node:zlib';
import { PdfFile } from './pdf-file.js';
import { PdfReference, type PdfStream, PdfString } from './pdf-value.js';
import { writePdfValue } from './write-pdf-value.js';

/** A file of these objects with a correct table, numbered from 1. */
function fileOf(...bodies: (string | Buffer)[]): Buffer {
  let out = Buffer.from('%PDF-1.7\n');
  const lines = ['0000000000 65535 f \n'];
  bodies.forEach((body, index) => {
    lines.push(`${String(out.length).padStart(10, '0')} 00000 n \n`);
    out = Buffer.concat([
      out,
      Buffer.from(`${index + 1} 0 obj\n`),
      Buffer.from(body as string),
      Buffer.from('\nendobj\n'),
    ]);
  });
  const table = `xref\n0 ${lines.length}\n${lines.join('')}trailer\n<< /Size ${lines.length} /Root 1 0 R >>\n`;
  return Buffer.concat([out, Buffer.from(`${table}startxref\n${out.length}\n%%EOF\n`)]);
}

const stream = (head: string, content: Buffer) =>
  Buffer.concat([
    Buffer.from(`<< ${head} /Length ${content.length} >>\nstream\n`),
    content,
    Buffer.from('\nendstream'),
  ]);
const resolve = (bytes: Uint8Array, number: number) => PdfFile.open(bytes).resolve(new PdfReference(number, 0));

describe('PdfFile', () => {
  it('reads objects, and null where nothing is', () => {
    const bytes = fileOf('<< /Type /Catalog /Next 2 0 R >>', '[1 (two) /three]');
    expect(writePdfValue(resolve(bytes, 2) as never)).toBe('[1 (two) /three]');
    expect(resolve(bytes, 0)).toBeNull();
    expect(resolve(bytes, 99)).toBeNull();
    expect(PdfFile.open(bytes).size).toBe(3);
  });

  it.each([
    ['a stream longer than the file', fileOf('<< >>', '<< /Length 9999 >>\nstream\n\nendstream')],
    ['a stream without its end', fileOf('<< >>', '<< /Length 1 >>\nstream\nabc\nendstream')],
    ['a stream whose length needs the stream', fileOf('<< >>', '<< /Length 2 0 R >>\nstream\nabc\nendstream')],
    ['an object that is only a reference', fileOf('<< >>', '1 0 R')],
    ['another object than the table says', Buffer.from(fileOf('<< >>', '7').toString().replace('2 0 obj', '3 0 obj'))],
  ])('refuses %s', (_, bytes) => {
    expect(() => resolve(bytes, 2)).toThrow(expect.objectContaining({ code: 'pdf-unreadable' }));
  });

  it('does not unpack a small file into a large one', () => {
    const bomb = fileOf('<< >>', stream('/Filter /FlateDecode', deflateSync(Buffer.alloc(3 << 20))));
    const file = PdfFile.open(bomb, { fileBytes: 1 << 20, unpackedBytes: 2 << 20 });
    const packed = file.resolve(new PdfReference(2, 0));
    expect(() => file.unpack(packed as never)).toThrow(expect.objectContaining({ code: 'pdf-too-large' }));
  });

  it('counts everything that is unpacked from one file together', () => {
    const part = stream('/Filter /FlateDecode', deflateSync(Buffer.alloc(1 << 20)));
    const file = PdfFile.open(fileOf('<< >>', part, part), { fileBytes: 1 << 20, unpackedBytes: 3 << 19 });
    expect(file.unpack(file.resolve(new PdfReference(2, 0)) as never)).toHaveLength(1 << 20);
    expect(() => file.unpack(file.resolve(new PdfReference(3, 0)) as never)).toThrow(/more than is allowed/);
  });

  it('refuses objects that overlap, however often they are asked for', () => {
    // Each begins in the remark of the one before, and all end together.
    const nested = Array.from({ length: 50 }, (_, index) => `${index + 2} 0 obj %`).join('');
    const text = `%PDF-1.7\n${nested}\n(${' '.repeat(500)})\nendobj\n`;
    const lines = Array.from({ length: 50 }, (_, index) => {
      return `${String(text.indexOf(`${index + 2} 0 obj`)).padStart(10, '0')} 00000 n \n`;
    });
    const table = `xref\n2 50\n${lines.join('')}trailer\n<< /Root 2 0 R >>\nstartxref\n${text.length}\n%%EOF\n`;
    const file = PdfFile.open(Buffer.from(text + table));
    const readAll = () => lines.map((_, index) => file.resolve(new PdfReference(index + 2, 0)));
    expect(readAll).toThrow('The objects of this file overlap');
    expect(readAll).toThrow(expect.objectContaining({ code: 'pdf-unreadable' }));
  });

  it('may be read to its last object, which is as much as it holds', () => {
    const bodies = Array.from({ length: 40 }, (_, index) => `(${index})`);
    const file = PdfFile.open(fileOf('<< >>', ...bodies));
    const readAll = () => file.numbersInUse().map((number) => file.resolve(new PdfReference(number, 0)));
    expect(readAll()).toHaveLength(41);
    expect(readAll()).not.toContain(null);
  });
});

describe('a file', () => {
  const open = (text: string, limits?: Parameters<typeof PdfFile.open>[1]) => PdfFile.open(Buffer.from(text), limits);
  const plain = fileOf('<< /Type /Catalog >>').toString();

  it('begins with its version, at its first byte', () => {
    for (const version of ['1.0', '1.7', '2.0']) expect(open(plain.replace('1.7', version)).size).toBe(2);
    for (const head of ['%PDF-3.0', '%PDF-1.x', '%PDF-1,7', ' %PDF-1.7', '%pdf-1.7']) {
      expect(() => open(plain.replace('%PDF-1.7', head))).toThrow('This is not a PDF file');
    }
  });

  it('may be as large as is allowed, and no byte larger', () => {
    const limits = (fileBytes: number) => ({ fileBytes, unpackedBytes: 1 });
    expect(open(plain, limits(plain.length)).size).toBe(2);
    const tooLarge = expect.objectContaining({ code: 'pdf-too-large' });
    expect(() => open(plain, limits(plain.length - 1))).toThrow(tooLarge);
  });

  it('is not read when it is encrypted', () => {
    const encrypted = plain.replace('/Root', '/Encrypt 1 0 R /Root');
    expect(() => open(encrypted)).toThrow(expect.objectContaining({ code: 'pdf-encrypted' }));
  });

  it('has a catalog that its trailer names', () => {
    expect(() => open(plain.replace('/Root 1 0 R', '')).catalog).toThrow('The trailer names no catalog');
    expect(() => open(plain.replace('/Root 1 0 R', '/Root (1)')).catalog).toThrow('The trailer names no catalog');
    expect(() => open(plain.replace('/Root 1 0 R', '/Root 9 0 R')).catalog).toThrow('The catalog is missing');
    expect(() => open(fileOf('[]').toString()).catalog).toThrow('The catalog is missing');
  });

  it('promises numbers up to its size, and has those in use', () => {
    const sized = (size: string): number => open(plain.replace('/Size 2', `/Size ${size}`)).size;
    expect([sized('9'), sized('1'), sized('(9)'), sized('-9')]).toEqual([9, 2, 2, 2]);
    expect(open(plain).numbersInUse()).toEqual([1]);
  });

  it('holds an object in the generation that table, body and reference agree on', () => {
    const bodies = fileOf('<< /Type /Catalog >>', '7').toString();
    const second = bodies.replace('2 0 obj', '2 1 obj');
    const table = second.replace(/ 00000 n \ntrailer/, ' 00001 n \ntrailer');
    const at = (text: string, generation: number) => open(text).resolve(new PdfReference(2, generation));
    expect(at(bodies, 0)).toBe(7);
    expect(at(table, 1)).toBe(7);
    for (const [text, generation] of [
      [bodies, 1],
      [second, 0],
      [second, 1],
      [table, 0],
    ] as const) {
      expect(() => at(text, generation)).toThrow('Object 2 is not where the cross-reference says');
    }
  });

  it('gives a list or a dictionary only where there is one', () => {
    const file = open(fileOf('<< /Type /Catalog >>', '[1 2]').toString());
    const [catalog, list] = [new PdfReference(1, 0), new PdfReference(2, 0)];
    expect([file.list(list), file.list(catalog), file.list(undefined), file.list([3])]).toEqual([[1, 2], [], [], [3]]);
    expect([file.dictionary(list), file.dictionary(undefined)]).toEqual([undefined, undefined]);
    expect(file.dictionary(catalog)?.get('Type')).toMatchObject({ text: 'Catalog' });
  });
});

describe('a file and its revisions', () => {
  const inside = 'abc\nendstream\nendobj xyz';
  /** A stream whose length is the object behind it. */
  const first = fileOf('<< /Type /Catalog >>', `<< /Length 3 0 R >>\nstream\n${inside}\nendstream`, '3');
  const offset = (text: string): string => String(text.lastIndexOf('3 0 obj')).padStart(10, '0');
  const added = Buffer.concat([first, Buffer.from(`3 0 obj\n${inside.length}\nendobj\n`)]);
  const before = first.toString().lastIndexOf('xref\n0');
  const table = `xref\n3 1\n${offset(added.toString())} 00000 n \ntrailer\n<< /Size 4 /Root 1 0 R /Prev ${before} >>\n`;
  const whole = Buffer.concat([added, Buffer.from(`${table}startxref\n${added.length}\n%%EOF\n`)]);
  const streamIn = (file: PdfFile): string => {
    const { packed } = file.resolve(new PdfReference(2, 0)) as PdfStream;
    return Buffer.from(packed).toString();
  };

  it('may read one stream in two ways, whichever is asked first: its length was changed', () => {
    const [file, other] = [PdfFile.open(whole), PdfFile.open(whole)];
    expect([streamIn(file), streamIn(file.revision(first.length))]).toEqual([inside, 'abc']);
    const earlier = other.revision(first.length);
    expect([streamIn(earlier), streamIn(other)]).toEqual(['abc', inside]);
    expect(streamIn(other.before(1))).toBe('abc');
  });

  it('share what reads the same in both', () => {
    const file = PdfFile.open(whole);
    expect(file.revision(first.length).catalog).toBe(file.catalog);
  });

  it('do not share an object that ends behind the revision', () => {
    const head = '%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n';
    const row = (place: number): string => `${String(place).padStart(10, '0')} 00000 n \n`;
    const section = (place: number): string =>
      `${head}xref\n1 2\n${row(9)}${row(place)}trailer\n<< /Size 3 /Root 1 0 R >>\n`;
    const end = `startxref\n${head.length}\n%%EOF\n`;
    // The text holds an end of the file.
    const cut = `${section(section(0).length)}2 0 obj\n(${end}`;
    const file = PdfFile.open(Buffer.from(`${cut})\nendobj\n${end}`));
    expect(file.resolve(new PdfReference(2, 0))).toBeInstanceOf(PdfString);
    const revision = file.revision(cut.length);
    expect(() => revision.resolve(new PdfReference(2, 0))).toThrow('a malformed string');
  });

  it('fail the same way each time they are asked', () => {
    const file = PdfFile.open(fileOf('<< >>', '<< /Length 9999 >>\nstream\n\nendstream'));
    const messages = [1, 2].map(() => {
      try {
        return file.resolve(new PdfReference(2, 0));
      } catch (error) {
        return (error as Error).message;
      }
    });
    expect(messages[0]).toBe(messages[1]);
    expect(messages[0]).not.toContain('needed to read itself');
  });
});
