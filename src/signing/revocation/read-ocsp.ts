import { createHash } from 'node:crypto';
import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import { type ReadCertificate, readCertificates } from '../certificates/read-certificate.js';
import { acceptedScheme, isSignedBy, isStrongKey } from '../cms/algorithms.js';
import { derNull, derObjectId, derOctets, derSequence, strictDerLength } from '../der.js';
import { objectIds } from '../object-ids.js';
import { type RevocationStatus, unknownStatus } from './revocation-status.js';

/** What a certificate is called in OCSP: hashes of its issuer's name and key, and its serial number (RFC 6960, 4.1.1). */
interface CertificateName {
  nameHash: Buffer;
  keyHash: Buffer;
  serial: Buffer;
}

const hashNames: Readonly<Record<string, 'sha1' | 'sha256'>> = {
  [objectIds.sha1]: 'sha1',
  [objectIds.sha256]: 'sha256',
};

function nameOf(certificate: ReadCertificate, issuer: ReadCertificate, hash: 'sha1' | 'sha256'): CertificateName {
  return {
    nameHash: createHash(hash).update(certificate.issuerName).digest(),
    keyHash: createHash(hash).update(issuer.keyBits).digest(),
    serial: certificate.serialNumber,
  };
}

/** SHA-1 only names the issuer here: it is the one hash every responder knows (RFC 5019, 2.1.1). */
export function certificateId(certificate: ReadCertificate, issuer: ReadCertificate): Buffer {
  const { nameHash, keyHash, serial } = nameOf(certificate, issuer, 'sha1');
  const algorithm = derSequence(derObjectId(objectIds.sha1), derNull());
  return derSequence(algorithm, derOctets(nameHash), derOctets(keyHash), serial);
}

/** A request for one certificate (RFC 6960, 4.1.1); without a nonce, so that the answer may be kept as it is. */
export const ocspRequest = (certificate: ReadCertificate, issuer: ReadCertificate): Uint8Array =>
  new Uint8Array(derSequence(derSequence(derSequence(derSequence(certificateId(certificate, issuer))))));

/** What the response says of the certificate; `unknown` unless the issuer, or whoever it authorised, signed it. Never throws. */
export function readOcspStatus(
  response: Uint8Array,
  certificate: ReadCertificate,
  issuer: ReadCertificate,
): RevocationStatus {
  try {
    const basic = basicResponse(response);
    if (!basic || !isAuthorised(basic, issuer)) return unknownStatus;
    const single = basic.tbsResponseData.responses.find(({ certID }) => isAbout(certID, certificate, issuer));
    return single ? statusOf(single) : unknownStatus;
  } catch {
    return unknownStatus;
  }
}

const successful = 0;

/** One response is asked about every certificate of every chain: it is parsed once, and each issuer tried once. */
const parsed = new WeakMap<Uint8Array, pkijs.BasicOCSPResponse | undefined>();
const authorised = new WeakMap<pkijs.BasicOCSPResponse, Map<string, boolean>>();

function basicResponse(der: Uint8Array): pkijs.BasicOCSPResponse | undefined {
  if (!parsed.has(der)) parsed.set(der, parse(der));
  return parsed.get(der);
}

function isAuthorised(basic: pkijs.BasicOCSPResponse, issuer: ReadCertificate): boolean {
  const known = authorised.get(basic) ?? new Map<string, boolean>();
  authorised.set(basic, known);
  const { sha256 } = issuer.summary;
  const answer = known.get(sha256) ?? isSignedFor(basic, issuer);
  known.set(sha256, answer);
  return answer;
}

function parse(der: Uint8Array): pkijs.BasicOCSPResponse | undefined {
  if (strictDerLength(der) !== der.length) return undefined;
  const { responseStatus, responseBytes } = pkijs.OCSPResponse.fromBER(new Uint8Array(der));
  const isBasic =
    responseStatus.valueBlock.valueDec === successful && responseBytes?.responseType === objectIds.ocspBasic;
  if (!isBasic || !responseBytes) return undefined;
  return pkijs.BasicOCSPResponse.fromBER(new Uint8Array(responseBytes.response.valueBlock.valueHexView));
}

/** RFC 6960, 4.2.2.2: the issuer itself, or a certificate it issued for this purpose. */
function isSignedFor(basic: pkijs.BasicOCSPResponse, issuer: ReadCertificate): boolean {
  const scheme = acceptedScheme(basic.signatureAlgorithm);
  // Bits no reader looks at must say nothing: one answer has one spelling.
  if (!scheme || basic.signature.valueBlock.unusedBits !== 0) return false;
  const signed = new Uint8Array(basic.tbsResponseData.tbsView);
  const signature = new Uint8Array(basic.signature.valueBlock.valueHexView);
  const own = readCertificates((basic.certs ?? []).map((one) => new Uint8Array(one.toSchema(false).toBER())));
  const delegates = own.filter(
    ({ x509, purposes, hasAcceptedSignature, summary }) =>
      hasAcceptedSignature &&
      isStrongKey(x509.publicKey) &&
      basic.tbsResponseData.producedAt >= summary.validFrom &&
      basic.tbsResponseData.producedAt <= summary.validTo &&
      purposes?.includes(objectIds.ocspSigning) === true &&
      x509.checkIssued(issuer.x509) &&
      x509.verify(issuer.x509.publicKey),
  );
  const keys = [issuer, ...delegates].map(({ x509 }) => x509);
  return keys.some(({ publicKey }) => isSignedBy(publicKey, scheme, { signed, signature }));
}

function isAbout(id: pkijs.CertID, certificate: ReadCertificate, issuer: ReadCertificate): boolean {
  const hash = hashNames[id.hashAlgorithm.algorithmId];
  if (!hash) return false;
  const name = nameOf(certificate, issuer, hash);
  return (
    name.nameHash.equals(id.issuerNameHash.valueBlock.valueHexView) &&
    name.keyHash.equals(id.issuerKeyHash.valueBlock.valueHexView) &&
    name.serial.equals(Buffer.from(id.serialNumber.toBER()))
  );
}

/** CertStatus is a CHOICE: [0] good, [1] revoked with its time, [2] unknown. */
function statusOf({ certStatus, thisUpdate, nextUpdate }: pkijs.SingleResponse): RevocationStatus {
  const choice = certStatus as asn1js.AsnType;
  const { tagNumber } = choice.idBlock;
  if (tagNumber === 0) return { state: 'good', statedAt: thisUpdate, until: nextUpdate };
  const [time] = choice instanceof asn1js.Constructed ? choice.valueBlock.value : [];
  if (tagNumber !== 1 || !(time instanceof asn1js.GeneralizedTime)) return unknownStatus;
  return { state: 'revoked', statedAt: thisUpdate, revokedAt: time.toDate() };
}
