import { generateKeyPairSync } from 'node:crypto';
import type { CertifiedKey } from '../../src/signing/certificates/development-authority.js';
import type { FindingCode } from '../../src/signing/verification.js';
import { type Attack, refused } from './attack.js';
import { forgeCertificate, type CertificateForgery } from './forge-certificate.js';
import { remessaged } from './resealed.js';
import type { SignedReport } from './signed-report.js';

const day = 24 * 3600_000;
const weak = generateKeyPairSync('rsa', { modulusLength: 1024 });
const curve = generateKeyPairSync('ec', { namedCurve: 'secp224r1' });
const stranger = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });

type Holder = CertifiedKey & { others?: Uint8Array[]; signatureId?: string };

const sealedBy =
  (holder: (report: SignedReport) => Holder): Attack['make'] =>
  (report) => {
    const { key, certificate, others = [], signatureId } = holder(report);
    const certificates = [certificate, ...others, report.world.root.certificate];
    return remessaged(report, () => ({ key, certificate, certificates, signatureId }));
  };

/** The seal's certificate with a fault, issued by the trusted root itself. */
const faulty = (fault: (report: SignedReport) => Partial<CertificateForgery>): Attack['make'] =>
  sealedBy((report) => {
    const { key, certificate } = report.keys.FirmSeal;
    const { root } = report.world;
    return { key, certificate: forgeCertificate(certificate, { signedBy: root.key, ...fault(report) }) };
  });

const before = ({ world }: SignedReport, days: number): Date => new Date(world.now.getTime() - days * day);
const chain = (code: FindingCode): Attack['answer'] => refused('not-trusted', code);
const unsuitable = chain('certificate-unsuitable');
const sha256WithRsa = '1.2.840.113549.1.1.11';

/** An authority between the root and the seal. */
function below(report: SignedReport, fault: Partial<CertificateForgery>, rootAllows = true): Holder {
  const { root, issue } = { root: report.world.root, issue: (holder: string) => report.world.issue(holder) };
  const middle = issue('中级');
  const isAuthority = rootAllows;
  const authority = forgeCertificate(middle.certificate, {
    ...{ signedBy: root.key, isAuthority, keyUsage: 0x06, purposes: ['2.5.29.37.0'] },
    ...fault,
  });
  const { key, certificate } = report.keys.FirmSeal;
  const leaf = forgeCertificate(certificate, { signedBy: middle.key, issuedBy: authority });
  return { key, certificate: leaf, others: [authority] };
}

const selfSigned = ({ keys }: SignedReport): Holder => ({
  key: stranger.privateKey,
  certificate: forgeCertificate(keys.FirmSeal.certificate, {
    ...{ publicKey: stranger.publicKey, signedBy: stranger.privateKey, isSelfIssued: true },
  }),
});

/** An authority of the root's names with another key, and the seal under it. */
function falseRoot({ keys, world }: SignedReport): Holder {
  const forged = { publicKey: stranger.publicKey, signedBy: stranger.privateKey };
  const root = forgeCertificate(world.root.certificate, forged);
  const certificate = forgeCertificate(keys.FirmSeal.certificate, { signedBy: stranger.privateKey });
  return { key: keys.FirmSeal.key, certificate, others: [root] };
}

export const certificateAttacks: Attack[] = [
  {
    name: 'a certificate that had ended before',
    make: faulty((report) => ({ validTo: before(report, 2) })),
    answer: chain('certificate-expired'),
  },
  {
    name: 'a certificate that begins later',
    make: faulty((report) => ({ validFrom: before(report, -30) })),
    answer: chain('certificate-not-yet-valid'),
  },
  {
    name: 'the certificate of a web server',
    make: faulty(() => ({ purposes: ['1.3.6.1.5.5.7.3.1'] })),
    answer: unsuitable,
  },
  {
    name: 'a certificate for signing programs',
    make: faulty(() => ({ purposes: ['1.3.6.1.5.5.7.3.3'] })),
    answer: unsuitable,
  },
  {
    name: 'a certificate for time-stamps',
    make: faulty(() => ({ purposes: ['1.3.6.1.5.5.7.3.8'] })),
    answer: unsuitable,
  },
  { name: 'a certificate for encryption alone', make: faulty(() => ({ keyUsage: 0x20 })), answer: unsuitable },
  { name: 'the certificate of an authority', make: faulty(() => ({ isAuthority: true })), answer: unsuitable },
  {
    name: 'a certificate with a critical condition nobody knows',
    make: faulty(() => ({ unknownCritical: '1.3.6.1.4.1.32473.99' })),
    answer: unsuitable,
  },
  {
    name: 'a certificate on a weak key (RSA, 1024 bits)',
    make: sealedBy(({ keys, world }) => ({
      key: weak.privateKey,
      certificate: forgeCertificate(keys.FirmSeal.certificate, { publicKey: weak.publicKey, signedBy: world.root.key }),
      signatureId: sha256WithRsa,
    })),
    answer: refused('invalid', 'weak-key'),
  },
  {
    name: 'a certificate on a short curve (P-224)',
    make: sealedBy(({ keys, world }) => ({
      key: curve.privateKey,
      certificate: forgeCertificate(keys.FirmSeal.certificate, {
        publicKey: curve.publicKey,
        signedBy: world.root.key,
      }),
    })),
    answer: refused('invalid', 'weak-key'),
  },
  { name: 'a certificate under SHA-1', make: faulty(() => ({ hash: 'sha1' })), answer: unsuitable },
  {
    name: 'a certificate that signs itself, under the names of the seal',
    make: sealedBy(selfSigned),
    answer: refused(['not-trusted', 'invalid'], 'chain-untrusted'),
  },
  {
    name: 'an authority with the names of the trusted root',
    make: sealedBy(falseRoot),
    answer: refused(['not-trusted', 'invalid']),
  },
  {
    name: 'an authority below a root that allows none (path length)',
    make: sealedBy((report) => below(report, {})),
    answer: unsuitable,
  },
  {
    name: 'a signer who plays authority',
    make: sealedBy((report) => below(report, {}, false)),
    answer: refused(['not-trusted', 'invalid']),
  },
  {
    name: 'the certificate of another key',
    make: sealedBy(({ keys }) => ({ ...keys.FirmSeal, key: stranger.privateKey })),
    answer: refused('invalid', 'signature-mismatch'),
  },
  {
    name: 'a report sealed by an appraiser’s own authority',
    make: sealedBy(falseRoot),
    trust: ({ trust }) => ({ ...trust, trustStore: [] }),
    answer: refused(['not-trusted', 'invalid'], 'chain-untrusted'),
  },
];
