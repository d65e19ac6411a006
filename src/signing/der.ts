import * as asn1js from 'asn1js';

/** Writes DER (X.690) from parts that are DER already, so that a certificate goes in byte for byte as it came. */
export const derSequence = (...parts: Uint8Array[]): Buffer => derBlock(0x30, parts);
export const derOctets = (bytes: Uint8Array): Buffer => derBlock(0x04, [bytes]);
export const derNull = (): Buffer => Buffer.from([0x05, 0x00]);
export const derContext = (number: number, ...parts: Uint8Array[]): Buffer => derBlock(0xa0 + number, parts);
/** A value under a tag of its own, for IMPLICIT types. */
export const derTagged = (tag: number, bytes: Uint8Array): Buffer => derBlock(tag, [bytes]);
export const derCount = (value: number): Buffer => Buffer.from(new asn1js.Integer({ value }).toBER());
export const derObjectId = (value: string): Buffer => Buffer.from(new asn1js.ObjectIdentifier({ value }).toBER());

/** A SET OF: the parts in ascending order of their bytes (X.690, 11.6). */
export const derSetOf = (...parts: Uint8Array[]): Buffer =>
  derBlock(
    0x31,
    [...parts].sort((a, b) => Buffer.compare(a, b)),
  );

function derBlock(tag: number, parts: Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([tag]), derLength(content.length), content]);
}

function derLength(length: number): Buffer {
  if (length < 0x80) return Buffer.from([length]);
  const digits = length.toString(16);
  const bytes = Buffer.from(digits.length % 2 === 0 ? digits : `0${digits}`, 'hex');
  return Buffer.concat([Buffer.from([0x80 | bytes.length]), bytes]);
}

/**
 * The length of the one DER value at the start of these bytes, or undefined when it is not DER: BER allows several spellings
 * of one message (indefinite or padded lengths), so a changed byte could go unnoticed.
 */
export function strictDerLength(bytes: Uint8Array, depth = 0): number | undefined {
  const head = readHead(bytes);
  if (!head || depth > 32) return undefined;
  const end = head.start + head.length;
  if (end > bytes.length) return undefined;
  const isConstructed = ((bytes[0] ?? 0) & 0x20) !== 0;
  let at = isConstructed ? head.start : end;
  while (at < end) {
    const length = strictDerLength(bytes.subarray(at, end), depth + 1);
    if (length === undefined) return undefined;
    at += length;
  }
  return end;
}

function readHead(bytes: Uint8Array): { start: number; length: number } | undefined {
  const [tag, first] = bytes;
  // Tag 0 is BER's end of contents: zeros behind a message must not count as a part of it.
  if (!tag || first === undefined || (tag & 0x1f) === 0x1f) return undefined;
  if (first < 0x80) return { start: 2, length: first };
  const size = first & 0x7f;
  const digits = bytes.subarray(2, 2 + size);
  if (size === 0 || size > 4 || digits.length < size || digits[0] === 0) return undefined;
  const length = Buffer.from(digits).readUIntBE(0, size);
  return length < 0x80 ? undefined : { start: 2 + size, length };
}
