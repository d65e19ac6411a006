import { createHash, type X509Certificate } from 'node:crypto';
import type * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import { acceptedScheme } from '../cms/algorithms.js';
import { derSequence } from '../der.js';
import { objectIds } from '../object-ids.js';
import { readCertificate } from '../signer.js';
import type { CertificateSummary } from '../verification.js';

/** A certificate as the rules of RFC 5280 look at it. */
export interface ReadCertificate {
  der: Uint8Array;
  /** DER of issuer and serial number, by which a message names its signer. */
  issuerAndSerial: Uint8Array;
  /** How revocation speaks of it: DER of serial number and issuer, its own name, and its key without the algorithm. */
  serialNumber: Buffer;
  issuerName: Buffer;
  subject: pkijs.RelativeDistinguishedNames;
  keyBits: Uint8Array;
  x509: X509Certificate;
  summary: CertificateSummary;
  /** Common name and organizational units: where a development authority says what it is. */
  names: string[];
  isAuthority: boolean;
  /** Says that it is an authority, though its key usage may not let it be one: no signer's certificate either way. */
  claimsAuthority: boolean;
  /** How many authorities may stand between this one and a signer's certificate. */
  pathLength: number;
  /** The bits of keyUsage from the first on; undefined when the certificate does not restrict its key. */
  keyUsage?: number;
  /** Purposes of extendedKeyUsage; undefined when there is none. */
  purposes?: string[];
  hasUnknownCritical: boolean;
  hasAcceptedSignature: boolean;
}

export const keyUsageBits = { digitalSignature: 0x80, nonRepudiation: 0x40, keyCertSign: 0x04 } as const;

const understood = new Set<string>([
  objectIds.basicConstraints,
  objectIds.keyUsage,
  objectIds.extendedKeyUsage,
  '2.5.29.32', // Certificate policies: none is asked for, so any will do.
]);

/** The same roots and seals stand in every report: the last ones read are kept, by their hash. */
const known = new Map<string, ReadCertificate>();
const mostKnown = 64;

export function readCertificateFully(der: Uint8Array): ReadCertificate {
  const sha256 = createHash('sha256').update(der).digest('hex');
  const certificate = known.get(sha256) ?? parse(new Uint8Array(der), sha256);
  // A map keeps the order of its entries: the one used last comes last.
  known.delete(sha256);
  known.set(sha256, certificate);
  const [oldest] = known.size > mostKnown ? known.keys() : [];
  if (oldest !== undefined) known.delete(oldest);
  return certificate;
}

function parse(der: Uint8Array, sha256: string): ReadCertificate {
  const x509 = readCertificate(der);
  const parsed = pkijs.Certificate.fromBER(new Uint8Array(der));
  const extension = (id: string): unknown => parsed.extensions?.find(({ extnID }) => extnID === id)?.parsedValue;
  const constraints = extension(objectIds.basicConstraints) as pkijs.BasicConstraints | undefined;
  const usage = extension(objectIds.keyUsage) as asn1js.BitString | undefined;
  const purposes = extension(objectIds.extendedKeyUsage) as pkijs.ExtKeyUsage | undefined;
  const limit = constraints?.pathLenConstraint;
  const issuerName = Buffer.from(parsed.issuer.toSchema().toBER());
  const serialNumber = Buffer.from(parsed.serialNumber.toBER());
  return {
    der,
    issuerAndSerial: derSequence(issuerName, serialNumber),
    serialNumber,
    issuerName,
    subject: parsed.subject,
    keyBits: new Uint8Array(parsed.subjectPublicKeyInfo.subjectPublicKey.valueBlock.valueHexView),
    x509,
    summary: summarize(parsed, x509, sha256),
    names: [objectIds.commonName, objectIds.organizationalUnitName].flatMap((type) => namesOf(parsed.subject, type)),
    isAuthority: constraints?.cA === true && x509.ca,
    claimsAuthority: constraints?.cA === true,
    pathLength: typeof limit === 'number' ? limit : Number.POSITIVE_INFINITY,
    keyUsage: usage && (usage.valueBlock.valueHexView[0] ?? 0),
    purposes: purposes?.keyPurposes,
    hasUnknownCritical: (parsed.extensions ?? []).some(({ critical, extnID }) => critical && !understood.has(extnID)),
    hasAcceptedSignature: acceptedScheme(parsed.signatureAlgorithm) !== undefined,
  };
}

function summarize(parsed: pkijs.Certificate, x509: X509Certificate, sha256: string): CertificateSummary {
  return {
    commonName: namesOf(parsed.subject, objectIds.commonName)[0] ?? '',
    subject: oneLine(x509.subject),
    issuer: oneLine(x509.issuer),
    serialNumber: x509.serialNumber.toLowerCase(),
    validFrom: parsed.notBefore.value,
    validTo: parsed.notAfter.value,
    sha256,
  };
}

/** A subject may be empty where other names stand for it (RFC 5280, 4.1.2.6), which Node tells as undefined. */
const oneLine = (name: string | undefined): string => (name ?? '').split('\n').join(', ');

const namesOf = (name: pkijs.RelativeDistinguishedNames, type: string): string[] =>
  name.typesAndValues.filter((part) => part.type === type).map((part) => String(part.value.valueBlock.value));

/** Certificates that cannot be read belong to no chain and are left out. */
export function readCertificates(certificates: readonly Uint8Array[]): ReadCertificate[] {
  return certificates.flatMap((der) => {
    try {
      return [readCertificateFully(der)];
    } catch {
      return [];
    }
  });
}
