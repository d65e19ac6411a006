import { beforeAll, describe, expect, it } from '@jest/globals';
import { readCertificateFully } from '../../src/signing/certificates/read-certificate.js';
import { addDocumentTimeStamp } from '../../src/signing/add-document-time-stamp.js';
import { archivePdf } from '../../src/signing/archive-pdf.js';
import { createCms } from '../../src/signing/cms/create-cms.js';
import { embedSignature } from '../../src/signing/embed-signature.js';
import { IncrementalUpdate } from '../../src/signing/pdf/incremental-update.js';
import { PdfFile } from '../../src/signing/pdf/pdf-file.js';
import { PdfDictionary, type PdfReference, PdfStream } from '../../src/signing/pdf/pdf-value.js';
import { prepareSignature } from '../../src/signing/prepare-signature.js';
import { signPdf } from '../../src/signing/sign-pdf.js';
import { verifyPdf } from '../../src/signing/verify-pdf.js';
import { LongTermAuthority } from './long-term-authority.js';
import { preparedPdf } from './prepared-pdf.js';

const world = new LongTermAuthority();
const start = world.now;
const years = (count: number): Date => new Date(start.getTime() + count * 365 * 24 * 3600_000);
const fields = ['Appraiser1', 'Appraiser2', 'FirmSeal'];
const statement = { name: '', location: '沈阳', contentsBytes: 12_000 };

/** Three signatures over three days: the first certifies, the last locks the form; each with its own time-stamp. */
async function signedByThree(): Promise<Uint8Array> {
  let pdf: Uint8Array = await preparedPdf({ fieldNames: fields });
  for (const [index, fieldName] of fields.entries()) {
    world.now = new Date(start.getTime() + index * 24 * 3600_000);
    const isSeal = fieldName === 'FirmSeal';
    const key = isSeal ? world.seal : world.issue(`估价师 ${index + 1}`);
    pdf = await signPdf(pdf, {
      ...statement,
      fieldName,
      signer: world.signer(key),
      signedAt: world.now,
      reason: isSeal ? '评估机构签章' : '估价师签字',
      docMdp: index === 0 ? 2 : undefined,
      locksFields: isSeal,
      timeStampAuthority: world.stamper(2),
    });
  }
  return pdf;
}

let signed: Uint8Array;
let archived: Uint8Array;
beforeAll(async () => {
  signed = await signedByThree();
  const result = await archivePdf(signed, {
    source: world.source,
    authority: world.stamper(5),
    roots: [world.root.certificate],
    now: world.now,
  });
  expect(result.unanswered).toEqual([]);
  archived = result.bytes;
});

const levels = (pdf: Uint8Array, now: Date): string[] =>
  verifyPdf(pdf, world.trust(now)).signatures.map(({ level, chain, integrity }) => `${level} ${chain} ${integrity}`);

describe('a file signed by two appraisers and the firm', () => {
  it('has a proven time for each signature, and long-term proof once archived', () => {
    expect(levels(signed, world.now)).toEqual(fields.map(() => 'B-T development intact'));
    const verification = verifyPdf(archived, world.trust());
    expect(verification).toMatchObject({ verdict: 'development', changedAfterSigning: false });
    expect(levels(archived, world.now)).toEqual(fields.map(() => 'B-LTA development intact'));
    expect(verification.timeStamps).toMatchObject([{ fieldName: 'DocumentTimeStamp1', integrity: 'intact' }]);
    expect(verification.signatures.map(({ provenAt }) => provenAt?.toISOString())).toEqual([
      '2026-10-02T03:04:05.000Z',
      '2026-10-03T03:04:05.000Z',
      '2026-10-04T03:04:05.000Z',
    ]);
  });

  it('keeps every byte of the revision before it', () => {
    expect(Buffer.from(archived.subarray(0, signed.length)).equals(signed)).toBe(true);
  });

  it('still stands a day after the certificates have ended, and no longer when the last time-stamp has', () => {
    expect(levels(archived, years(1.1))).toEqual(fields.map(() => 'B-LTA development intact'));
    expect(levels(archived, years(6))).toEqual(fields.map(() => 'B-B expired intact'));
    expect(verifyPdf(archived, world.trust(years(6))).verdict).toBe('not-trusted');
  });

  it('stands ten years on when the archive was renewed in time', async () => {
    world.now = years(4);
    const order = {
      source: world.source,
      authority: world.stamper(10),
      roots: [world.root.certificate],
      now: world.now,
    };
    const renewed = (await archivePdf(archived, order)).bytes;
    expect(levels(renewed, years(10))).toEqual(fields.map(() => 'B-LTA development intact'));
    const { verdict, timeStamps } = verifyPdf(renewed, world.trust(years(10)));
    expect(verdict).toBe('development');
    expect(timeStamps.map(({ fieldName, integrity }) => `${fieldName} ${integrity}`)).toEqual([
      'DocumentTimeStamp1 intact',
      'DocumentTimeStamp2 intact',
    ]);
    world.now = start;
  });

  it('is not undone by a certificate revoked afterwards, and is by one revoked before', async () => {
    const { serialNumber } = readCertificateFully(world.seal.certificate).summary;
    const order = {
      source: world.source,
      authority: world.stamper(5),
      roots: [world.root.certificate],
      now: years(0.1),
    };
    world.now = years(0.1);
    for (const [since, verdict] of [
      [years(0.05), 'development'],
      [new Date('2026-10-01T12:00:00Z'), 'not-trusted'],
    ] as const) {
      world.revoked.set(serialNumber, since);
      const known = (await archivePdf(signed, { ...order, source: world.source })).bytes;
      expect(verifyPdf(known, world.trust())).toMatchObject({ verdict });
    }
    world.revoked.clear();
    world.now = start;
  });
});

