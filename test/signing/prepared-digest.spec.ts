import { beforeAll, describe, expect, it } from '@jest/globals';
import { IncrementalUpdate } from '../../src/signing/pdf/incremental-update.js';
import { PdfFile } from '../../src/signing/pdf/pdf-file.js';
import { prepareSignature } from '../../src/signing/prepare-signature.js';
import { preparedDigest } from '../../src/signing/prepared-digest.js';
import { preparedPdf } from './prepared-pdf.js';
import { sealedPdf, signedAt } from './sealed-pdf.js';

describe('the digest of a prepared file', () => {
  let prepared: ReturnType<typeof prepareSignature>;
  beforeAll(async () => {
    const request = {
      fieldName: 'seal',
      signedAt,
      name: '张三',
      reason: '签名',
      location: '中国',
      contentsBytes: 2000,
    };
    prepared = prepareSignature(await preparedPdf(), request);
  });
  const changed = (from: string, to: string): Uint8Array => {
    const text = Buffer.from(prepared.bytes).toString('latin1');
    expect(text).toContain(from);
    return new Uint8Array(Buffer.from(text.replace(from, to), 'latin1'));
  };

  it('is what the service says when its bytes are what it says', () => {
    expect(Buffer.from(preparedDigest(prepared.bytes, 'seal'))).toEqual(Buffer.from(prepared.digest));
    const other = preparedDigest(changed('Type /Catalog', 'Typf /Catalog'), 'seal');
    expect(Buffer.from(other)).not.toEqual(Buffer.from(prepared.digest));
  });

  it('is refused where the signature would leave bytes out', () => {
    const range = /ByteRange \[0 (\d+) /.exec(Buffer.from(prepared.bytes).toString('latin1'))!;
    const shorter = range[0].replace(range[1]!, String(Number(range[1]) - 1).padStart(range[1]!.length, '0'));
    const bytes = changed(range[0], shorter);
    expect(() => preparedDigest(bytes, 'seal')).toThrow('would not cover the whole file');
    const longer = new IncrementalUpdate(PdfFile.open(prepared.bytes)).finish().bytes;
    expect(() => preparedDigest(longer, 'seal')).toThrow('would not cover the whole file');
  });

  it('is refused where there is no room, or no empty one', async () => {
    expect(() => preparedDigest(prepared.bytes, 'other')).toThrow('no signature field "other"');
    const { unsigned, signed } = await sealedPdf();
    expect(() => preparedDigest(unsigned, 'seal')).toThrow('no empty room');
    expect(() => preparedDigest(signed, 'seal')).toThrow('no empty room');
  });
});
