import { createHash, type KeyObject, verify } from 'node:crypto';
import * as pkijs from 'pkijs';
import { isStrongKey } from './algorithms.js';
import { derContext, derCount, derNull, derObjectId, derOctets, derSequence, derSetOf } from '../der.js';
import { objectIds } from '../object-ids.js';
import { readCertificate, type Signer } from '../signer.js';
import { SigningError } from '../signing-error.js';

/** What a message signs: the PDF, which stays outside, or bytes that the message carries. */
export interface SignedContent {
  type: string;
  /** SHA-256. */
  digest: Uint8Array;
  carried?: Uint8Array;
}

/**
 * The CMS message of a PAdES B-B signature (ETSI EN 319 142-1, 6.3): detached, with content-type, message-digest and
 * signing-certificate-v2 as signed attributes, and no signing-time, since the PDF's /M states the time.
 */
export const createCms = (contentDigest: Uint8Array, signer: Signer): Promise<Buffer> =>
  createSignedMessage({ type: objectIds.data, digest: contentDigest }, signer);

export async function createSignedMessage(content: SignedContent, signer: Signer): Promise<Buffer> {
  const publicKey = readCertificate(signer.certificate).publicKey;
  const algorithm = signatureAlgorithm(publicKey);
  const attributes = signedAttributes(content, signer.certificate);
  const signature = await askSigner(signer, attributes, publicKey);
  const signerBlock = derSequence(
    derCount(1),
    issuerAndSerial(signer.certificate),
    digestAlgorithm(),
    asContext(attributes),
    algorithm,
    derOctets(signature),
  );
  const certificates = derSetOf(signer.certificate, ...signer.chain);
  const carried = content.carried ? [derContext(0, derOctets(content.carried))] : [];
  const message = derSequence(
    // RFC 5652, 5.1: version 3 when the content is anything but plain data.
    derCount(content.type === objectIds.data ? 1 : 3),
    derSetOf(digestAlgorithm()),
    derSequence(derObjectId(content.type), ...carried),
    asContext(certificates),
    derSetOf(signerBlock),
  );
  return derSequence(derObjectId(objectIds.signedData), derContext(0, message));
}

export const digestAlgorithm = (): Buffer => derSequence(derObjectId(objectIds.sha256));

function signedAttributes({ type, digest }: SignedContent, certificate: Uint8Array): Buffer {
  return derSetOf(
    attribute(objectIds.contentType, derObjectId(type)),
    attribute(objectIds.messageDigest, derOctets(digest)),
    attribute(objectIds.signingCertificateV2, signingCertificate(certificate)),
  );
}

export const attribute = (type: string, value: Uint8Array): Buffer => derSequence(derObjectId(type), derSetOf(value));

/** RFC 5035: SHA-256 is the default and therefore left out (DER). */
function signingCertificate(certificate: Uint8Array): Buffer {
  const { issuer, serialNumber } = certificateParts(certificate);
  const hash = createHash('sha256').update(certificate).digest();
  const issuerSerial = derSequence(derSequence(derContext(4, issuer)), serialNumber);
  return derSequence(derSequence(derSequence(derOctets(hash), issuerSerial)));
}

function issuerAndSerial(certificate: Uint8Array): Buffer {
  const { issuer, serialNumber } = certificateParts(certificate);
  return derSequence(issuer, serialNumber);
}

function certificateParts(certificate: Uint8Array): { issuer: Uint8Array; serialNumber: Uint8Array } {
  const parsed = pkijs.Certificate.fromBER(new Uint8Array(certificate));
  return {
    issuer: new Uint8Array(parsed.issuer.toSchema().toBER()),
    serialNumber: new Uint8Array(parsed.serialNumber.toBER()),
  };
}

/** [0] IMPLICIT takes the place of the SET tag (RFC 5652, 5.3 and 5.1). */
function asContext(set: Uint8Array): Buffer {
  const block = Buffer.from(set);
  block[0] = 0xa0;
  return block;
}

function signatureAlgorithm(key: KeyObject): Buffer {
  if (!isStrongKey(key)) {
    throw new SigningError('key-unsupported', 'Only ECDSA on P-256, P-384, P-521 and RSA from 2048 bits can sign');
  }
  return key.asymmetricKeyType === 'rsa'
    ? derSequence(derObjectId(objectIds.sha256WithRsa), derNull())
    : derSequence(derObjectId(objectIds.ecdsaWithSha256));
}

async function askSigner(signer: Signer, toBeSigned: Uint8Array, publicKey: KeyObject): Promise<Uint8Array> {
  const signature = await signer.sign(toBeSigned).catch((cause: unknown) => {
    throw new SigningError('signer-failed', 'The signer did not answer with a signature', { cause });
  });
  if (!verify('sha256', toBeSigned, publicKey, signature)) {
    throw new SigningError('key-does-not-match', 'The signature does not fit the certificate of its signer');
  }
  return signature;
}
