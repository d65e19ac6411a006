import { type KeyObject, sign } from 'node:crypto';
import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import type { CertifiedKey } from '../../src/signing/certificates/development-authority.js';
import { objectIds } from '../../src/signing/object-ids.js';

export interface CertificateForgery {
  /** By default the key of the certificate it is made from. */
  publicKey?: KeyObject;
  signedBy: KeyObject;
  purposes?: string[];
  keyUsage?: number;
  isAuthority?: boolean;
  pathLength?: number;
  validFrom?: Date;
  validTo?: Date;
  /** Object identifier of an extension nobody knows, critical. */
  unknownCritical?: string;
  /** Object identifiers of extensions it does not have. */
  without?: string[];
  serial?: number;
  hash?: 'sha1';
  /** Without a subject. */
  isNameless?: boolean;
  /** Names itself as its issuer. */
  isSelfIssued?: boolean;
  issuedBy?: Uint8Array;
}

/** A certificate like another one, with a fault, signed by whom the forger likes. */
export function forgeCertificate(like: Uint8Array, forgery: CertificateForgery): Uint8Array {
  const certificate = pkijs.Certificate.fromBER(new Uint8Array(like));
  if (forgery.serial !== undefined) certificate.serialNumber = new asn1js.Integer({ value: forgery.serial });
  rename(certificate, forgery);
  if (forgery.validFrom) certificate.notBefore = new pkijs.Time({ type: 0, value: forgery.validFrom });
  if (forgery.validTo) certificate.notAfter = new pkijs.Time({ type: 0, value: forgery.validTo });
  if (forgery.publicKey) {
    const spki = forgery.publicKey.export({ type: 'spki', format: 'der' });
    certificate.subjectPublicKeyInfo = pkijs.PublicKeyInfo.fromBER(new Uint8Array(spki));
  }
  const extensions = extensionsOf(certificate, forgery);
  certificate.extensions = extensions.length > 0 ? extensions : undefined;
  const id = forgery.hash === 'sha1' ? '1.2.840.10045.4.1' : objectIds.ecdsaWithSha256;
  certificate.signature = new pkijs.AlgorithmIdentifier({ algorithmId: id });
  certificate.signatureAlgorithm = certificate.signature;
  const toBeSigned = new Uint8Array(certificate.encodeTBS().toBER());
  certificate.tbsView = toBeSigned;
  const signature = sign(forgery.hash ?? 'sha256', toBeSigned, forgery.signedBy);
  certificate.signatureValue = new asn1js.BitString({ valueHex: new Uint8Array(signature) });
  return new Uint8Array(certificate.toSchema(true).toBER());
}

function rename(certificate: pkijs.Certificate, { isNameless, isSelfIssued, issuedBy }: CertificateForgery): void {
  if (isNameless) certificate.subject = new pkijs.RelativeDistinguishedNames();
  if (isSelfIssued) certificate.issuer = certificate.subject;
  if (issuedBy) certificate.issuer = pkijs.Certificate.fromBER(new Uint8Array(issuedBy)).subject;
}

function extensionsOf({ extensions = [] }: pkijs.Certificate, forgery: CertificateForgery): pkijs.Extension[] {
  const made: pkijs.Extension[] = [];
  const put = (extnID: string, value: { toBER(): ArrayBuffer }): void => {
    made.push(new pkijs.Extension({ extnID, critical: true, extnValue: value.toBER() }));
  };
  if (forgery.purposes) {
    put(objectIds.extendedKeyUsage, new pkijs.ExtKeyUsage({ keyPurposes: forgery.purposes }).toSchema());
  }
  if (forgery.keyUsage !== undefined) {
    put(objectIds.keyUsage, new asn1js.BitString({ valueHex: Uint8Array.of(forgery.keyUsage), unusedBits: 0 }));
  }
  if (forgery.isAuthority !== undefined) {
    const { isAuthority: cA, pathLength } = forgery;
    // Left out and undefined are not the same to pkijs, which would write 0.
    const limit = pathLength === undefined ? {} : { pathLenConstraint: pathLength };
    put(objectIds.basicConstraints, new pkijs.BasicConstraints({ cA, ...limit }).toSchema());
  }
  if (forgery.unknownCritical) put(forgery.unknownCritical, new asn1js.Null());
  // The key identifiers would tell a forged issuer apart before anything else does.
  const dropped = [objectIds.authorityKeyIdentifier, objectIds.subjectKeyIdentifier] as string[];
  const replaced = [...dropped, ...(forgery.without ?? []), ...made.map(({ extnID }) => extnID)];
  return [...extensions.filter(({ extnID }) => !replaced.includes(extnID)), ...made];
}

/** A certificate of the seal's kind with a fault, and its key. */
export const certifiedLike = (like: CertifiedKey, forgery: CertificateForgery): CertifiedKey => ({
  key: like.key,
  certificate: forgeCertificate(like.certificate, forgery),
});
