import { describe, expect, it } from '@jest/globals';
import { deflateSync } from 'node:zlib';
import { preparedPdf } from './prepared-pdf.js';
import { sealedPdf } from './sealed-pdf.js';
import { IncrementalUpdate } from '../../src/signing/pdf/incremental-update.js';
import { PdfFile } from '../../src/signing/pdf/pdf-file.js';
import {
  PdfDictionary,
  PdfName,
  type PdfReference,
  PdfStream,
  type PdfValue,
} from '../../src/signing/pdf/pdf-value.js';
import { pdfText } from '../../src/signing/pdf/pdf-text.js';
import { readAttachments } from '../../src/signing/read-attachments.js';

async function withNames(build: (update: IncrementalUpdate) => PdfValue): Promise<Buffer> {
  const file = PdfFile.open(await preparedPdf());
  const update = new IncrementalUpdate(file);
  const names = new PdfDictionary([['EmbeddedFiles', build(update)]]);
  update.write(file.rootReference, file.catalog.with({ Names: names }));
  return update.finish().bytes;
}

function attach(update: IncrementalUpdate, name: string, content: Buffer): PdfDictionary {
  const stream = update.reserve();
  const dictionary = new PdfDictionary([['Filter', new PdfName('FlateDecode')]]);
  update.writeStream(stream, new PdfStream(dictionary, deflateSync(content)));
  return new PdfDictionary([
    ['F', pdfText(name)],
    ['EF', new PdfDictionary([['F', stream]])],
  ]);
}

describe('readAttachments', () => {
  it('gives name, media type and bytes of what a signed report carries', async () => {
    const [attachment, ...others] = readAttachments((await sealedPdf()).signed);
    expect(others).toEqual([]);
    expect(attachment).toMatchObject({ name: 'appraisal.json', mediaType: 'application/json' });
    expect(Buffer.from(attachment!.bytes).toString()).toBe('{"residualValue":"12345.67"}');
  });

  it('gives nothing when nothing is attached', async () => {
    expect(readAttachments(await preparedPdf())).toEqual([]);
  });

  it('walks a tree of names', async () => {
    const pdf = await withNames((update) => {
      const leaf = update.reserve();
      update.write(leaf, new PdfDictionary([['Names', [pdfText('b'), attach(update, '乙.json', Buffer.from('2'))]]]));
      const first = new PdfDictionary([['Names', [pdfText('a'), attach(update, 'a.txt', Buffer.from('1'))]]]);
      return new PdfDictionary([['Kids', [first, leaf]]]);
    });
    expect(readAttachments(pdf).map(({ name, bytes }) => [name, Buffer.from(bytes).toString()])).toEqual([
      ['a.txt', '1'],
      ['乙.json', '2'],
    ]);
  });

  it('refuses a tree that turns back on itself, and an attachment without content', async () => {
    const loop = await withNames((update) => {
      const node: PdfReference = update.reserve();
      update.write(node, new PdfDictionary([['Kids', [node]]]));
      return node;
    });
    expect(() => readAttachments(loop)).toThrow(expect.objectContaining({ code: 'pdf-unreadable' }));
    const empty = await withNames(() => new PdfDictionary([['Names', [pdfText('a'), new PdfDictionary()]]]));
    expect(() => readAttachments(empty)).toThrow(/no content/);
  });

  it('refuses a small attachment that unpacks to a large one', async () => {
    const bomb = await withNames(
      (update) => new PdfDictionary([['Names', [pdfText('a'), attach(update, 'a', Buffer.alloc(129 << 20))]]]),
    );
    expect(bomb.length).toBeLessThan(1 << 20);
    expect(() => readAttachments(bomb)).toThrow(expect.objectContaining({ code: 'pdf-too-large' }));
  });

  it('refuses bytes that are no PDF', () => {
    expect(() => readAttachments(Buffer.from('{}'))).toThrow(expect.objectContaining({ code: 'pdf-unreadable' }));
  });
});
