import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { SigningError, withSigningCode } from '../signing-error.js';
import { localSigner, readPemCertificates, type Signer } from '../signer.js';
import type { CertificatePurpose, RevocationPlaces } from './certificate-extensions.js';
import { issueCertificate, type SubjectName } from './issue-certificate.js';

/** A key with its certificate in DER. */
export interface CertifiedKey {
  certificate: Uint8Array;
  key: KeyObject;
}

/**
 * A certificate authority for development and for trying the service out: it proves that bytes are unchanged, but nobody
 * has checked who stands behind it. Its certificates say so, and every verification names it.
 */
export interface DevelopmentAuthority {
  root: CertifiedKey;
  seal: CertifiedKey;
}

export interface DevelopmentAuthorityOrder {
  /** The firm as its seal shall name it. */
  firm: string;
  now: Date;
  rootYears?: number;
  sealYears?: number;
}

export interface DevelopmentAuthorityPem {
  rootCertificate: string;
  rootKey: string;
  sealCertificate: string;
  sealKey: string;
}

/** Nobody is asked there: the authority answers in the same process. A list, since some viewers ask an OCSP address at once. */
const places: RevocationPlaces = { crlUrl: 'http://development.invalid/root.crl' };

/** The words by which a certificate of a development authority is known. */
export const developmentMark = { chinese: '开发测试', english: 'Development' } as const;
const unit = `${developmentMark.chinese} ${developmentMark.english} only`;
const longestName = 64;

export function createDevelopmentAuthority(order: DevelopmentAuthorityOrder): DevelopmentAuthority {
  const { firm, now, rootYears = 10, sealYears = 3 } = order;
  const rootKey = newKey();
  const rootCertificate = issueCertificate(
    {
      subject: subjectName(firm, `${developmentMark.chinese}根证书 ${developmentMark.english} Root CA`),
      publicKey: rootKey,
      purpose: 'authority',
      validFrom: now,
      validTo: yearsAfter(now, rootYears),
    },
    rootKey,
  );
  const root = { certificate: rootCertificate, key: rootKey };
  const seal = issueDevelopmentKey(root, { firm, holder: firm, now, years: sealYears });
  return { root, seal };
}

export interface DevelopmentKeyOrder extends RevocationPlaces {
  firm: string;
  holder: string;
  now: Date;
  years: number;
  /** By default a key that signs documents. */
  purpose?: Exclude<CertificatePurpose, 'authority'>;
}

/** A further key under the same root, for example an appraiser's, or a time-stamp authority's. */
export function issueDevelopmentKey(root: CertifiedKey, order: DevelopmentKeyOrder): CertifiedKey {
  const { firm, holder, now, years, purpose = 'document-signing', ocspUrl, crlUrl = places.crlUrl } = order;
  const key = newKey();
  const certificate = issueCertificate(
    {
      subject: subjectName(firm, `${holder}（${developmentMark.chinese}）`),
      publicKey: key,
      purpose,
      validFrom: now,
      validTo: yearsAfter(now, years),
      issuer: root,
      ocspUrl,
      crlUrl,
    },
    root.key,
  );
  return { certificate, key };
}

export const developmentSigner = (root: CertifiedKey, holder: CertifiedKey): Signer =>
  localSigner(holder.key, holder.certificate, [root.certificate]);

export function exportDevelopmentAuthority({ root, seal }: DevelopmentAuthority): DevelopmentAuthorityPem {
  return {
    rootCertificate: certificatePem(root.certificate),
    rootKey: keyPem(root.key),
    sealCertificate: certificatePem(seal.certificate),
    sealKey: keyPem(seal.key),
  };
}

export function importDevelopmentAuthority(pem: DevelopmentAuthorityPem): DevelopmentAuthority {
  const root = certifiedKey(pem.rootCertificate, pem.rootKey);
  const seal = certifiedKey(pem.sealCertificate, pem.sealKey);
  localSigner(root.key, root.certificate, []);
  localSigner(seal.key, seal.certificate, []);
  return { root, seal };
}

export function certificatePem(certificate: Uint8Array): string {
  const lines =
    Buffer.from(certificate)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}

const keyPem = (key: KeyObject): string => key.export({ type: 'pkcs8', format: 'pem' }).toString();

function certifiedKey(certificateText: string, keyText: string): CertifiedKey {
  const [certificate] = readPemCertificates(certificateText);
  if (!certificate) throw new SigningError('certificate-unreadable', 'The PEM text holds no certificate');
  const key = withSigningCode('key-unreadable', 'The private key cannot be read', () => createPrivateKey(keyText));
  return { certificate, key };
}

const newKey = (): KeyObject => generateKeyPairSync('ec', { namedCurve: 'prime256v1' }).privateKey;

function subjectName(firm: string, commonName: string): SubjectName {
  for (const name of [firm, commonName]) {
    const length = [...name].length;
    if (name.trim() === '' || length > longestName) {
      throw new SigningError(
        'name-unsuitable',
        `A certificate's name has 1 to ${longestName} characters, not ${length}`,
      );
    }
  }
  return { countryCode: 'CN', organization: firm, unit, commonName };
}

function yearsAfter(instant: Date, years: number): Date {
  const later = new Date(instant);
  later.setUTCFullYear(later.getUTCFullYear() + years);
  return later;
}
