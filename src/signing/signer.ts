import { createPrivateKey, type KeyObject, sign, X509Certificate } from 'node:crypto';
import { SigningError, withSigningCode } from './signing-error.js';

/** Whoever holds the key: this process, a smart card, a hardware module, a seal platform. All bytes are DER. */
export interface Signer {
  readonly certificate: Uint8Array;
  /** The issuers of the certificate, nearest first; the root may be left out. */
  readonly chain: readonly Uint8Array[];
  /** Signs with SHA-256: ECDSA as a DER sequence of r and s, or RSA PKCS #1 v1.5. */
  sign(toBeSigned: Uint8Array): Promise<Uint8Array>;
}

export function localSigner(key: KeyObject, certificate: Uint8Array, chain: readonly Uint8Array[]): Signer {
  if (!readCertificate(certificate).checkPrivateKey(key)) {
    throw new SigningError('key-does-not-match', 'The key does not belong to the certificate');
  }
  return { certificate, chain, sign: (toBeSigned) => Promise.resolve(sign('sha256', toBeSigned, key)) };
}

export interface SignerPem {
  /** PKCS #8. */
  key: string;
  passphrase?: string;
  /** The signing certificate first, then its issuers. */
  certificates: string;
}

export function signerFromPem({ key, passphrase, certificates }: SignerPem): Signer {
  const [certificate, ...chain] = readPemCertificates(certificates);
  if (!certificate) throw new SigningError('certificate-unreadable', 'The PEM text holds no certificate');
  const privateKey = withSigningCode('key-unreadable', 'The private key cannot be read', () =>
    createPrivateKey({ key, passphrase }),
  );
  return localSigner(privateKey, certificate, chain);
}

const pemBlock = /-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/g;

/** All certificates of a PEM text in their order, as DER. */
export function readPemCertificates(text: string): Uint8Array[] {
  return (text.match(pemBlock) ?? []).map((block) => new Uint8Array(readCertificate(Buffer.from(block)).raw));
}

export function readCertificate(certificate: Uint8Array): X509Certificate {
  return withSigningCode(
    'certificate-unreadable',
    'A certificate cannot be read',
    () => new X509Certificate(certificate),
  );
}
