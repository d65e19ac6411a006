import type { PdfParser } from './pdf-parser.js';
import { isCount, isName, type PdfStream, type PdfValue } from './pdf-value.js';
import { unpackStream, type UnpackBudget } from './unpack-stream.js';

export type CrossReference =
  | { kind: 'free' }
  | { kind: 'placed'; offset: number; generation: number }
  | { kind: 'packed'; container: number; index: number };

export const mostObjects = 200_000;

interface Layout {
  numbers: number[];
  widths: [kind: number, first: number, second: number];
}

/** The entries of a cross-reference stream (ISO 32000-1, 7.5.8). */
export function readStreamEntries(
  stream: PdfStream,
  parser: PdfParser,
  budget: UnpackBudget,
): Map<number, CrossReference> {
  const { numbers, widths } = readLayout(stream, parser);
  const rowLength = widths[0] + widths[1] + widths[2];
  const rows = unpackStream(stream, budget);
  if (rowLength === 0 || rows.length !== numbers.length * rowLength) {
    parser.fail('a cross-reference stream of wrong length');
  }
  const entries = new Map<number, CrossReference>();
  numbers.forEach((number, row) => {
    if (entries.has(number)) parser.fail(`object ${number} twice in one cross-reference section`);
    entries.set(number, readRow(rows.subarray(row * rowLength, (row + 1) * rowLength), widths, parser));
  });
  return entries;
}

function readLayout({ dictionary }: PdfStream, parser: PdfParser): Layout {
  const size = dictionary.get('Size');
  if (!isName(dictionary.get('Type'), 'XRef') || !isCount(size)) parser.fail('a cross-reference stream expected');
  const widths = dictionary.get('W');
  if (!isListOfCounts(widths) || widths.length !== 3 || Math.max(...widths) > 6) {
    parser.fail('malformed widths of a cross-reference stream');
  }
  const index = dictionary.get('Index') ?? [0, size];
  if (!isListOfCounts(index) || index.length % 2 !== 0) parser.fail('a malformed /Index');
  return { numbers: numbersOf(index, parser), widths: widths as Layout['widths'] };
}

const isListOfCounts = (value: PdfValue | undefined): value is number[] => Array.isArray(value) && value.every(isCount);

function numbersOf(index: number[], parser: PdfParser): number[] {
  const numbers: number[] = [];
  for (let at = 0; at < index.length; at += 2) {
    const [first = 0, count = 0] = [index[at], index[at + 1]];
    if (first + count > mostObjects || numbers.length + count > mostObjects) parser.fail('too many objects');
    for (let number = first; number < first + count; number += 1) numbers.push(number);
  }
  return numbers;
}

function readRow(row: Uint8Array, widths: Layout['widths'], parser: PdfParser): CrossReference {
  const view = Buffer.from(row);
  const field = (offset: number, width: number): number => (width === 0 ? 0 : view.readUIntBE(offset, width));
  const kind = widths[0] === 0 ? 1 : field(0, widths[0]);
  const first = field(widths[0], widths[1]);
  const second = field(widths[0] + widths[1], widths[2]);
  if (kind === 0) return { kind: 'free' };
  if (kind === 1) return { kind: 'placed', offset: first, generation: second };
  if (kind === 2) return { kind: 'packed', container: first, index: second };
  return parser.fail('an unknown kind of cross-reference');
}
