import { readCertificateFully } from '../../src/signing/certificates/read-certificate.js';
import type { PdfReference } from '../../src/signing/pdf/pdf-value.js';
import { writeCrl } from '../../src/signing/revocation/development-responder.js';
import { throwAwayAuthority } from '../signing/sealed-pdf.js';
import { altered, type Attack, refused } from './attack.js';
import { certifiedLike } from './forge-certificate.js';
import { archivedWith, ocspOf, unknownOcsp, withStore } from './forge-proof.js';
import { dictionary, stream, text, updated } from './pdf-surgery.js';
import type { SignedReport } from './signed-report.js';

const day = 24 * 3600_000;
const later = (instant: Date, days: number): Date => new Date(instant.getTime() + days * day);
const timeOnly = { by: 'bytes', levels: ['B-T', 'B-T', 'B-T'] } as const;
const serialOf = (certificate: Uint8Array): string => readCertificateFully(certificate).summary.serialNumber;
const everybody = ({ keys }: SignedReport): Uint8Array[] => Object.values(keys).map(({ certificate }) => certificate);

/** What stands in the store says nothing, or says no. */
export const revocationAttacks: Attack[] = [
  {
    name: 'a store with the status of another certificate (OCSP)',
    make: (report) => {
      const other = report.world.issue('王五');
      return archivedWith(report, { ocspResponses: [ocspOf(report, other.certificate)] });
    },
    answer: timeOnly,
  },
  {
    name: 'a store in which the responder does not know the certificates',
    make: (report) => {
      const { key } = report.world.root;
      const ocspResponses = everybody(report).map((one) => unknownOcsp(ocspOf(report, one), key));
      return archivedWith(report, { ocspResponses });
    },
    answer: timeOnly,
  },
  {
    name: 'a store with responses a stranger signed',
    make: (report) => {
      const authority = throwAwayAuthority().root;
      const ocspResponses = everybody(report).map((one) => ocspOf(report, one, { authority }));
      return archivedWith(report, { ocspResponses, crls: [writeCrl({ authority, now: () => report.world.now })] });
    },
    answer: timeOnly,
  },
  {
    name: 'a store with responses of an appraiser who plays responder',
    make: (report) => {
      const responder = report.keys.Appraiser1;
      return archivedWith(report, {
        ocspResponses: everybody(report).map((one) => ocspOf(report, one, { responder })),
      });
    },
    answer: timeOnly,
  },
  {
    name: 'a store with responses of a responder whose certificate had ended',
    make: (report) => {
      const { world } = report;
      const ended = { validTo: later(world.now, -10), signedBy: world.root.key };
      const responder = certifiedLike(world.issue('OCSP', { purpose: 'ocsp-signing' }), ended);
      return archivedWith(report, {
        ocspResponses: everybody(report).map((one) => ocspOf(report, one, { responder })),
      });
    },
    answer: timeOnly,
  },
  {
    name: 'a store with a list that had ended before the signatures',
    make: (report) => {
      const { root: authority, now } = report.world;
      return archivedWith(report, { crls: [writeCrl({ authority, now: () => later(now, -30) })] });
    },
    answer: timeOnly,
  },
  ...(['ocspResponses', 'crls'] as const).map((part): Attack => ({
    name: `a seal whose certificate was revoked before it was used (${part})`,
    make: (report) => {
      const { root: authority, now } = report.world;
      const { certificate } = report.keys.FirmSeal;
      const order = { authority, now: () => now, revoked: new Map([[serialOf(certificate), later(now, -5)]]) };
      const said = part === 'crls' ? writeCrl(order) : ocspOf(report, certificate, order);
      return archivedWith(report, { [part]: [said] });
    },
    answer: refused('not-trusted', 'certificate-revoked'),
  })),
  {
    name: 'a store with bytes that are no certificate, response or list, behind the archive time-stamp',
    make: ({ issued }) => withStore(issued, { certificates: [text('9 0 obj << /Paid true >> endobj')] }),
    answer: altered('bytes-after-last-signature'),
  },
  {
    name: 'a store without what it held',
    make: ({ issued }) =>
      updated(issued, (file, update) => update.write(file.rootReference, file.catalog.with({ DSS: dictionary({}) }))),
    answer: altered('bytes-after-last-signature'),
  },
  {
    name: 'no store any more',
    make: ({ issued }) =>
      updated(issued, (file, update) => update.write(file.rootReference, file.catalog.without('DSS'))),
    answer: altered('bytes-after-last-signature'),
  },
  {
    name: 'a store that holds something else',
    make: ({ issued }) =>
      updated(issued, (file, update) => {
        const DSS = file.dictionary(file.catalog.get('DSS'))!.with({ Paid: true });
        update.write(file.rootReference, file.catalog.with({ DSS }));
      }),
    answer: altered('bytes-after-last-signature'),
  },
  {
    name: 'a response in the store written anew',
    make: ({ issued }) =>
      updated(issued, (file, update) => {
        const store = file.dictionary(file.catalog.get('DSS'))!;
        const [first] = file.list(store.get('OCSPs')) as PdfReference[];
        update.writeStream(first!, stream('good'));
      }),
    answer: altered('bytes-after-last-signature'),
  },
  {
    name: 'a certificate more in the store, behind the archive time-stamp',
    make: (report) => withStore(report.issued, { certificates: [report.world.issue('王五').certificate] }),
    answer: { by: 'bytes', levels: ['B-LTA', 'B-LTA', 'B-LTA'] },
  },
];
