import { beforeAll, describe, expect, it } from '@jest/globals';
import { issueDevelopmentKey, developmentSigner } from '../../src/signing/certificates/development-authority.js';
import { IncrementalUpdate } from '../../src/signing/pdf/incremental-update.js';
import { PdfFile } from '../../src/signing/pdf/pdf-file.js';
import { PdfDictionary, PdfName, type PdfReference, PdfStream } from '../../src/signing/pdf/pdf-value.js';
import { readSignatureFields } from '../../src/signing/pdf/signature-fields.js';
import { signPdf, type SignatureOrder } from '../../src/signing/sign-pdf.js';
import { verifyPdf } from '../../src/signing/verify-pdf.js';
import { preparedPdf } from './prepared-pdf.js';
import { now, signatureOrder, signedAt, throwAwayAuthority } from './sealed-pdf.js';

const authority = throwAwayAuthority();
const trust = { trustStore: [authority.root.certificate], now };
const firm = '沈阳示例房地产估价有限公司';

function appraiserOrder(holder: string, fieldName: string, minutesLater: number): SignatureOrder {
  const key = issueDevelopmentKey(authority.root, { firm, holder, now: signedAt, years: 1 });
  const signer = developmentSigner(authority.root, key);
  const time = new Date(signedAt.getTime() + minutesLater * 60_000);
  return signatureOrder(authority, { fieldName, signer, signedAt: time, name: holder, reason: '估价师签字' });
}

describe('two appraisers and the seal of the firm', () => {
  let unsigned: Uint8Array;
  let first: Uint8Array;
  let sealed: Uint8Array;
  beforeAll(async () => {
    unsigned = await preparedPdf({ fieldNames: ['first', 'second', 'seal'] });
    first = await signPdf(unsigned, appraiserOrder('张三', 'first', 0));
    const second = await signPdf(first, appraiserOrder('李四', 'second', 1));
    sealed = await signPdf(
      second,
      signatureOrder(authority, { docMdp: 1, signedAt: new Date('2026-10-02T04:00:00Z') }),
    );
  });

  it('verify in one file, each over its own revision', () => {
    const { verdict, changedAfterSigning, signatures } = verifyPdf(sealed, trust);
    expect({ verdict, changedAfterSigning }).toEqual({ verdict: 'development', changedAfterSigning: false });
    const who = signatures.map(({ fieldName, signerName, covers, integrity }) => [
      fieldName,
      signerName,
      covers,
      integrity,
    ]);
    expect(who).toEqual([
      ['first', '张三（开发测试）', 'revision', 'intact'],
      ['second', '李四（开发测试）', 'revision', 'intact'],
      ['seal', `${firm}（开发测试）`, 'whole-file', 'intact'],
    ]);
  });

  it('are refused when the content is swapped between two of them', async () => {
    const file = PdfFile.open(first);
    const update = new IncrementalUpdate(file);
    const [page] = file.list(file.dictionary(file.catalog.get('Pages'))?.get('Kids'));
    const content = file.dictionary(page)?.get('Contents') as PdfReference;
    update.writeStream(content, new PdfStream(new PdfDictionary(), Buffer.from('BT ET')));
    const swapped = await signPdf(update.finish().bytes, appraiserOrder('李四', 'second', 1));
    const { verdict, changedAfterSigning, findings, signatures } = verifyPdf(swapped, trust);
    expect({ verdict, changedAfterSigning }).toEqual({ verdict: 'invalid', changedAfterSigning: true });
    expect(findings).toContainEqual({ code: 'changed-after-signing', consequence: 'altered', fieldName: 'first' });
    expect(signatures.map(({ integrity }) => integrity)).toEqual(['intact', 'intact']);
  });

  const changes: [string, (file: PdfFile, update: IncrementalUpdate) => void][] = [
    ['an action', (file, update) => update.write(file.rootReference, file.catalog.with({ OpenAction: [] }))],
    [
      'a wider field',
      (file, update) => {
        const field = readSignatureFields(file).find(({ name }) => name === 'second')!;
        update.write(field.reference, field.dictionary.with({ Rect: [0, 0, 595, 842] }));
      },
    ],
    [
      'a form that asks viewers to draw its fields anew',
      (file, update) => {
        const form = file.catalog.get('AcroForm') as PdfReference;
        update.write(form, file.dictionary(form)!.with({ NeedAppearances: true }));
      },
    ],
  ];

  it.each(changes)('are refused when %s comes between two of them', async (_, change) => {
    const file = PdfFile.open(first);
    const update = new IncrementalUpdate(file);
    change(file, update);
    const changed = await signPdf(update.finish().bytes, appraiserOrder('李四', 'second', 1));
    expect(verifyPdf(changed, trust)).toMatchObject({ verdict: 'invalid', changedAfterSigning: true });
  });

  it('are refused when an object slips in that the first signed revision pointed at in vain', async () => {
    const file = PdfFile.open(unsigned);
    const opening = new IncrementalUpdate(file);
    const missing = opening.reserve();
    opening.write(file.rootReference, file.catalog.with({ OpenAction: missing }));
    const signed = await signPdf(opening.finish().bytes, appraiserOrder('张三', 'first', 0));
    const both = await signPdf(signed, appraiserOrder('李四', 'second', 1));
    expect(verifyPdf(both, trust).verdict).toBe('development');
    const update = new IncrementalUpdate(PdfFile.open(signed));
    update.write(missing, new PdfDictionary([['S', new PdfName('JavaScript')]]));
    const slipped = await signPdf(update.finish().bytes, appraiserOrder('李四', 'second', 1));
    expect(verifyPdf(slipped, trust)).toMatchObject({ verdict: 'invalid', changedAfterSigning: true });
  });

  it('are refused when somebody signs after the firm allowed no change', async () => {
    const certified = await signPdf(unsigned, signatureOrder(authority, { docMdp: 1 }));
    const late = await signPdf(certified, appraiserOrder('李四', 'second', 1));
    const { verdict, findings } = verifyPdf(late, trust);
    expect(verdict).toBe('invalid');
    expect(findings.map(({ code }) => code)).toContain('changed-against-certification');
  });

  it('may be added after the firm allowed further signatures', async () => {
    const certified = await signPdf(unsigned, signatureOrder(authority, { docMdp: 2 }));
    const late = await signPdf(certified, appraiserOrder('李四', 'second', 1));
    expect(verifyPdf(late, trust).verdict).toBe('development');
  });

  it('are refused when a later update stands behind the last one', () => {
    const cut = verifyPdf(sealed.subarray(0, first.length), trust);
    expect(cut).toMatchObject({ verdict: 'development', signatures: [{ covers: 'whole-file' }] });
    const update = new IncrementalUpdate(PdfFile.open(sealed));
    expect(verifyPdf(update.finish().bytes, trust)).toMatchObject({ verdict: 'invalid', changedAfterSigning: true });
  });
});
