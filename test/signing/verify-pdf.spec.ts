import { beforeAll, describe, expect, it } from '@jest/globals';
import { sealedPdf, type SealedPdf, signedAt } from './sealed-pdf.js';
import { verifyPdf } from '../../src/signing/verify-pdf.js';

const codesOf = (pdf: Uint8Array, trust: SealedPdf['trust']) => verifyPdf(pdf, trust).findings.map(({ code }) => code);

describe('verifyPdf', () => {
  let sealed: SealedPdf;
  beforeAll(async () => {
    sealed = await sealedPdf();
  });

  it('says who signed, when, and that a development authority vouches', () => {
    const verification = verifyPdf(sealed.signed, sealed.trust);
    expect(verification).toMatchObject({
      verdict: 'development',
      changedAfterSigning: false,
      signatures: [
        {
          fieldName: 'seal',
          signerName: '沈阳示例房地产估价有限公司（开发测试）',
          reason: 'Appraisal issued',
          location: 'Shenyang',
          signedAt,
          covers: 'whole-file',
          integrity: 'intact',
          chain: 'development',
        },
      ],
    });
    expect(verification.signatures[0]!.certificate!.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(verification.findings).toContainEqual({
      code: 'development-authority',
      consequence: 'note',
      fieldName: 'seal',
    });
  });

  it('trusts nothing that is not in the trust store', () => {
    const verification = verifyPdf(sealed.signed, { ...sealed.trust, trustStore: [] });
    expect(verification.verdict).toBe('not-trusted');
    expect(verification.signatures[0]).toMatchObject({ integrity: 'intact', chain: 'untrusted' });
  });

  it('names empty fields, and a file nobody signed', () => {
    expect(codesOf(sealed.signed, sealed.trust)).toContain('field-unsigned');
    const verification = verifyPdf(sealed.unsigned, sealed.trust);
    expect(verification).toMatchObject({ verdict: 'unsigned', signatures: [] });
    expect(verification.findings.map(({ code }) => code)).toContain('no-signature');
  });

  it('refuses a signature from the future, and one that only states an earlier day than its certificate’s end', () => {
    const earlier = { ...sealed.trust, now: new Date('2026-10-01T12:00:00Z') };
    expect(verifyPdf(sealed.signed, earlier)).toMatchObject({ verdict: 'invalid' });
    expect(codesOf(sealed.signed, earlier)).toContain('signed-in-future');
    const later = { ...sealed.trust, now: new Date('2040-01-01T00:00:00Z') };
    expect(verifyPdf(sealed.signed, later).verdict).toBe('not-trusted');
    expect(codesOf(sealed.signed, later)).toEqual(expect.arrayContaining(['certificate-expired', 'time-not-proven']));
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['text', Buffer.from('this is no PDF at all')],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
    ['only a head', Buffer.from('%PDF-1.7\n')],
    ['only a head and an end', Buffer.from('%PDF-1.7\nstartxref\n0\n%%EOF\n')],
    ['an end that points away', Buffer.from('%PDF-1.7\nstartxref\n999999\n%%EOF\n')],
    ['a loop of sections', Buffer.from('%PDF-1.7\nxref\n0 0\ntrailer\n<< /Prev 9 >>\nstartxref\n9\n%%EOF\n')],
    ['deep nesting', Buffer.from(`%PDF-1.7\nxref\n0 0\ntrailer\n${'['.repeat(9999)}\nstartxref\n9\n%%EOF\n`)],
  ])('answers with a value for %s', (_, bytes) => {
    expect(verifyPdf(bytes, sealed.trust)).toMatchObject({ verdict: 'unreadable', signatures: [] });
  });

  it('answers with a value for every truncation of a signed file', () => {
    for (let length = 0; length < sealed.signed.length; length += 97) {
      const { verdict } = verifyPdf(sealed.signed.subarray(0, length), sealed.trust);
      expect(['unreadable', 'unsigned']).toContain(verdict);
    }
  });

  it('does not look into a file that is too large', () => {
    const huge = new Uint8Array((64 << 20) + 1);
    huge.set(Buffer.from('%PDF-1.7\n'));
    expect(codesOf(huge, sealed.trust)).toEqual(['file-too-large']);
  });

  it('does not read an encrypted file', () => {
    const text = '%PDF-1.7\nxref\n0 0\ntrailer\n<< /Encrypt << >> >>\nstartxref\n9\n%%EOF\n';
    expect(codesOf(Buffer.from(text), sealed.trust)).toEqual(['file-encrypted']);
  });
});
