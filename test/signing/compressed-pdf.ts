import { deflateSync } from 'node:zlib';
import { PdfFile } from '../../src/signing/pdf/pdf-file.js';
import { PdfDictionary, PdfName, PdfReference, PdfStream, type PdfValue } from '../../src/signing/pdf/pdf-value.js';
import { writePdfValue } from '../../src/signing/pdf/write-pdf-value.js';

type Row = [kind: number, first: number, second: number];

/** The same document with object streams and a cross-reference stream with PNG prediction, as compact writers make it. */
export function compressedPdf(pdf: Uint8Array): Buffer {
  const file = PdfFile.open(pdf);
  const container = file.size;
  const rows = new Map<number, Row>([[0, [0, 0, 0xffff]]]);
  let out = Buffer.from('%PDF-1.7\n%\xff\xff\xff\xff\n', 'latin1');
  const append = (number: number, body: Uint8Array | string): void => {
    rows.set(number, [1, out.length, 0]);
    out = Buffer.concat([out, text(`${number} 0 obj\n`), Buffer.from(body as string, 'latin1'), text('\nendobj\n')]);
  };
  const packed: [number, string][] = [];
  for (const number of file.numbersInUse()) {
    const object = file.resolve(new PdfReference(number, 0));
    if (object instanceof PdfStream) append(number, streamBody(object.dictionary, object.packed));
    else packed.push([number, writePdfValue(object)]);
  }
  append(container, objectStream(packed));
  packed.forEach(([number], index) => rows.set(number, [2, container, index]));
  const offset = out.length;
  rows.set(container + 1, [1, offset, 0]);
  const body = crossReferenceStream(rows, file.trailer.without('Prev', 'Size'));
  return Buffer.concat([out, text(`${container + 1} 0 obj\n`), body, text(`\nendobj\nstartxref\n${offset}\n%%EOF\n`)]);
}

const text = (content: string): Buffer => Buffer.from(content, 'latin1');

function streamBody(dictionary: PdfDictionary, packed: Uint8Array): Buffer {
  const head = writePdfValue(dictionary.with({ Length: packed.length }));
  return Buffer.concat([text(`${head}\nstream\n`), packed, text('\nendstream')]);
}

function objectStream(members: [number, string][]): Buffer {
  let offset = 0;
  const heads = members.map(([number, body]) => {
    const head = `${number} ${offset}`;
    offset += body.length + 1;
    return head;
  });
  const head = `${heads.join(' ')}\n`;
  const bodies = members.map(([, body]) => `${body}\n`).join('');
  const dictionary = new PdfDictionary([
    ['Type', new PdfName('ObjStm')],
    ['N', members.length],
    ['First', head.length],
    ['Filter', new PdfName('FlateDecode')],
  ]);
  return streamBody(dictionary, deflateSync(text(head + bodies)));
}

function crossReferenceStream(rows: Map<number, Row>, trailer: PdfDictionary): Buffer {
  const numbers = [...rows.keys()].sort((a, b) => a - b);
  const plain = numbers.map((number) => {
    const [kind, first, second] = rows.get(number)!;
    return Buffer.from([kind, (first >> 16) & 0xff, (first >> 8) & 0xff, first & 0xff, second >> 8, second & 0xff]);
  });
  // One row for each of the five row filters in turn.
  const predicted = plain.map((row, index) =>
    Buffer.concat([Buffer.from([index % 5]), predict(row, plain[index - 1], index % 5)]),
  );
  const entries: [string, PdfValue][] = [
    ['Type', new PdfName('XRef')],
    ['Size', numbers.length],
    ['W', [1, 3, 2]],
    ['Index', numbers.flatMap((number) => [number, 1])],
    ['Filter', new PdfName('FlateDecode')],
    [
      'DecodeParms',
      new PdfDictionary([
        ['Predictor', 15],
        ['Columns', 6],
      ]),
    ],
  ];
  return streamBody(trailer.with(Object.fromEntries(entries)), deflateSync(Buffer.concat(predicted)));
}

function predict(row: Buffer, above: Buffer | undefined, filter: number): Buffer {
  return Buffer.from(
    row.map((byte, column) => {
      const [left, up, corner] = [
        row[column - 1] ?? 0,
        above?.[column] ?? 0,
        (column > 0 ? above?.[column - 1] : 0) ?? 0,
      ];
      const nearest = [left, up, corner].reduce((best, value) => {
        return Math.abs(left + up - corner - value) < Math.abs(left + up - corner - best) ? value : best;
      });
      return byte - ([0, left, up, (left + up) >> 1, nearest][filter] ?? 0);
    }),
  );
}
