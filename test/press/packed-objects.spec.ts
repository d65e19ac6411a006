import { describe, expect, it } from '@jest/globals';
import PDFDocument from 'pdfkit';
import { packObjects } from '../../src/reports/press/packed-objects.js';
import { PdfFile } from '../../src/signing/pdf/pdf-file.js';
import { type PdfObject, PdfReference, PdfStream } from '../../src/signing/pdf/pdf-value.js';
import { writePdfValue } from '../../src/signing/pdf/write-pdf-value.js';

/** A file of pdfkit's with so many bookmarks, some of which speak of objects and streams. */
function plainFile(bookmarks: number): Promise<Buffer> {
  const document = new PDFDocument({ tagged: true });
  const pieces: Buffer[] = [];
  document.text('some content');
  const sayings = ['endstream\nendobj', '1 0 obj\n<<', 'trailer\n<<\n/Size 1\n>>\nstartxref', '评估\\(', '%%EOF'];
  for (let index = 0; index < bookmarks; index += 1) document.outline.addItem(`${sayings[index % 5]} ${index}`);
  return new Promise((resolve) => {
    document.on('data', (piece: Buffer) => pieces.push(piece));
    document.on('end', () => resolve(Buffer.concat(pieces)));
    document.end();
  });
}

const said = (object: PdfObject): string =>
  object instanceof PdfStream ? Buffer.from(object.packed).toString('hex') : writePdfValue(object);

describe('packed objects', () => {
  it.each([1, 50, 2_500])('are the same objects as before, with %d bookmarks', async (bookmarks) => {
    const plain = await plainFile(bookmarks);
    const packed = packObjects(plain);
    const [one, two] = [PdfFile.open(plain), PdfFile.open(packed)];
    expect(two.sections[0]?.kind).toBe('stream');
    for (const number of one.numbersInUse()) {
      const reference = new PdfReference(number, 0);
      expect(said(two.resolve(reference))).toBe(said(one.resolve(reference)));
    }
    expect(writePdfValue(two.catalog)).toBe(writePdfValue(one.catalog));
    if (bookmarks > 10) expect(packed.length).toBeLessThan(plain.length * 0.7);
  });

  it('refuse a file of anybody else’s writing', () => {
    expect(() => packObjects(Buffer.from('%PDF-1.7\nnothing'))).toThrow('Not a file as pdfkit writes it');
  });
});
