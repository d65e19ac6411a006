import { PdfParser } from './pdf-parser.js';
import { readStreamAt } from './read-indirect-object.js';
import { isCount, PdfDictionary } from './pdf-value.js';
import type { UnpackBudget } from './unpack-stream.js';
import { type CrossReference, mostObjects, readStreamEntries } from './cross-reference-stream.js';

/** One update of the file: where its table stands, what it says about each object, and its trailer. */
export interface CrossReferenceSection {
  offset: number;
  /** Behind its last byte: the trailer's, or that of `endobj`. */
  end: number;
  kind: 'table' | 'stream';
  entries: ReadonlyMap<number, CrossReference>;
  trailer: PdfDictionary;
}

const mostSections = 256;
const entryLength = 20;

/** Sections that were read before from the same bytes, by their place. */
export type KnownSections = Map<number, CrossReferenceSection>;

/** All sections of a file, the newest first, following /Prev from the last `startxref`. */
export function readCrossReferences(
  bytes: Uint8Array,
  budget: UnpackBudget,
  known: KnownSections = new Map(),
): CrossReferenceSection[] {
  const sections: CrossReferenceSection[] = [];
  const seen = new Set<number>();
  let entries = 0;
  let offset: number | undefined = readStartOfLastSection(bytes);
  while (offset !== undefined) {
    const parser: PdfParser = new PdfParser(bytes, { position: offset });
    if (seen.has(offset) || seen.size >= mostSections) parser.fail('the cross-reference sections do not end');
    seen.add(offset);
    const section: CrossReferenceSection = knownSection(known, parser) ?? readSection(parser, budget);
    known.set(offset, section);
    sections.push(section);
    entries += section.entries.size;
    if (entries > mostObjects) parser.fail('too many objects');
    const previous = section.trailer.get('Prev');
    if (previous !== undefined && !isCount(previous)) parser.fail('a malformed /Prev');
    offset = previous;
  }
  return sections;
}

function knownSection(known: KnownSections, { bytes, position }: PdfParser): CrossReferenceSection | undefined {
  const section = known.get(position);
  return section && section.end < bytes.length ? section : undefined;
}

/** The file ends with `startxref`, an offset and `%%EOF`; nothing but one line end may follow. */
function readStartOfLastSection(bytes: Uint8Array): number {
  const tail = Buffer.from(bytes.subarray(-64)).toString('latin1');
  const match = /startxref[\r\n]+(\d{1,15})[\r\n]+%%EOF(\r\n|\n|\r)?$/.exec(tail);
  const parser: PdfParser = new PdfParser(bytes, { position: bytes.length });
  if (!match) parser.fail('"startxref", an offset and "%%EOF" expected');
  const offset = Number(match[1]);
  return offset < bytes.length ? offset : parser.fail('"startxref" points outside the file');
}

function readSection(parser: PdfParser, budget: UnpackBudget): CrossReferenceSection {
  const offset = parser.position;
  if (parser.tryWord('xref')) return { offset, kind: 'table', ...readTable(parser), end: parser.position };
  const stream = readStreamAt(parser);
  const end = parser.position;
  const entries = readStreamEntries(stream, parser, budget);
  return { offset, end, kind: 'stream', entries, trailer: stream.dictionary };
}

function readTable(parser: PdfParser): Pick<CrossReferenceSection, 'entries' | 'trailer'> {
  const entries = new Map<number, CrossReference>();
  for (;;) {
    parser.skipSpace();
    if (parser.tryWord('trailer')) break;
    readSubsection(parser, entries);
  }
  const trailer = parser.readValue();
  if (!(trailer instanceof PdfDictionary)) parser.fail('a trailer expected');
  // A hybrid file holds two cross-references that may disagree (7.5.8.4): no signature may hang on that.
  if (trailer.get('XRefStm') !== undefined) parser.fail('a hybrid cross-reference');
  return { entries, trailer };
}

function readSubsection(parser: PdfParser, entries: Map<number, CrossReference>): void {
  const first = parser.readCount();
  const count = parser.readCount();
  if (first + count > mostObjects) parser.fail('too many objects');
  parser.skipSpace();
  for (let index = 0; index < count; index += 1) {
    const start = parser.position;
    const line = Buffer.from(parser.bytes.subarray(start, start + entryLength)).toString('latin1');
    const match = /^(\d{10}) (\d{5}) ([nf])(?: \r| \n|\r\n)$/.exec(line);
    if (!match) parser.fail('a malformed line of the cross-reference table');
    if (entries.has(first + index)) parser.fail(`object ${first + index} twice in one cross-reference section`);
    entries.set(first + index, match[3] === 'f' ? { kind: 'free' } : placed(match));
    parser.position = start + entryLength;
  }
}

const placed = (match: RegExpExecArray): CrossReference => ({
  kind: 'placed',
  offset: Number(match[1]),
  generation: Number(match[2]),
});
