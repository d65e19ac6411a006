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

  it('takes the name and the content that are meant for everybody before those for old programs', async () => {
    const both = (update: IncrementalUpdate): PdfDictionary => {
      const [old, now] = [attach(update, 'old.json', Buffer.from('1')), attach(update, '新.json', Buffer.from('2'))];
      const content = (of: PdfDictionary): PdfValue => (of.get('EF') as PdfDictionary).get('F')!;
      return old.with({
        UF: now.get('F')!,
        EF: new PdfDictionary([
          ['F', content(old)],
          ['UF', content(now)],
        ]),
      });
    };
    const [attachment] = readAttachments(
      await withNames((update) => new PdfDictionary([['Names', [pdfText('a'), both(update)]]])),
    );
    expect(attachment).toMatchObject({ name: '新.json', mediaType: 'application/octet-stream' });
    expect(Buffer.from(attachment!.bytes).toString()).toBe('2');
  });

  it('walks a tree sixteen deep and no deeper', async () => {
    const chain = (depth: number) =>
      withNames((update) => {
        let node = new PdfDictionary([['Names', [pdfText('a'), attach(update, 'a', Buffer.from('1'))]]]);
        for (let level = 0; level < depth; level += 1) node = new PdfDictionary([['Kids', [node]]]);
        return node;
      });
    expect(readAttachments(await chain(16))).toHaveLength(1);
    const deep = await chain(17);
    expect(() => readAttachments(deep)).toThrow('the tree of attachments is malformed');
  });

  it('gives two hundred and fifty-six attachments and no more', async () => {
    const many = (count: number) =>
      withNames((update) => {
        const one = attach(update, 'a', Buffer.from('1'));
        return new PdfDictionary([['Names', Array.from({ length: count }, () => [pdfText('a'), one]).flat()]]);
      });
    expect(readAttachments(await many(256))).toHaveLength(256);
    const tooMany = await many(257);
    expect(() => readAttachments(tooMany)).toThrow('there are too many attachments');
  });

  it.each<[string, (whole: PdfDictionary) => PdfValue]>([
    ['no name', (whole) => whole.without('F')],
    ['a name that is no text', (whole) => whole.with({ F: 5 })],
    ['no content', (whole) => whole.without('EF')],
    ['a content that is no stream', (whole) => whole.with({ EF: new PdfDictionary([['F', 5]]) })],
    ['nothing at all', () => 5],
  ])('refuses an attachment with %s', async (_, broken) => {
    const pdf = await withNames((update) => {
      return new PdfDictionary([['Names', [pdfText('a'), broken(attach(update, 'a', Buffer.from('1')))]]]);
    });
    expect(() => readAttachments(pdf)).toThrow('an attachment has no name or no content');
  });

  it('refuses a tree with something else in the place of a branch', async () => {
    const pdf = await withNames(() => new PdfDictionary([['Kids', [5]]]));
    expect(() => readAttachments(pdf)).toThrow('the tree of attachments is malformed');
  });

  it('refuses a tree that turns back on itself, and an attachment without content', async () => {
    const loop = await withNames((update) => {
      const node: PdfReference = update.reserve();
      update.write(node, new PdfDictionary([['Kids', [node]]]));
      return node;
    });
    expect(() => readAttachments(loop)).toThrow('turns back on itself');
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
