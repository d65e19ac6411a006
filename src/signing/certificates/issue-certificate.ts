import { createHash, createPublicKey, type KeyObject, randomBytes, sign } from 'node:crypto';
import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import { derObjectId, derSequence, derSetOf } from '../der.js';
import { objectIds } from '../object-ids.js';
import { certificateExtensions, type CertificatePurpose, type RevocationPlaces } from './certificate-extensions.js';

/** Names as in X.520; each at most 64 characters long. */
export interface SubjectName {
  countryCode: string;
  organization: string;
  unit: string;
  commonName: string;
}

export interface CertificateOrder extends RevocationPlaces {
  subject: SubjectName;
  publicKey: KeyObject;
  purpose: CertificatePurpose;
  validFrom: Date;
  validTo: Date;
  /** Absent for a root, which signs itself. */
  issuer?: { certificate: Uint8Array; key: KeyObject };
}

/** Issues an X.509 certificate signed with ECDSA and SHA-256; `signingKey` signs when the certificate is its own issuer. */
export function issueCertificate(order: CertificateOrder, signingKey: KeyObject): Uint8Array {
  const certificate = new pkijs.Certificate();
  const issuer = order.issuer && pkijs.Certificate.fromBER(new Uint8Array(order.issuer.certificate));
  certificate.version = 2;
  certificate.serialNumber = new asn1js.Integer({ valueHex: new Uint8Array(randomSerial()) });
  certificate.subject = distinguishedName(order.subject);
  certificate.issuer = issuer?.subject ?? certificate.subject;
  certificate.notBefore = certificateTime(order.validFrom);
  certificate.notAfter = certificateTime(order.validTo);
  certificate.subjectPublicKeyInfo = pkijs.PublicKeyInfo.fromBER(new Uint8Array(publicKeyDer(order.publicKey)));
  const authorityKey = issuer?.subjectPublicKeyInfo ?? certificate.subjectPublicKeyInfo;
  const identifiers = {
    subject: keyIdentifier(certificate.subjectPublicKeyInfo),
    authority: keyIdentifier(authorityKey),
  };
  certificate.extensions = certificateExtensions(order.purpose, identifiers, order);
  certificate.signature = new pkijs.AlgorithmIdentifier({ algorithmId: objectIds.ecdsaWithSha256 });
  certificate.signatureAlgorithm = certificate.signature;
  const toBeSigned = new Uint8Array(certificate.encodeTBS().toBER());
  certificate.tbsView = toBeSigned;
  const signature = sign('sha256', toBeSigned, signingKey);
  certificate.signatureValue = new asn1js.BitString({ valueHex: new Uint8Array(signature) });
  return new Uint8Array(certificate.toSchema(true).toBER());
}

/** Sixteen random bytes, positive and without a leading zero (RFC 5280, 4.1.2.2). */
function randomSerial(): Buffer {
  const serial = randomBytes(16);
  serial[0] = ((serial[0] ?? 0) & 0x3f) | 0x40;
  return serial;
}

/** One attribute per relative name: pkijs itself would put all of them into a single one. */
function distinguishedName(name: SubjectName): pkijs.RelativeDistinguishedNames {
  const part = (type: string, value: asn1js.BaseStringBlock): Uint8Array =>
    derSetOf(derSequence(derObjectId(type), new Uint8Array(value.toBER())));
  const der = derSequence(
    part(objectIds.countryName, new asn1js.PrintableString({ value: name.countryCode })),
    part(objectIds.organizationName, new asn1js.Utf8String({ value: name.organization })),
    part(objectIds.organizationalUnitName, new asn1js.Utf8String({ value: name.unit })),
    part(objectIds.commonName, new asn1js.Utf8String({ value: name.commonName })),
  );
  return pkijs.RelativeDistinguishedNames.fromBER(new Uint8Array(der));
}

/** RFC 5280, 4.1.2.5: UTCTime through 2049, GeneralizedTime from 2050; whole seconds. */
function certificateTime(instant: Date): pkijs.Time {
  const value = new Date(Math.floor(instant.getTime() / 1000) * 1000);
  return new pkijs.Time({ type: value.getUTCFullYear() < 2050 ? 0 : 1, value });
}

const publicKeyDer = (key: KeyObject): Uint8Array => {
  const publicKey = key.type === 'private' ? createPublicKey(key) : key;
  return new Uint8Array(publicKey.export({ type: 'spki', format: 'der' }));
};

/** RFC 7093, 2 (1): the leftmost 160 bits of the key's SHA-256. */
function keyIdentifier(key: pkijs.PublicKeyInfo): Uint8Array {
  const bits = key.subjectPublicKey.valueBlock.valueHexView;
  return new Uint8Array(createHash('sha256').update(bits).digest().subarray(0, 20));
}
