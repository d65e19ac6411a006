import { addDocumentTimeStamp } from '../../src/signing/add-document-time-stamp.js';
import { attribute } from '../../src/signing/cms/create-cms.js';
import { issueDevelopmentKey } from '../../src/signing/certificates/development-authority.js';
import { readCertificateFully } from '../../src/signing/certificates/read-certificate.js';
import { objectIds } from '../../src/signing/object-ids.js';
import { writeCrl } from '../../src/signing/revocation/development-responder.js';
import { signPdf } from '../../src/signing/sign-pdf.js';
import type { TimeStampAuthority } from '../../src/signing/time-stamps/time-stamp-authority.js';
import { throwAwayAuthority } from '../signing/sealed-pdf.js';
import { altered, type Attack, refused } from './attack.js';
import { lastMessage, mirrored, recertified, sha256, stamperWith, withLastMessage, withStore } from './forge-proof.js';
import { text } from './pdf-surgery.js';
import { remessaged, retexted } from './resealed.js';
import { signatureOrder, type SignedReport } from './signed-report.js';

const day = 24 * 3600_000;
const later = (instant: Date, days: number): Date => new Date(instant.getTime() + days * day);
const serialOf = (certificate: Uint8Array): string => readCertificateFully(certificate).summary.serialNumber;

/** The seal with a time-stamp over its signature that the forger chose. */
async function stampedSeal(report: SignedReport, authority: TimeStampAuthority): Promise<Uint8Array> {
  const { world, keys, second } = report;
  const order = signatureOrder(world, { fieldName: 'FirmSeal', key: keys.FirmSeal });
  return signPdf(second, { ...order, timeStampAuthority: authority });
}

const firstToken = async ({ world }: SignedReport): Promise<Uint8Array> =>
  world.stamper(2).stamp(sha256(text('other')));
const untold = { by: 'bytes', told: 'time-stamp-untrusted', levels: ['B-T', 'B-T', 'B-B'] } as const;

