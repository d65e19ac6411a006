import * as asn1js from 'asn1js';

/** The parts of a block of ASN.1, none when it has none. */
export const childrenOf = (block: asn1js.AsnType | undefined): asn1js.AsnType[] =>
  block instanceof asn1js.Constructed ? block.valueBlock.value : [];

/** The identifier, '' for any other block. */
export const identifierOf = (block: asn1js.AsnType | undefined): string =>
  block instanceof asn1js.ObjectIdentifier ? block.getValue() : '';

/** The bytes of an OCTET STRING, whole or in pieces (BER). */
export const octetsOf = (block: asn1js.AsnType | undefined): Uint8Array =>
  block instanceof asn1js.OctetString ? new Uint8Array(block.getValue()) : new Uint8Array();

/** NaN for any other block. */
export const wholeNumberOf = (block: asn1js.AsnType | undefined): number =>
  block instanceof asn1js.Integer ? block.valueBlock.valueDec : Number.NaN;

/** The one block these bytes are; undefined when they are none, or more. */
export function blockOf(bytes: Uint8Array): asn1js.AsnType | undefined {
  const { offset, result } = asn1js.fromBER(new Uint8Array(bytes));
  return offset === bytes.length ? result : undefined;
}

/** The block's own bytes. */
export const rawOf = (block: asn1js.AsnType): Uint8Array => new Uint8Array(block.valueBeforeDecodeView);
