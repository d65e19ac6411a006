import { strictDerLength } from '../der.js';
import type { FindingCode } from '../verification.js';
import { hexDigit } from './pdf-characters.js';
import type { PdfFile } from './pdf-file.js';
import { isCount, isName, type PdfDictionary, PdfString, type PdfValue } from './pdf-value.js';

/** Which bytes a signature covers: all from 0 to `coveredEnd`, save its own /Contents from `start` to `end`. */
export interface SignedRange {
  start: number;
  end: number;
  coveredEnd: number;
  cms: Uint8Array;
}

/**
 * Reads /ByteRange and /Contents of a signature dictionary (ISO 32000-1, 12.8.1). The one gap must be exactly the place where
 * the parser found /Contents: otherwise unsigned bytes could hide in it, or the signature could be another one's.
 */
export function readSignedRange(
  file: PdfFile,
  signature: PdfDictionary,
  subFilter: 'ETSI.CAdES.detached' | 'ETSI.RFC3161',
): SignedRange | FindingCode {
  if (!isName(signature.get('SubFilter'), subFilter)) return 'sub-filter-unsupported';
  const range = readByteRange(signature.get('ByteRange'), file.bytes.length);
  if (!range) return 'byte-range-malformed';
  const contents = signature.get('Contents');
  if (!(contents instanceof PdfString)) return 'contents-malformed';
  const { place } = contents;
  if (!place?.isHex) return 'contents-malformed';
  if (range.gapStart !== place.start || range.gapEnd !== place.end) return 'byte-range-gap';
  const cms = readMessage(contents, file.bytes.subarray(place.start + 1, place.end - 1));
  return typeof cms === 'string' ? cms : { start: place.start, end: place.end, coveredEnd: range.coveredEnd, cms };
}

function readMessage(contents: PdfString, digits: Uint8Array): Uint8Array | FindingCode {
  if (!isPlainHex(digits)) return 'contents-malformed';
  const length = strictDerLength(contents.bytes);
  if (length === undefined) return 'cms-malformed';
  // What follows the message in its room is covered by no signature: it must say nothing.
  if (contents.bytes.subarray(length).some((byte) => byte !== 0)) return 'contents-padding';
  return contents.bytes.subarray(0, length);
}

function readByteRange(value: PdfValue | undefined, fileLength: number) {
  if (!Array.isArray(value) || value.length !== 4 || !value.every(isCount)) return undefined;
  const [first, gapStart, gapEnd, restLength] = value as [number, number, number, number];
  const coveredEnd = gapEnd + restLength;
  const isInside = gapStart < gapEnd && restLength > 0 && coveredEnd <= fileLength;
  return first === 0 && isInside ? { gapStart, gapEnd, coveredEnd } : undefined;
}

/** Pairs of digits and nothing else, letters all of one case: one message has one spelling. */
function isPlainHex(digits: Uint8Array): boolean {
  let cases = 0;
  for (const byte of digits) {
    if (hexDigit(byte) < 0) return false;
    if (byte >= 0x41) cases |= byte & 0x20 ? 1 : 2;
  }
  return digits.length % 2 === 0 && cases !== 3;
}
