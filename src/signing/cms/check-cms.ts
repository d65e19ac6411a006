import { createHash } from 'node:crypto';
import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import { type ReadCertificate, readCertificates } from '../certificates/read-certificate.js';
import { objectIds } from '../object-ids.js';
import type { FindingCode } from '../verification.js';
import { acceptedDigest, acceptedScheme, type Digest, isSignedBy, isStrongKey } from './algorithms.js';
import { type CmsMessage, readCms } from './read-cms.js';

export interface CheckedCms {
  codes: FindingCode[];
  /** The signer's certificate and the others of the message. */
  certificate?: ReadCertificate;
  others: ReadCertificate[];
}

/** Checks one detached CMS message against the digest of what it should have signed; it never throws. */
export function checkCms(der: Uint8Array, contentDigest: (digest: Digest) => Uint8Array): CheckedCms {
  try {
    return check(der, contentDigest);
  } catch {
    return { codes: ['cms-malformed'], others: [] };
  }
}

function check(der: Uint8Array, contentDigest: (digest: Digest) => Uint8Array): CheckedCms {
  const message = readCms(der);
  if (!message) return { codes: ['cms-malformed'], others: [] };
  const codes = [...attributeFaults(message), ...digestFaults(message, contentDigest)];
  if (message.hasUnsignedContent) codes.push('unsigned-content');
  const certificates = readCertificates(message.certificates);
  if (certificates.length < message.certificates.length) codes.push('unexpected-certificate');
  const [certificate] = certificates.filter(({ issuerAndSerial }) => isNamed(message, issuerAndSerial));
  if (!certificate) return { codes: [...codes, 'signer-certificate-missing'], others: certificates };
  codes.push(...signingCertificateFaults(message, certificate), ...signatureFaults(message, certificate));
  return { codes, certificate, others: certificates.filter((other) => other !== certificate) };
}

function isNamed({ signer }: CmsMessage, issuerAndSerial: Uint8Array): boolean {
  if (!(signer.sid instanceof pkijs.IssuerAndSerialNumber)) return false;
  return Buffer.compare(issuerAndSerial, new Uint8Array(signer.sid.toSchema().toBER())) === 0;
}

function attributeFaults({ attributes, signedAttributes }: CmsMessage): FindingCode[] {
  const contentType = attributes.get(objectIds.contentType);
  const isData = contentType instanceof asn1js.ObjectIdentifier && contentType.getValue() === objectIds.data;
  const codes: FindingCode[] = isData && isSorted(signedAttributes) ? [] : ['signed-attributes-malformed'];
  // PAdES states the time in /M and forbids the attribute (EN 319 142-1, 6.3); it is signed, so it does no harm.
  return attributes.has(objectIds.signingTime) ? [...codes, 'signing-time-attribute'] : codes;
}

/** The attributes are a DER SET OF, so each one's bytes come after the ones before (X.690, 11.6). */
function isSorted(signedAttributes: Uint8Array): boolean {
  const { result } = asn1js.fromBER(new Uint8Array(signedAttributes));
  const items = result instanceof asn1js.Set ? result.valueBlock.value : [];
  const encoded = items.map(({ valueBeforeDecodeView }) => valueBeforeDecodeView);
  return encoded.every((item, index) => index === 0 || Buffer.compare(encoded[index - 1] ?? item, item) < 0);
}

function digestFaults(message: CmsMessage, contentDigest: (digest: Digest) => Uint8Array): FindingCode[] {
  const digest = acceptedDigest(message.signer.digestAlgorithm);
  if (!digest) return ['weak-digest'];
  const [announced, ...more] = message.digestAlgorithms;
  const isAnnounced = more.length === 0 && announced !== undefined && acceptedDigest(announced) === digest;
  const stated = message.attributes.get(objectIds.messageDigest);
  const isSame =
    stated instanceof asn1js.OctetString && contentDigestEquals(stated.valueBlock.valueHexView, contentDigest(digest));
  return [...(isAnnounced ? [] : ['cms-malformed' as const]), ...(isSame ? [] : ['message-digest-mismatch' as const])];
}

const contentDigestEquals = (stated: Uint8Array, computed: Uint8Array): boolean =>
  Buffer.compare(stated, computed) === 0;

/** signing-certificate-v2 (RFC 5035) binds the signature to this certificate and no other with the same key. */
function signingCertificateFaults({ attributes }: CmsMessage, certificate: ReadCertificate): FindingCode[] {
  const attribute = attributes.get(objectIds.signingCertificateV2);
  if (!attribute) return ['signing-certificate-missing'];
  const hash = firstCertificateHash(attribute);
  if (!hash) return ['signing-certificate-mismatch'];
  const actual = createHash(hash.digest).update(certificate.der).digest();
  return Buffer.compare(actual, hash.value) === 0 ? [] : ['signing-certificate-mismatch'];
}

function firstCertificateHash(attribute: asn1js.AsnType): { digest: Digest; value: Uint8Array } | undefined {
  const [list] = childrenOf(attribute);
  const [first] = childrenOf(list);
  const parts = childrenOf(first);
  const [head] = parts;
  const named = head instanceof asn1js.Sequence ? new pkijs.AlgorithmIdentifier({ schema: head }) : undefined;
  const digest = named ? acceptedDigest(named) : 'sha256';
  const value = parts[named ? 1 : 0];
  if (!digest || !(value instanceof asn1js.OctetString)) return undefined;
  return { digest, value: value.valueBlock.valueHexView };
}

const childrenOf = (block: asn1js.AsnType | undefined): asn1js.AsnType[] =>
  block instanceof asn1js.Sequence ? block.valueBlock.value : [];

function signatureFaults({ signer, signedAttributes }: CmsMessage, certificate: ReadCertificate): FindingCode[] {
  const key = certificate.x509.publicKey;
  const scheme = acceptedScheme(signer.signatureAlgorithm, acceptedDigest(signer.digestAlgorithm));
  if (!scheme) return ['weak-digest'];
  if (!isStrongKey(key)) return ['weak-key'];
  const signature = new Uint8Array(signer.signature.valueBlock.valueHexView);
  return isSignedBy(key, scheme, { signed: signedAttributes, signature }) ? [] : ['signature-mismatch'];
}
