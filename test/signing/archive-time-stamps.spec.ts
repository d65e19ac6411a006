import { beforeAll, describe, expect, it } from '@jest/globals';
import { addDocumentTimeStamp } from '../../src/signing/add-document-time-stamp.js';
import { archivePdf } from '../../src/signing/archive-pdf.js';
import { type CertifiedKey, issueDevelopmentKey } from '../../src/signing/certificates/development-authority.js';
import { PdfFile } from '../../src/signing/pdf/pdf-file.js';
import { readSignatureFields } from '../../src/signing/pdf/signature-fields.js';
import { signPdf } from '../../src/signing/sign-pdf.js';
import { verifyPdf } from '../../src/signing/verify-pdf.js';
import { lastMessage, recertified, stamperWith, withLastMessage } from '../attacks/forge-proof.js';
import { updated } from '../attacks/pdf-surgery.js';
import { forgeMessage, replaceMessage, replaceText } from './forge-signature.js';
import { LongTermAuthority } from './long-term-authority.js';
import { preparedPdf } from './prepared-pdf.js';
import { throwAwayAuthority } from './sealed-pdf.js';

const world = new LongTermAuthority();
const signedAt = world.now;
const days = (count: number): Date => new Date(signedAt.getTime() + count * 24 * 3600_000);
const holder = world.issue('时间戳', { years: 2, purpose: 'time-stamping' });
const stamperAt = (now: Date) => stamperWith(world.root, holder, now);

const order = {
  ...{ fieldName: 'seal', signer: world.signer(world.seal), contentsBytes: 12_000 },
  ...{ name: '', reason: '评估机构签章', location: '沈阳' },
};
let unsigned: Uint8Array;
let signed: Uint8Array;
beforeAll(async () => {
  unsigned = await preparedPdf();
  signed = await signPdf(unsigned, { ...order, signedAt });
});

function told(pdf: Uint8Array, now: Date) {
  const { verdict, findings, signatures, timeStamps } = verifyPdf(pdf, world.trust(now));
  const codes = findings.map(({ code }) => code).filter((code) => code !== 'development-authority');
  return { verdict, codes, signatures, timeStamps };
}

describe('a signature without a time-stamp of its own', () => {
  it('is proven by the first archive time-stamp over it', async () => {
    const once = await addDocumentTimeStamp(signed, stamperAt(days(1)));
    const twice = await addDocumentTimeStamp(once, stamperAt(days(2)));
    for (const pdf of [once, twice]) {
      const { verdict, codes, signatures } = told(pdf, days(3));
      expect({ verdict, codes }).toEqual({ verdict: 'development', codes: [] });
      expect(signatures[0]).toMatchObject({ provenAt: days(1), level: 'B-T' });
    }
    expect(told(twice, days(3)).timeStamps).toMatchObject([
      { fieldName: 'DocumentTimeStamp1', at: days(1), chain: 'development', integrity: 'intact' },
      { fieldName: 'DocumentTimeStamp2', at: days(2), chain: 'development', integrity: 'intact' },
    ]);
  });

  it('is proven for the long term with a store under the time-stamp', async () => {
    world.now = days(1);
    const { source, now } = world;
    const archive = { source, now, roots: [world.root.certificate], authority: stamperAt(days(1)) };
    const { bytes } = await archivePdf(signed, archive);
    expect(told(bytes, days(2)).signatures[0]).toMatchObject({ level: 'B-LTA', provenAt: days(1) });
    world.now = signedAt;
  });

  it('that states no day is refused, whatever time is proven', async () => {
    const dateless = replaceMessage(replaceText(signed, '/M (D:', '/X (D:'), (contentDigest) =>
      forgeMessage({ ...world.seal, contentDigest, certificates: [world.seal.certificate] }),
    );
    const { verdict, codes, signatures } = told(await addDocumentTimeStamp(dateless, stamperAt(days(1))), days(2));
    expect({ verdict, codes }).toEqual({ verdict: 'invalid', codes: ['signing-time-missing'] });
    expect(signatures[0]).toMatchObject({ provenAt: days(1), signedAt: undefined });
  });
});

/** What the byte range of the last message covers. */
function digestUnder(pdf: Uint8Array): Uint8Array {
  let digest: Uint8Array = new Uint8Array();
  replaceMessage(pdf, (covered) => (digest = covered));
  return digest;
}

