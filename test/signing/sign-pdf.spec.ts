import { beforeAll, describe, expect, it } from '@jest/globals';
import { preparedPdf } from './prepared-pdf.js';
import { sealedPdf, type SealedPdf, signatureOrder, throwAwayAuthority } from './sealed-pdf.js';
import { PdfFile } from '../../src/signing/pdf/pdf-file.js';
import type { PdfString } from '../../src/signing/pdf/pdf-value.js';
import { PdfReference, PdfStream } from '../../src/signing/pdf/pdf-value.js';
import { readSignatureFields } from '../../src/signing/pdf/signature-fields.js';
import { signPdf } from '../../src/signing/sign-pdf.js';

const operators = Buffer.from('/G0 gs 0.8 0 0 RG 3 w 10 10 90 90 re S');
const resources = '<< /ExtGState << /G0 << /Type /ExtGState /ca 0.9 /BM /Multiply >> >> >>';

describe('signPdf', () => {
  let sealed: SealedPdf;
  beforeAll(async () => {
    sealed = await sealedPdf({ docMdp: 1, appearance: { width: 110, height: 110, content: operators, resources } });
  });

  it('leaves every byte that came in as it was, in front', () => {
    const { unsigned, signed } = sealed;
    expect(Buffer.compare(signed.subarray(0, unsigned.length), unsigned)).toBe(0);
    expect(signed.length).toBeGreaterThan(unsigned.length);
  });

  it('gives the same bytes for the same order, up to the signature itself', async () => {
    const order = signatureOrder(sealed.authority);
    const [one, two] = await Promise.all([signPdf(sealed.unsigned, order), signPdf(sealed.unsigned, order)]);
    const blank = (pdf: Uint8Array) =>
      Buffer.from(pdf)
        .toString('latin1')
        .replace(/\/Contents <[0-9a-f]+>/, '');
    expect(blank(one)).toBe(blank(two));
    expect(Buffer.compare(one, two)).not.toBe(0);
  });

  it('sets value, appearance and flags of the widget and keeps the rest of it', () => {
    const file = PdfFile.open(sealed.signed);
    const before = readSignatureFields(PdfFile.open(sealed.unsigned))[0]!.dictionary;
    const { dictionary } = readSignatureFields(file)[0]!;
    expect(dictionary.get('F')).toBe(132);
    expect(dictionary.get('V')).toBeInstanceOf(PdfReference);
    expect(dictionary.get('Rect')).toEqual(before.get('Rect'));
    expect(dictionary.get('P')).toEqual(before.get('P'));
    const appearance = file.resolve(file.dictionary(dictionary.get('AP'))?.get('N'));
    expect(appearance).toBeInstanceOf(PdfStream);
    expect(Buffer.from(file.unpack(appearance as PdfStream)).equals(operators)).toBe(true);
    expect((appearance as PdfStream).dictionary.get('BBox')).toEqual([0, 0, 110, 110]);
  });

  it('writes a PAdES dictionary with the time in /M and the certification in /Perms', () => {
    const file = PdfFile.open(sealed.signed);
    const value = readSignatureFields(file)[0]!.value as PdfReference;
    const text = Buffer.from(sealed.signed).toString('latin1');
    expect(text).toContain('/SubFilter /ETSI.CAdES.detached');
    expect(text).toContain("/M (D:20261002030405+00'00')");
    expect(file.dictionary(file.catalog.get('Perms'))?.get('DocMDP')).toEqual(value);
    expect(file.dictionary(file.catalog.get('AcroForm'))?.get('SigFlags')).toBe(3);
  });

  it('keeps the first half of the trailer identifier and ends streams on a line of their own', () => {
    const before = PdfFile.open(sealed.unsigned);
    const after = PdfFile.open(sealed.signed);
    const [first] = before.list(before.trailer.get('ID')) as PdfString[];
    const [kept, changed] = after.list(after.trailer.get('ID')) as PdfString[];
    expect(kept!.bytes).toEqual(first!.bytes);
    expect(changed!.bytes).not.toEqual(first!.bytes);
    const added = Buffer.from(sealed.signed.subarray(sealed.unsigned.length)).toString('latin1');
    expect(added.match(/[^\n]endstream/g)).toBeNull();
  });

  it('leaves out the certification when none is asked for', async () => {
    const signed = await signPdf(sealed.unsigned, signatureOrder(sealed.authority));
    expect(PdfFile.open(signed).catalog.get('Perms')).toBeUndefined();
    expect(Buffer.from(signed).toString('latin1')).not.toContain('/DocMDP');
  });

  it.each([
    ['field-missing', { fieldName: 'nowhere' }],
    ['placeholder-too-small', { contentsBytes: 300 }],
    ['appearance-unusable', { appearance: { width: 0, height: 10, content: operators } }],
    ['appearance-unusable', { appearance: { width: 9, height: 9, content: operators, resources: '<< >> << >>' } }],
  ])('refuses with %s', async (code, changes) => {
    await expect(signPdf(sealed.unsigned, signatureOrder(sealed.authority, changes))).rejects.toMatchObject({ code });
  });

  it('refuses a field that is signed already, and a second certification', async () => {
    const again = signatureOrder(sealed.authority);
    await expect(signPdf(sealed.signed, again)).rejects.toMatchObject({
      code: 'field-already-signed',
      kind: 'conflict',
    });
    const second = signatureOrder(sealed.authority, { fieldName: 'second', docMdp: 2 });
    await expect(signPdf(sealed.signed, second)).rejects.toMatchObject({ code: 'field-unsuitable' });
  });

  it('refuses bytes that are no PDF, and two fields of one name', async () => {
    const order = signatureOrder(sealed.authority);
    await expect(signPdf(Buffer.from('hello'), order)).rejects.toMatchObject({ code: 'pdf-unreadable' });
    const twins = await preparedPdf({ fieldNames: ['seal', 'seal'] });
    await expect(signPdf(twins, order)).rejects.toMatchObject({ code: 'field-unsuitable' });
  });

  it('refuses a signer whose answer does not fit its certificate, or who does not answer', async () => {
    const other = throwAwayAuthority();
    const { signer } = signatureOrder(sealed.authority);
    const liar = { ...signer, sign: (bytes: Uint8Array) => signatureOrder(other).signer.sign(bytes) };
    const wrong = signPdf(sealed.unsigned, signatureOrder(sealed.authority, { signer: liar }));
    await expect(wrong).rejects.toMatchObject({ code: 'key-does-not-match' });
    const absent = { ...signer, sign: () => Promise.reject(new Error('card removed')) };
    const none = signPdf(sealed.unsigned, signatureOrder(sealed.authority, { signer: absent }));
    await expect(none).rejects.toMatchObject({ code: 'signer-failed', kind: 'unavailable' });
  });
});