export const timeAttacks: Attack[] = [
  {
    name: 'an archive time-stamp over other bytes',
    make: async (report) => {
      const other = await addDocumentTimeStamp(report.second, report.world.stamper(5));
      return withLastMessage(report.issued, lastMessage(other));
    },
    answer: altered('time-stamp-mismatch'),
  },
  {
    name: 'the time-stamp of another signature',
    make: async (report) => {
      const token = await firstToken(report);
      return remessaged(report, () => ({ unsignedAttributes: [attribute(objectIds.signatureTimeStamp, token)] }));
    },
    answer: altered('time-stamp-mismatch'),
  },
  {
    name: 'a time-stamp of an authority nobody trusts',
    make: (report) => {
      const { root } = throwAwayAuthority();
      const order = { firm: 'X', holder: 'X', now: later(report.world.now, -9), years: 9 };
      const holder = issueDevelopmentKey(root, { ...order, purpose: 'time-stamping' });
      return stampedSeal(report, stamperWith(root, holder, report.world.now));
    },
    answer: untold,
  },
  {
    name: 'a time-stamp of an appraiser who plays time-stamp authority',
    make: (report) => stampedSeal(report, stamperWith(report.world.root, report.keys.Appraiser1, report.world.now)),
    answer: untold,
  },
  {
    name: 'a time-stamp that states a time before its certificate began',
    make: (report) => {
      const { world } = report;
      const holder = world.issue('时间戳', { now: later(world.now, 0.5), years: 5, purpose: 'time-stamping' });
      return stampedSeal(report, stamperWith(world.root, holder, world.now));
    },
    answer: untold,
  },
  {
    name: 'a time-stamp that states a time to come',
    make: (report) => {
      const { world } = report;
      const holder = world.issue('时间戳', { now: world.now, years: 5, purpose: 'time-stamping' });
      return stampedSeal(report, stamperWith(world.root, holder, later(world.now, 30)));
    },
    answer: untold,
  },
  {
    name: 'a time-stamp by a revoked authority, after the certificates have ended',
    make: async (report) => {
      const { world, sealed } = report;
      const holder = world.issue('时间戳', { now: later(world.now, -1), years: 9, purpose: 'time-stamping' });
      const revoked = new Map([[serialOf(holder.certificate), later(world.now, 0.2)]]);
      const crls = [writeCrl({ authority: world.root, revoked, now: () => later(world.now, 1) })];
      return addDocumentTimeStamp(withStore(sealed, { crls }), stamperWith(world.root, holder, world.now));
    },
    trust: ({ world }) => world.trust(later(world.now, 900)),
    answer: refused('not-trusted', 'certificate-expired'),
  },
  {
    name: 'a changed certificate of the authority in the last time-stamp',
    make: ({ issued, world }) => {
      const token = Buffer.from(lastMessage(issued));
      const root = Buffer.from(world.root.certificate);
      token[token.indexOf(root) + root.length - 1]! ^= 1;
      return withLastMessage(issued, token);
    },
    answer: refused('invalid', 'time-stamp-unacceptable'),
  },
  {
    name: 'a stranger’s certificate in the last time-stamp',
    make: ({ issued }) => {
      const stranger = throwAwayAuthority().seal.certificate;
      return withLastMessage(
        issued,
        recertified(lastMessage(issued), (all) => [...all, stranger]),
      );
    },
    answer: refused('invalid', 'time-stamp-unacceptable'),
  },
  {
    name: 'the last time-stamp in its other spelling (r, n − s)',
    make: ({ issued }) => withLastMessage(issued, mirrored(lastMessage(issued))),
    answer: { by: 'bytes', levels: ['B-LTA', 'B-LTA', 'B-LTA'] },
  },
  {
    name: 'one more archive time-stamp, of an authority nobody trusts',
    make: (report) => {
      const { root } = throwAwayAuthority();
      const order = { firm: 'X', holder: 'X', now: later(report.world.now, -9), years: 9 };
      const holder = issueDevelopmentKey(root, { ...order, purpose: 'time-stamping' });
      return addDocumentTimeStamp(report.issued, stamperWith(root, holder, report.world.now));
    },
    answer: { by: 'bytes', told: 'time-stamp-untrusted' },
  },
  {
    name: 'an old key that states an old day, without a time-stamp',
    make: (report) => remessaged(report),
    trust: ({ world }) => world.trust(later(world.now, 800)),
    answer: refused('not-trusted', 'certificate-expired'),
  },
  {
    name: 'an archive nobody renewed, when its last time-stamp has ended',
    make: ({ sealed, issued }) => Buffer.concat([issued.subarray(0, sealed.length), issued.subarray(sealed.length)]),
    trust: ({ world }) => world.trust(later(world.now, 10 * 365)),
    answer: refused('not-trusted', 'certificate-expired'),
  },
  {
    name: 'a signing day to come',
    make: (report) => retexted(report, '/M (D:2026', '/M (D:2036'),
    answer: refused('invalid', 'signed-in-future'),
  },
  {
    name: 'a signing day after the time-stamp',
    make: async (report) => {
      const { world, keys, second } = report;
      const order = signatureOrder(world, { fieldName: 'FirmSeal', key: keys.FirmSeal });
      const signedAt = later(world.now, 0.5);
      return signPdf(second, { ...order, signedAt, timeStampAuthority: world.stamper(2) });
    },
    answer: refused('invalid', 'stated-time-after-time-stamp'),
  },
  {
    name: 'a signing day before the certificate began, with a true time-stamp',
    make: async (report) => {
      const { world, keys, second } = report;
      const order = signatureOrder(world, { fieldName: 'FirmSeal', key: keys.FirmSeal });
      const signedAt = later(world.now, -400);
      return signPdf(second, { ...order, signedAt, timeStampAuthority: world.stamper(2) });
    },
    answer: refused('not-trusted', 'certificate-not-yet-valid'),
  },
  {
    name: 'no signing day',
    make: (report) => retexted(report, '/M (D:', '/X (D:'),
    answer: refused('invalid', 'signing-time-missing'),
  },
];