describe('an archive time-stamp', () => {
  it('proves nothing of a signature that came after it', async () => {
    const stamped = await addDocumentTimeStamp(unsigned, stamperAt(days(1)));
    const later = await signPdf(stamped, { ...order, signedAt: days(2) });
    const { verdict, codes, signatures } = told(later, days(3));
    expect({ verdict, codes }).toEqual({ verdict: 'development', codes: ['time-not-proven'] });
    expect(signatures[0]).toMatchObject({ level: 'B-B', provenAt: undefined, covers: 'whole-file' });
  });

  it('says who stamped', async () => {
    const [stamp] = told(await addDocumentTimeStamp(signed, stamperAt(days(1))), days(2)).timeStamps;
    expect(stamp?.authorityName).toContain('时间戳');
    expect(stamp?.certificate?.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it('makes no signed file of one that nobody signed', async () => {
    const { verdict, codes, signatures, timeStamps } = told(
      await addDocumentTimeStamp(unsigned, stamperAt(days(1))),
      days(2),
    );
    expect({ verdict, codes, signatures }).toEqual({ verdict: 'unsigned', codes: ['field-unsigned'], signatures: [] });
    expect(timeStamps).toHaveLength(1);
  });

  it('may state a time ahead of the reader’s clock by five minutes, and no more', async () => {
    const pdf = await addDocumentTimeStamp(signed, stamperAt(days(1)));
    const before = (seconds: number): Date => new Date(days(1).getTime() - seconds * 1000);
    expect(told(pdf, before(300)).signatures[0]).toMatchObject({ provenAt: days(1) });
    expect(told(pdf, before(301)).signatures[0]).toMatchObject({ provenAt: undefined, level: 'B-B' });
    expect(told(pdf, before(301)).codes).toEqual(['time-not-proven', 'time-stamp-untrusted']);
  });

  it('without a certificate of who stamped proves nothing, and names nobody', async () => {
    const stamped = await addDocumentTimeStamp(signed, stamperAt(days(1)));
    const nobodys = withLastMessage(
      stamped,
      recertified(lastMessage(stamped), () => []),
    );
    const { verdict, timeStamps, signatures } = told(nobodys, days(2));
    expect(verdict).toBe('invalid');
    expect(timeStamps).toMatchObject([{ integrity: 'unacceptable', chain: 'unknown', authorityName: undefined }]);
    expect(signatures).toMatchObject([{ integrity: 'intact', level: 'B-B' }]);
  });

  it('over a part of its update is over no revision of the file', async () => {
    const stamped = await addDocumentTimeStamp(signed, stamperAt(days(1)));
    const range = /\/ByteRange \[0 \d+ \d+ (\d+)\] *\n(?![^]*\/ByteRange)/.exec(
      Buffer.from(stamped).toString('latin1'),
    )!;
    const shorter = range[0].replace(`${range[1]}]`, `${Number(range[1]) - 60}]`).padEnd(range[0].length);
    const cut = replaceText(stamped, range[0], shorter);
    const token = await stamperAt(days(1)).stamp(digestUnder(cut));
    const { verdict, codes, timeStamps } = told(
      replaceMessage(cut, () => token),
      days(2),
    );
    expect({ verdict, codes }).toMatchObject({
      verdict: 'invalid',
      codes: expect.arrayContaining(['revision-unreadable']),
    });
    expect(timeStamps).toMatchObject([{ integrity: 'altered', chain: 'development' }]);
  });

  it('of a stranger renews nothing: the one before it has ended', async () => {
    const once = await addDocumentTimeStamp(signed, stamperAt(days(1)));
    const asked = { firm: 'X', holder: '时间戳', now: days(599), years: 9, purpose: 'time-stamping' } as const;
    const renewedBy = ({ root }: { root: CertifiedKey }) =>
      addDocumentTimeStamp(once, stamperWith(root, issueDevelopmentKey(root, asked), days(600)));
    const known = await renewedBy(world);
    const renewed = await renewedBy(throwAwayAuthority());
    const late = days(2 * 366);
    expect(told(known, late)).toMatchObject({ verdict: 'development' });
    const { verdict, timeStamps } = told(renewed, late);
    expect(verdict).toBe('not-trusted');
    expect(timeStamps.map(({ chain }) => chain)).toEqual(['expired', 'untrusted']);
  });
});

describe('a field that is signed with something else than a signature', () => {
  it.each([
    ['a number', '5'],
    ['an object that is not there', '999 0 R'],
    ['an empty list', '[]'],
  ])('is named: %s', (_, value) => {
    const pdf = updated(unsigned, (file, update) => {
      const [field] = readSignatureFields(file);
      update.writeText(field!.reference, `<< /Type /Annot /Subtype /Widget /FT /Sig /T (seal) /V ${value} >>`);
    });
    expect(readSignatureFields(PdfFile.open(pdf))).toHaveLength(1);
    const { verdict, codes, signatures } = told(pdf, days(1));
    expect(verdict).toBe('invalid');
    expect(codes).toContain('signature-unreadable');
    expect(signatures).toMatchObject([
      { fieldName: 'seal', integrity: 'unreadable', chain: 'unknown', covers: 'nothing', level: 'B-B' },
    ]);
  });
});
