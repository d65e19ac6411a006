import { beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { embedSignature } from '../../src/signing/embed-signature.js';
import { PdfFile } from '../../src/signing/pdf/pdf-file.js';
import type { PdfReference } from '../../src/signing/pdf/pdf-value.js';
import { readSignatureFields } from '../../src/signing/pdf/signature-fields.js';
import { prepareSignature, type SignatureRequest } from '../../src/signing/prepare-signature.js';
import { dictionary, formOf, name, string, updated } from '../attacks/pdf-surgery.js';
import { preparedPdf } from './prepared-pdf.js';

const request: SignatureRequest = {
  ...{ fieldName: 'seal', signedAt: new Date('2026-10-02T03:04:05Z'), contentsBytes: 8 },
  ...{ name: '', reason: '', location: '' },
};
let pdf: Uint8Array;
beforeAll(async () => {
  pdf = await preparedPdf();
});
const messageOf = (...bytes: number[]): Uint8Array => Uint8Array.from(bytes);

describe('a message that is put into its room', () => {
  it('changes no byte but those of the room', () => {
    const { bytes } = prepareSignature(pdf, request);
    const embedded = Buffer.from(embedSignature(bytes, 'seal', messageOf(1, 2, 0xab))).toString('latin1');
    expect(embedded).toBe(Buffer.from(bytes).toString('latin1').replace('<0000000000000000>', '<0102ab0000000000>'));
  });

  it('may fill the room, and is refused when it is one byte larger', () => {
    const { bytes } = prepareSignature(pdf, request);
    const eight = messageOf(1, 2, 3, 4, 5, 6, 7, 8);
    expect(Buffer.from(embedSignature(bytes, 'seal', eight)).toString('latin1')).toContain('<0102030405060708>');
    expect(() => embedSignature(bytes, 'seal', messageOf(...eight, 9))).toThrow(
      'The signature takes 9 bytes, the placeholder holds 8',
    );
  });

  it('goes into an empty room of a field that is there, once', () => {
    const { bytes } = prepareSignature(pdf, request);
    const refused = (code: string) => expect.objectContaining({ code });
    expect(() => embedSignature(bytes, 'other', messageOf(1))).toThrow(refused('field-missing'));
    expect(() => embedSignature(pdf, 'seal', messageOf(1))).toThrow(refused('field-unsuitable'));
    const signed = embedSignature(bytes, 'seal', messageOf(0, 0, 1));
    expect(() => embedSignature(signed, 'seal', messageOf(1))).toThrow(refused('field-already-signed'));
    const inText = updated(pdf, (_, update) => {
      const [field] = readSignatureFields(PdfFile.open(pdf));
      const value = update.reserve();
      update.write(value, dictionary({ Type: name('Sig'), Contents: string('    ') }));
      update.write(field!.reference, field!.dictionary.with({ V: value }));
    });
    expect(() => embedSignature(inText, 'seal', messageOf(1))).toThrow(refused('field-unsuitable'));
  });
});

describe('a file that is prepared', () => {
  const reopened = (changes: Partial<SignatureRequest> = {}, from: Uint8Array = pdf): PdfFile =>
    PdfFile.open(prepareSignature(from, { ...request, ...changes }).bytes);
  const formIn = (file: PdfFile) => file.dictionary(file.catalog.get('AcroForm'))!;

  it('covers everything but the room, and its digest is of that', () => {
    const { bytes, digest } = prepareSignature(pdf, request);
    const text = Buffer.from(bytes).toString('latin1');
    const [, start, end, rest] = /\/ByteRange \[0 (\d+) (\d+) (\d+)\]/.exec(text)!.map(Number) as [
      0,
      number,
      number,
      number,
    ];
    expect(text.slice(start, end)).toBe('<0000000000000000>');
    expect(end + rest).toBe(bytes.length);
    const covered = createHash('sha256').update(bytes.subarray(0, start)).update(bytes.subarray(end));
    expect(Buffer.from(digest)).toEqual(covered.digest());
  });

  it('has room for sixteen thousand bytes when nothing is said', () => {
    const { bytes } = prepareSignature(pdf, { ...request, contentsBytes: undefined });
    expect(Buffer.from(bytes).toString('latin1')).toMatch(/\/Contents <0{32768}>/);
  });

  it('says once that it is signed, in its form or in a form inside the catalog', () => {
    expect(formIn(reopened()).get('SigFlags')).toBe(3);
    const flagged = updated(pdf, (file, update) =>
      update.write(formOf(file), file.dictionary(formOf(file))!.with({ SigFlags: 3 })),
    );
    expect(reopened({}, flagged).sections[0]!.entries.has(formOf(PdfFile.open(flagged)).number)).toBe(false);
    const inCatalog = updated(pdf, (file, update) =>
      update.write(file.rootReference, file.catalog.with({ AcroForm: file.dictionary(formOf(file))! })),
    );
    expect(formIn(reopened({}, inCatalog)).get('SigFlags')).toBe(3);
  });

  it('names the certification in the catalog, and does not touch the catalog without one', () => {
    const root = PdfFile.open(pdf).rootReference.number;
    expect(reopened().sections[0]!.entries.has(root)).toBe(false);
    const certified = reopened({ docMdp: 2 });
    const named = certified.dictionary(certified.catalog.get('Perms'))?.get('DocMDP');
    expect(named).toEqual(readSignatureFields(certified)[0]!.value);
  });

  it('is refused when the field has no place on a page', () => {
    const without = (key: string) =>
      updated(pdf, (file, update) => {
        const [field] = readSignatureFields(file);
        update.write(field!.reference, field!.dictionary.without(key));
      });
    for (const key of ['Rect', 'P']) {
      expect(() => prepareSignature(without(key), request)).toThrow('has no /Rect or no page /P');
    }
    const numberless = updated(pdf, (file, update) => {
      const [field] = readSignatureFields(file);
      update.write(field!.reference, field!.dictionary.with({ Rect: [1, 2, 3, name('Top')] }));
    });
    expect(() => prepareSignature(numberless, request)).toThrow('has no /Rect or no page /P');
  });

  it('has an appearance as large as the field, and at least one unit', () => {
    const boxOf = (rectangle: number[]) => {
      const changed = updated(pdf, (file, update) => {
        const [field] = readSignatureFields(file);
        update.write(field!.reference, field!.dictionary.with({ Rect: rectangle }));
      });
      const file = reopened({}, changed);
      const appearance = file.dictionary(readSignatureFields(file)[0]!.dictionary.get('AP'))!.get('N') as PdfReference;
      return (file.resolve(appearance) as { dictionary: { get(key: string): unknown } }).dictionary.get('BBox');
    };
    expect(boxOf([100, 50, 40, 20])).toEqual([0, 0, 60, 30]);
    expect(boxOf([0, 0, 0, 0])).toEqual([0, 0, 1, 1]);
  });
});
