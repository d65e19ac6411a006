import { createHash } from 'node:crypto';
import * as asn1js from 'asn1js';
import { derContext, derObjectId, derSequence, derSetOf } from '../der.js';
import { objectIds } from '../object-ids.js';
import { SigningError } from '../signing-error.js';
import type { TimeStampAuthority } from '../time-stamps/time-stamp-authority.js';

/**
 * The same message with a time-stamp over its signature as an unsigned attribute (PAdES B-T, EN 319 122-1, 5.3). Every other
 * part goes in byte for byte as it came.
 */
export async function withTimeStamp(message: Uint8Array, authority: TimeStampAuthority): Promise<Buffer> {
  const parts = splitMessage(message);
  const signature = parts.signer.at(-1);
  if (!(signature instanceof asn1js.OctetString)) {
    throw new SigningError('cms-unsuitable', 'The message has unsigned attributes already, or no signature');
  }
  const digest = createHash('sha256').update(signature.valueBlock.valueHexView).digest();
  const token = await authority.stamp(digest);
  const attribute = derSequence(derObjectId(objectIds.signatureTimeStamp), derSetOf(token));
  const signer = derSequence(...parts.signer.map(raw), derContext(1, attribute));
  const signed = derSequence(...parts.signed.slice(0, -1).map(raw), derSetOf(signer));
  return derSequence(derObjectId(objectIds.signedData), derContext(0, signed));
}

interface MessageParts {
  /** Of SignedData; the signer infos come last (RFC 5652, 5.1). */
  signed: asn1js.AsnType[];
  /** Of the one SignerInfo; without unsigned attributes the signature comes last (5.3). */
  signer: asn1js.AsnType[];
}

function splitMessage(message: Uint8Array): MessageParts {
  const { result } = asn1js.fromBER(new Uint8Array(message));
  const [type, envelope] = partsOf(result);
  const isSigned = type instanceof asn1js.ObjectIdentifier && type.getValue() === objectIds.signedData;
  const signed = isSigned ? partsOf(partsOf(envelope)[0]) : [];
  const [signer, ...others] = partsOf(signed.at(-1));
  if (!signer || others.length > 0) throw new SigningError('cms-unsuitable', 'This is no CMS message of one signer');
  return { signed, signer: partsOf(signer) };
}

const partsOf = (block: asn1js.AsnType | undefined): asn1js.AsnType[] =>
  block instanceof asn1js.Constructed ? block.valueBlock.value : [];

const raw = (block: asn1js.AsnType): Uint8Array => new Uint8Array(block.valueBeforeDecodeView);
