import { createHash } from 'node:crypto';
import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import { type ReadCertificate, readCertificates } from '../certificates/read-certificate.js';
import { objectIds } from '../object-ids.js';
import type { FindingCode } from '../verification.js';
import { acceptedDigest, acceptedScheme, type Digest, isSignedBy, isStrongKey } from './algorithms.js';
import { type CmsKind, type CmsMessage, readCms } from './read-cms.js';

export interface CheckedCms {
  codes: FindingCode[];
  /** The signer's certificate and the others of the message. */
  certificate?: ReadCertificate;
  others: ReadCertificate[];
  /** The time-stamp over the signature, and the signature it must be over. */
  timeStamp?: { token: Uint8Array; signature: Uint8Array };
  /** The bytes inside a time-stamp token. */
  carried?: Uint8Array;
}

type ContentDigest = (digest: Digest) => Uint8Array;

/** Checks one detached CMS message against the digest of what it should have signed; it never throws. */
export const checkCms = (der: Uint8Array, contentDigest: ContentDigest): CheckedCms =>
  checkMessage(der, 'signature', () => contentDigest);

/** The same for a time-stamp token, which signs what it carries. */
export const checkToken = (der: Uint8Array): CheckedCms =>
  checkMessage(
    der,
    'time-stamp',
    ({ carried }) =>
      (digest) =>
        createHash(digest)
          .update(carried ?? '')
          .digest(),
  );

function checkMessage(der: Uint8Array, kind: CmsKind, digestOf: (message: CmsMessage) => ContentDigest): CheckedCms {
  try {
    const message = readCms(der, kind);
    return message ? check(message, kind, digestOf(message)) : { codes: ['cms-malformed'], others: [] };
  } catch {
    return { codes: ['cms-malformed'], others: [] };
  }
}

function check(message: CmsMessage, kind: CmsKind, contentDigest: ContentDigest): CheckedCms {
  const codes = [...attributeFaults(message, kind), ...digestFaults(message, contentDigest)];
  if (message.hasUnsignedContent) codes.push('unsigned-content');
  const certificates = readCertificates(message.certificates);
  if (certificates.length < message.certificates.length) codes.push('unexpected-certificate');
  const [certificate] = certificates.filter(({ issuerAndSerial }) => isNamed(message, issuerAndSerial));
  if (!certificate) return { codes: [...codes, 'signer-certificate-missing'], others: certificates };
  codes.push(...signingCertificateFaults(message, certificate, kind), ...signatureFaults(message, certificate));
  const others = certificates.filter((other) => other !== certificate);
  return { codes, certificate, others, timeStamp: timeStampOf(message), carried: message.carried };
}

const timeStampOf = ({ timeStampToken, signer }: CmsMessage): CheckedCms['timeStamp'] =>
  timeStampToken && {
    token: timeStampToken,
    signature: new Uint8Array(signer.signature.valueBlock.valueHexView),
  };

function isNamed({ signer }: CmsMessage, issuerAndSerial: Uint8Array): boolean {
  if (!(signer.sid instanceof pkijs.IssuerAndSerialNumber)) return false;
  return Buffer.compare(issuerAndSerial, new Uint8Array(signer.sid.toSchema().toBER())) === 0;
}

function attributeFaults({ attributes, signedAttributes }: CmsMessage, kind: CmsKind): FindingCode[] {
  const contentType = attributes.get(objectIds.contentType);
  const expected = kind === 'signature' ? objectIds.data : objectIds.timeStampContent;
  const isExpected = contentType instanceof asn1js.ObjectIdentifier && contentType.getValue() === expected;
  const codes: FindingCode[] = isExpected && isSorted(signedAttributes) ? [] : ['signed-attributes-malformed'];
  if (kind === 'time-stamp') return codes;
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
function signingCertificateFaults(
  { attributes }: CmsMessage,
  certificate: ReadCertificate,
  kind: CmsKind,
): FindingCode[] {
  const attribute = attributes.get(objectIds.signingCertificateV2);
  const firstEdition = kind === 'time-stamp' ? attributes.get(objectIds.signingCertificate) : undefined;
  if (!attribute && !firstEdition) return ['signing-certificate-missing'];
  // RFC 5816 still allows the first edition, which can only be SHA-1, in a token. It names the certificate and protects nothing.
  const hash = attribute ? firstCertificateHash(attribute) : firstCertificateHash(firstEdition, 'sha1');
  if (!hash) return ['signing-certificate-mismatch'];
  const actual = createHash(hash.digest).update(certificate.der).digest();
  return Buffer.compare(actual, hash.value) === 0 ? [] : ['signing-certificate-mismatch'];
}

function firstCertificateHash(
  attribute: asn1js.AsnType | undefined,
  byDefault: Digest | 'sha1' = 'sha256',
): { digest: Digest | 'sha1'; value: Uint8Array } | undefined {
  const [list] = childrenOf(attribute);
  const [first] = childrenOf(list);
  const parts = childrenOf(first);
  const [head] = parts;
  const named = head instanceof asn1js.Sequence ? new pkijs.AlgorithmIdentifier({ schema: head }) : undefined;
  const digest = named ? acceptedDigest(named) : byDefault;
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
