import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import { objectIds } from '../object-ids.js';

interface KeyIdentifiers {
  subject: Uint8Array;
  authority: Uint8Array;
}

/** What the key may be used for (RFC 5280, 4.2.1), and which keys these are. */
export function certificateExtensions(
  purpose: 'authority' | 'document-signing',
  identifiers: KeyIdentifiers,
): pkijs.Extension[] {
  const { subjectKeyIdentifier, authorityKeyIdentifier } = objectIds;
  return [
    ...(purpose === 'authority' ? authorityUsage() : documentSigningUsage()),
    extension(subjectKeyIdentifier, new asn1js.OctetString({ valueHex: new Uint8Array(identifiers.subject) })),
    extension(
      authorityKeyIdentifier,
      new pkijs.AuthorityKeyIdentifier({
        keyIdentifier: new asn1js.OctetString({ valueHex: new Uint8Array(identifiers.authority) }),
      }).toSchema(),
    ),
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
