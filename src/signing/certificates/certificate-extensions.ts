import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import { derContext, derObjectId, derSequence, derTagged } from '../der.js';
import { objectIds } from '../object-ids.js';

interface KeyIdentifiers {
  subject: Uint8Array;
  authority: Uint8Array;
}

export type CertificatePurpose = 'authority' | 'document-signing' | 'time-stamping' | 'ocsp-signing';

/** Where a verifier can ask whether the certificate was revoked. */
export interface RevocationPlaces {
  ocspUrl?: string;
  crlUrl?: string;
}

/** What the key may be used for (RFC 5280, 4.2.1), which keys these are, and where revocation is told. */
export function certificateExtensions(
  purpose: CertificatePurpose,
  identifiers: KeyIdentifiers,
  places: RevocationPlaces = {},
): pkijs.Extension[] {
  const { subjectKeyIdentifier, authorityKeyIdentifier } = objectIds;
  return [
    ...usages[purpose](),
    extension(subjectKeyIdentifier, new asn1js.OctetString({ valueHex: new Uint8Array(identifiers.subject) })),
    extension(
      authorityKeyIdentifier,
      new pkijs.AuthorityKeyIdentifier({
        keyIdentifier: new asn1js.OctetString({ valueHex: new Uint8Array(identifiers.authority) }),
      }).toSchema(),
    ),
    ...revocationPlaces(places),
  ];
}

const usages: Readonly<Record<CertificatePurpose, () => pkijs.Extension[]>> = {
  authority: authorityUsage,
  'document-signing': documentSigningUsage,
  // RFC 3161, 2.3: this purpose alone, and critical.
  'time-stamping': () => [
    ...signatureOnly(),
    critical(objectIds.extendedKeyUsage, new pkijs.ExtKeyUsage({ keyPurposes: [objectIds.timeStamping] }).toSchema()),
  ],
  // RFC 6960, 4.2.2.2: the responder's own certificate is not asked about.
  'ocsp-signing': () => [
    ...signatureOnly(),
    extension(objectIds.extendedKeyUsage, new pkijs.ExtKeyUsage({ keyPurposes: [objectIds.ocspSigning] }).toSchema()),
    extension(objectIds.ocspNoCheck, new asn1js.Null()),
  ],
};

function signatureOnly(): pkijs.Extension[] {
  const digitalSignature = 0b1000_0000;
  return [
    critical(objectIds.basicConstraints, new pkijs.BasicConstraints({ cA: false }).toSchema()),
    critical(objectIds.keyUsage, keyUsage(digitalSignature, 7)),
  ];
}

function revocationPlaces({ ocspUrl, crlUrl }: RevocationPlaces): pkijs.Extension[] {
  const address = (url: string): Buffer => derTagged(0x86, Buffer.from(url, 'latin1'));
  const access = (url: string): Buffer => derSequence(derSequence(derObjectId(objectIds.ocsp), address(url)));
  const point = (url: string): Buffer => derSequence(derSequence(derContext(0, derContext(0, address(url)))));
  const raw = (extnID: string, value: Buffer): pkijs.Extension =>
    new pkijs.Extension({ extnID, critical: false, extnValue: new Uint8Array(value).buffer });
  return [
    ...(ocspUrl === undefined ? [] : [raw(objectIds.authorityAccess, access(ocspUrl))]),
    ...(crlUrl === undefined ? [] : [raw(objectIds.crlDistributionPoints, point(crlUrl))]),
  ];
}

function authorityUsage(): pkijs.Extension[] {
  const keyCertSignAndCrlSign = 0b0000_0110;
  return [
    critical(objectIds.basicConstraints, new pkijs.BasicConstraints({ cA: true, pathLenConstraint: 0 }).toSchema()),
    critical(objectIds.keyUsage, keyUsage(keyCertSignAndCrlSign, 1)),
  ];
}

function documentSigningUsage(): pkijs.Extension[] {
  const digitalSignatureAndNonRepudiation = 0b1100_0000;
  // RFC 9336 names document signing; e-mail protection is what NSS and OpenSSL ask a document's signer for.
  const keyPurposes = [objectIds.documentSigning, objectIds.emailProtection];
  return [
    critical(objectIds.basicConstraints, new pkijs.BasicConstraints({ cA: false }).toSchema()),
    critical(objectIds.keyUsage, keyUsage(digitalSignatureAndNonRepudiation, 6)),
    extension(objectIds.extendedKeyUsage, new pkijs.ExtKeyUsage({ keyPurposes }).toSchema()),
  ];
}

const keyUsage = (bits: number, unusedBits: number): asn1js.BitString =>
  new asn1js.BitString({ valueHex: Uint8Array.of(bits), unusedBits });

const extension = (extnID: string, value: { toBER(): ArrayBuffer }): pkijs.Extension =>
  new pkijs.Extension({ extnID, critical: false, extnValue: value.toBER() });

const critical = (extnID: string, value: { toBER(): ArrayBuffer }): pkijs.Extension =>
  new pkijs.Extension({ extnID, critical: true, extnValue: value.toBER() });
