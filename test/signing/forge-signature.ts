import { createHash, type KeyObject, sign } from 'node:crypto';
import { attribute, digestAlgorithm } from '../../src/signing/cms/create-cms.js';
import { derContext, derCount, derObjectId, derOctets, derSequence, derSetOf } from '../../src/signing/der.js';
import { objectIds } from '../../src/signing/object-ids.js';
import { readCertificateFully } from '../../src/signing/certificates/read-certificate.js';

/** The last signature of a file, found by its text: a forger does not ask our reader. */
function lastSignature(pdf: Uint8Array): { text: string; range: [number, number, number, number]; contents: number } {
  const text = Buffer.from(pdf).toString('latin1');
  const at = text.lastIndexOf('/ByteRange [');
  const numbers = text
    .slice(at + 12, text.indexOf(']', at))
    .trim()
    .split(/\s+/)
    .map(Number);
  return {
    text,
    range: numbers as [number, number, number, number],
    contents: text.indexOf('/Contents <', at) + '/Contents <'.length,
  };
}

/** Writes another message into the place of the last signature, made for the bytes its /ByteRange names. */
export function replaceMessage(pdf: Uint8Array, makeMessage: (contentDigest: Buffer) => Uint8Array): Buffer {
  const { text, range, contents } = lastSignature(pdf);
  const [first, firstLength, second, secondLength] = range;
  const forged = Buffer.from(pdf);
  const room = text.indexOf('>', contents) - contents;
  const digest = createHash('sha256')
    .update(forged.subarray(first, Math.max(first, first + firstLength)))
    .update(forged.subarray(Math.max(0, second), second + secondLength))
    .digest();
  const digits = Buffer.from(makeMessage(digest)).toString('hex');
  if (digits.length > room) throw new Error('the forged message does not fit');
  forged.write(digits.padEnd(room, '0'), contents, 'latin1');
  return forged;
}

/** Changes text of the same length, the last occurrence, before any message is made for it. */
export function replaceText(pdf: Uint8Array, from: string, to: string): Buffer {
  const forged = Buffer.from(pdf);
  const at = forged.lastIndexOf(Buffer.from(from, 'latin1'));
  if (at < 0 || from.length !== to.length) throw new Error(`"${from}" cannot become "${to}"`);
  forged.write(to, at, 'latin1');
  return forged;
}

export interface ForgedMessage {
  contentDigest: Uint8Array;
  key: KeyObject;
  certificate: Uint8Array;
  /** All certificates of the message. */
  certificates: Uint8Array[];
  /** Attributes in place of signing-certificate-v2. */
  bindings?: Uint8Array[];
  /** How the message names its signer; by issuer and number if nothing is said. */
  signerName?: Uint8Array;
  digestId?: string;
  /** The digests that the message announces; by default the signer's. */
  announced?: Uint8Array[];
  contentType?: string;
  /** What a message carries inside, as a time-stamp token does. */
  carried?: Uint8Array;
  signatureId?: string;
  hash?: 'sha1' | 'sha256';
  unsignedAttributes?: Uint8Array[];
}

/** A CMS message that may break any of the rules. */
export function forgeMessage(order: ForgedMessage): Buffer {
  const type = derObjectId(order.contentType ?? objectIds.data);
  const digestId = order.digestId === undefined ? digestAlgorithm() : derSequence(derObjectId(order.digestId));
  const message = derSequence(
    ...contentOf(order, { type, announced: order.announced ?? [digestId] }),
    retagged(derSetOf(...order.certificates), 0xa0),
    derSetOf(signerOf(order, { type, digestId })),
  );
  return derSequence(derObjectId(objectIds.signedData), derContext(0, message));
}

/** Version, digests and what the message carries: a signature carries nothing and always says that it is over data. */
function contentOf(
  { carried }: ForgedMessage,
  { type, announced }: { type: Buffer; announced: Uint8Array[] },
): Buffer[] {
  const content = carried
    ? derSequence(type, derContext(0, derOctets(carried)))
    : derSequence(derObjectId(objectIds.data));
  return [derCount(carried ? 3 : 1), derSetOf(...announced), content];
}

function signerOf(order: ForgedMessage, { type, digestId }: { type: Buffer; digestId: Buffer }): Buffer {
  const { certificate, key, hash = 'sha256', unsignedAttributes = [] } = order;
  const attributes = derSetOf(
    attribute(objectIds.contentType, type),
    attribute(objectIds.messageDigest, derOctets(order.contentDigest)),
    ...(order.bindings ?? [bindingTo(certificate)]),
  );
  return derSequence(
    derCount(1),
    order.signerName ?? readCertificateFully(certificate).issuerAndSerial,
    digestId,
    retagged(attributes, 0xa0),
    derSequence(derObjectId(order.signatureId ?? objectIds.ecdsaWithSha256)),
    derOctets(sign(hash, attributes, key)),
    ...(unsignedAttributes.length > 0 ? [retagged(derSetOf(...unsignedAttributes), 0xa1)] : []),
  );
}

/** signing-certificate-v2 for this certificate. */
export function bindingTo(certificate: Uint8Array): Buffer {
  const hash = createHash('sha256').update(certificate).digest();
  return attribute(objectIds.signingCertificateV2, derSequence(derSequence(derSequence(derOctets(hash)))));
}

function retagged(block: Uint8Array, tag: number): Buffer {
  const copy = Buffer.from(block);
  copy[0] = tag;
  return copy;
}
