import type { PdfParser } from './pdf-parser.js';
import { isCount, PdfDictionary, type PdfObject, PdfReference, PdfStream, type PdfValue } from './pdf-value.js';

/** Finds the length of a stream whose /Length is a reference. */
type LengthOf = (reference: PdfReference) => PdfValue;

/** An object `12 0 obj … endobj` (7.3.10) at the parser's place; the caller checks that it is the one it wanted. */
export function readIndirectObject(
  parser: PdfParser,
  lengthOf: LengthOf = () => null,
): { reference: PdfReference; object: PdfObject } {
  const reference = new PdfReference(parser.readCount(), parser.readCount());
  parser.expectWord('obj');
  const value = parser.readValue();
  parser.skipSpace();
  const object = startsStream(parser) ? readStreamBody(parser, value, lengthOf) : value;
  parser.expectWord('endobj');
  return { reference, object };
}

export function readStreamAt(parser: PdfParser): PdfStream {
  const { object } = readIndirectObject(parser);
  return object instanceof PdfStream ? object : parser.fail('a stream expected');
}

function startsStream(parser: PdfParser): boolean {
  if (!parser.tryWord('stream')) return false;
  const { bytes, position } = parser;
  // 7.3.8.1: the keyword is followed by CR LF or LF, never by CR alone.
  if (bytes[position] === 0x0a) parser.position += 1;
  else if (bytes[position] === 0x0d && bytes[position + 1] === 0x0a) parser.position += 2;
  else parser.fail('a line end expected after "stream"');
  return true;
}

function readStreamBody(parser: PdfParser, dictionary: PdfValue, lengthOf: LengthOf): PdfStream {
  if (!(dictionary instanceof PdfDictionary)) parser.fail('a stream without a dictionary');
  const stated = dictionary.get('Length');
  const length = stated instanceof PdfReference ? lengthOf(stated) : stated;
  const start = parser.position;
  if (!isCount(length) || start + length > parser.bytes.length) parser.fail('a stream of impossible length');
  parser.position = start + length;
  parser.expectWord('endstream');
  return new PdfStream(dictionary, parser.bytes.subarray(start, start + length));
}
