import { describe, expect, it } from '@jest/globals';
import { deflateSync } from 'node:zlib';
import { PdfFile } from './pdf-file.js';
import { PdfReference } from './pdf-value.js';
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
    const nested = Array.from({ length: 50 }, (_, index) => `${index + 2} 0 obj (`).join('\n');
    const text = `%PDF-1.7\n${nested}${')'.repeat(50)}\nendobj\n`;
    const lines = Array.from({ length: 50 }, (_, index) => {
      return `${String(text.indexOf(`${index + 2} 0 obj`)).padStart(10, '0')} 00000 n \n`;
    });
    const table = `xref\n2 50\n${lines.join('')}trailer\n<< /Root 2 0 R >>\nstartxref\n${text.length}\n%%EOF\n`;
    const file = PdfFile.open(Buffer.from(text + table));
    const readAll = () => lines.map((_, index) => file.resolve(new PdfReference(index + 2, 0)));
    expect(readAll).toThrow(expect.objectContaining({ code: 'pdf-unreadable' }));
  });
});
