/** The certificates a signed file rests on: found in its messages, and kept in it with the roots above them and no others. */
import { beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { archivePdf } from '../../src/signing/archive-pdf.js';
import { certificatesOf } from '../../src/signing/certificates-of.js';
import { PdfFile } from '../../src/signing/pdf/pdf-file.js';
import { readSecurityStore } from '../../src/signing/pdf/security-store.js';
import { readSignatureFields } from '../../src/signing/pdf/signature-fields.js';
import { localSigner } from '../../src/signing/signer.js';
import { signPdf } from '../../src/signing/sign-pdf.js';
import { LongTermAuthority } from './long-term-authority.js';
import { preparedPdf } from './prepared-pdf.js';
import { signatureOrder } from './sealed-pdf.js';

const [world, stranger] = [new LongTermAuthority(), new LongTermAuthority()];
const { root, seal } = world;
const appraiser = world.issue('张三');
const names = (certificates: readonly Uint8Array[]): string[] =>
  certificates.map((der) => createHash('sha256').update(der).digest('hex')).sort();

let signed: Uint8Array;
beforeAll(async () => {
  const authority = { root, seal };
  const pdf = await preparedPdf({ fieldNames: ['Appraiser1', 'FirmSeal', 'Empty'] });
  const order = { signedAt: world.now, contentsBytes: 12_000 };
  const first = { ...order, fieldName: 'Appraiser1', signer: world.signer(appraiser), docMdp: 2 as const };
  const once = await signPdf(pdf, signatureOrder(authority, first));
  const stamped = { ...order, fieldName: 'FirmSeal', timeStampAuthority: world.stamper(2) };
  signed = await signPdf(once, signatureOrder(authority, stamped));
});

const archive = async (pdf: Uint8Array, roots: Uint8Array[]): Promise<Uint8Array> =>
  (await archivePdf(pdf, { source: world.source, authority: world.stamper(5), roots, now: world.now })).bytes;
const held = (pdf: Uint8Array): string[] => names(readSecurityStore(PdfFile.open(pdf)).certificates);
function inField(pdf: Uint8Array, wanted: string): Uint8Array[] {
  const file = PdfFile.open(pdf);
  const field = readSignatureFields(file).find(({ name }) => name === wanted);
  return certificatesOf(file, field!);
}
const commonNames = (certificates: readonly Uint8Array[], wanted: readonly Uint8Array[]): number =>
  names(certificates).filter((name) => names(wanted).includes(name)).length;

describe('a signed field', () => {
  it('has the certificates of its message, and those of the time-stamp in it', () => {
    expect(names(inField(signed, 'Appraiser1'))).toEqual(names([appraiser.certificate, root.certificate]));
    const ofSeal = inField(signed, 'FirmSeal');
    expect(commonNames(ofSeal, [seal.certificate, root.certificate])).toBeGreaterThanOrEqual(2);
    expect(new Set(names(ofSeal)).size).toBe(3);
  });

  it('that is a time-stamp has the certificates of its token', async () => {
    const archived = await archive(signed, [root.certificate]);
    const ofStamp = inField(archived, 'DocumentTimeStamp1');
    expect(names(ofStamp)).toContain(names([root.certificate])[0]);
    expect(new Set(names(ofStamp)).size).toBe(2);
  });

  it('that is empty, or holds no message, has none', () => {
    expect(inField(signed, 'Empty')).toEqual([]);
    const text = Buffer.from(signed).toString('latin1');
    const place = text.indexOf('/Contents <') + '/Contents <'.length;
    const broken = Buffer.from(signed);
    broken.write('31', place, 'latin1');
    expect(inField(broken, 'Appraiser1')).toEqual([]);
    broken.write('00', place, 'latin1');
    expect(inField(broken, 'Appraiser1')).toEqual([]);
  });
});

describe('the store of an archived file', () => {
  it('holds what was in the messages and the root above, and no root that it does not rest on', async () => {
    const archived = await archive(signed, [stranger.root.certificate, root.certificate]);
    const inMessages = ['Appraiser1', 'FirmSeal'].flatMap((name) => inField(signed, name));
    expect(held(archived)).toEqual([...new Set(names([...inMessages, root.certificate]))]);
  });

  it('holds the root of a signer whose message brings no issuer', async () => {
    const alone = localSigner(appraiser.key, appraiser.certificate, []);
    const foreign = stranger.issue('李四');
    const lone = { fieldName: 'Appraiser1', contentsBytes: 12_000, docMdp: 2 as const, signer: alone };
    const once = await signPdf(await preparedPdf({ fieldNames: ['Appraiser1', 'Stranger'] }), {
      ...signatureOrder({ root, seal }, { ...lone, signedAt: world.now }),
    });
    const other = { ...lone, fieldName: 'Stranger', signer: localSigner(foreign.key, foreign.certificate, []) };
    const twice = await signPdf(once, signatureOrder({ root, seal }, { ...other, docMdp: undefined }));
    const believed = [stranger.root.certificate, root.certificate];
    expect(names(inField(twice, 'Appraiser1'))).toEqual(names([appraiser.certificate]));
    const storeOf = async (pdf: Uint8Array, roots: Uint8Array[]): Promise<string[]> =>
      held((await archivePdf(pdf, { source: world.source, roots, now: world.now })).bytes);
    expect(await storeOf(once, believed)).toEqual(names([appraiser.certificate, root.certificate]));
    const all = [appraiser.certificate, foreign.certificate];
    expect(await storeOf(twice, believed)).toEqual(names([...all, ...believed]));
    expect(await storeOf(twice, [root.certificate])).toEqual(names([...all, root.certificate]));
    expect(await storeOf(twice, [])).toEqual(names(all));
  });

  it('is not written again when it holds everything already', async () => {
    const order = { source: world.source, roots: [root.certificate], now: world.now };
    const stored = (await archivePdf(signed, order)).bytes;
    expect(stored.length).toBeGreaterThan(signed.length);
    const quiet = { ocsp: () => Promise.reject(new Error('down')), crl: () => Promise.reject(new Error('down')) };
    expect((await archivePdf(stored, { ...order, source: quiet })).bytes).toBe(stored);
  });
});