describe('a signature made outside', () => {
  it('is put into the room that was left for it, days later', async () => {
    const pdf = await preparedPdf({ fieldNames: ['Appraiser1'] });
    const request = {
      ...statement,
      fieldName: 'Appraiser1',
      signedAt: start,
      reason: '估价师签字',
      docMdp: 2 as const,
    };
    const { bytes, digest } = prepareSignature(pdf, request);
    expect(prepareSignature(pdf, request).digest).toEqual(digest);
    const message = await createCms(digest, world.signer(world.issue('张三')));
    const whole = embedSignature(bytes, 'Appraiser1', message);
    expect(verifyPdf(whole, world.trust(years(0.1)))).toMatchObject({ verdict: 'development' });
    expect(() => embedSignature(whole, 'Appraiser1', message)).toThrow('signed already');
    expect(() => embedSignature(bytes, 'Nobody', message)).toThrow('no signature field');
    const other = await createCms(Buffer.alloc(32), world.signer(world.issue('张三')));
    const wrong = embedSignature(bytes, 'Appraiser1', other);
    expect(verifyPdf(wrong, world.trust(years(0.1)))).toMatchObject({ verdict: 'invalid' });
  });
});

describe('what an archive update may not do', () => {
  type Tamper = (file: PdfFile, update: IncrementalUpdate) => void;
  const page = (file: PdfFile): PdfReference =>
    file.list(file.dictionary(file.catalog.get('Pages'))?.get('Kids'))[0] as PdfReference;
  const tampers: [string, Tamper][] = [
    [
      'draw over the page',
      (file, update) => {
        const stream = update.reserve();
        update.writeStream(stream, new PdfStream(new PdfDictionary(), Buffer.from('BT ET')));
        update.write(page(file), file.dictionary(page(file))!.with({ Contents: stream }));
      },
    ],
    [
      'add an annotation that shows',
      (file, update) => {
        const note = update.reserve();
        update.writeText(note, '<< /Type /Annot /Subtype /FreeText /Rect [10 10 200 200] /Contents (100 000) >>');
        const sheet = file.dictionary(page(file))!;
        update.write(page(file), sheet.with({ Annots: [...file.list(sheet.get('Annots')), note] }));
      },
    ],
    [
      'take an earlier field away',
      (file, update) => {
        const form = file.catalog.get('AcroForm') as PdfReference;
        update.write(
          form,
          file.dictionary(form)!.with({ Fields: file.list(file.dictionary(form)!.get('Fields')).slice(0, 2) }),
        );
      },
    ],
    [
      'drop what the store held',
      (file, update) => update.write(file.rootReference, file.catalog.with({ DSS: new PdfDictionary() })),
    ],
    ['add an action', (file, update) => update.write(file.rootReference, file.catalog.with({ OpenAction: [] }))],
  ];

  it.each(tampers)('%s', async (_, tamper) => {
    const file = PdfFile.open(archived);
    const update = new IncrementalUpdate(file);
    tamper(file, update);
    const changed = new Uint8Array(update.finish().bytes);
    for (const pdf of [changed, await addDocumentTimeStamp(changed, world.stamper(5))]) {
      expect(verifyPdf(pdf, world.trust(years(0.2)))).toMatchObject({ verdict: 'invalid', changedAfterSigning: true });
    }
  });

  it('stand over other bytes: a time-stamp taken from another file', async () => {
    const other = await addDocumentTimeStamp(signed, world.stamper(5));
    const moved = Buffer.from(archived);
    const token = /<([0-9a-f]{4000,})>/g;
    const [from] = [...Buffer.from(other).toString('latin1').matchAll(token)].slice(-1);
    const [to] = [...moved.toString('latin1').matchAll(token)].slice(-1);
    moved.write(from![1]!, to!.index + 1, 'latin1');
    expect(verifyPdf(moved, world.trust(years(0.2))).findings).toContainEqual({
      code: 'time-stamp-mismatch',
      consequence: 'altered',
      fieldName: 'DocumentTimeStamp1',
    });
  });
});
