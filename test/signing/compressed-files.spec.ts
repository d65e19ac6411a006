import { describe, expect, it } from '@jest/globals';
import { PdfFile } from '../../src/signing/pdf/pdf-file.js';
import { type PdfObject, PdfReference, PdfStream } from '../../src/signing/pdf/pdf-value.js';
import { writePdfValue } from '../../src/signing/pdf/write-pdf-value.js';
import { signPdf } from '../../src/signing/sign-pdf.js';
import { verifyPdf } from '../../src/signing/verify-pdf.js';
import { compressedPdf } from './compressed-pdf.js';
import { preparedPdf } from './prepared-pdf.js';
import { now, signatureOrder, throwAwayAuthority } from './sealed-pdf.js';

const textOf = (object: PdfObject) =>
  object instanceof PdfStream ? Buffer.from(object.packed).toString('hex') : writePdfValue(object);

describe('a file with object streams and a cross-reference stream', () => {
  it('reads like the same file with a table', async () => {
    const plain = await preparedPdf();
    const [one, two] = [PdfFile.open(plain), PdfFile.open(compressedPdf(plain))];
    expect(two.sections[0]!.kind).toBe('stream');
    for (const number of one.numbersInUse()) {
      const reference = new PdfReference(number, 0);
      expect(textOf(two.resolve(reference))).toBe(textOf(one.resolve(reference)));
    }
    expect(writePdfValue(two.catalog)).toBe(writePdfValue(one.catalog));
  });

  it('can be signed and verified', async () => {
    const authority = throwAwayAuthority();
    const packed = compressedPdf(await preparedPdf({ fieldNames: ['seal', 'second'] }));
    const first = await signPdf(packed, signatureOrder(authority));
    const both = await signPdf(first, signatureOrder(authority, { fieldName: 'second' }));
    const trust = { trustStore: [authority.root.certificate], now };
    expect(verifyPdf(first, trust).verdict).toBe('development');
    const { verdict, signatures } = verifyPdf(both, trust);
    expect(verdict).toBe('development');
    expect(signatures.map(({ covers }) => covers)).toEqual(['revision', 'whole-file']);
  });
});
