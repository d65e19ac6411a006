import type { CrossReferenceSection } from './cross-reference.js';
import type { PdfFile } from './pdf-file.js';
import { PdfParser } from './pdf-parser.js';
import type { PdfValue } from './pdf-value.js';
import { readIndirectObject } from './read-indirect-object.js';

/** What a reader who repairs a file looks for, wherever it stands. */
const structureWords = /obj|xref|trailer|stream/;

/**
 * Whether every byte between two revisions belongs to an object that the new cross-references name, or to them. A reader that
 * repairs what it thinks is damage takes the last body it finds, named or not (incremental saving attacks).
 */
export function holdsOnlyNamedBytes(earlier: PdfFile, later: PdfFile): boolean {
  try {
    return isNamedThroughout(earlier, later);
  } catch {
    return false;
  }
}

function isNamedThroughout(earlier: PdfFile, later: PdfFile): boolean {
  const added = later.sections.slice(0, later.sections.length - earlier.sections.length);
  const named = new Map(added.flatMap(placedObjects));
  const sections = new Map(added.map((section) => [section.offset, section]));
  let at: number | undefined = skipBetween(later.bytes, earlier.bytes.length);
  while (at !== undefined && at < later.bytes.length) {
    const section = sections.get(at);
    const end: number | undefined = section
      ? endOfSection(later.bytes, section)
      : endOfObject(later, at, named.get(at));
    at = end === undefined ? undefined : skipBetween(later.bytes, end);
  }
  return at !== undefined;
}

const placedObjects = ({ entries }: CrossReferenceSection): [number, number][] =>
  [...entries].flatMap(([number, entry]) => (entry.kind === 'placed' ? [[entry.offset, number]] : []));

function endOfObject(file: PdfFile, at: number, number: number | undefined): number | undefined {
  if (number === undefined) return undefined;
  const parser = new PdfParser(file.bytes, { position: at });
  const { reference } = readIndirectObject(parser, (length) => file.resolve(length) as PdfValue);
  return reference.number === number && !parser.comments.some(isSuspicious) ? parser.position : undefined;
}

/** A section ends with `startxref`, its offset, and the mark of the end. */
function endOfSection(bytes: Uint8Array, section: CrossReferenceSection): number | undefined {
  const parser = new PdfParser(bytes, { position: section.end });
  parser.expectWord('startxref');
  parser.readCount();
  const [mark] = /^\s*%%EOF/.exec(latin1(bytes, parser.position, 32)) ?? [];
  const isPlain = ![...commentsWithin(bytes, section), ...parser.comments].some(isSuspicious);
  return mark !== undefined && isPlain ? parser.position + mark.length : undefined;
}

/** What the trailer or the stream's dictionary steps over, and the lines of a table if there is any remark in them. */
function commentsWithin(bytes: Uint8Array, { offset, end, kind }: CrossReferenceSection): string[] {
  if (kind === 'stream') {
    const parser = new PdfParser(bytes, { position: offset });
    readIndirectObject(parser);
    return parser.comments;
  }
  const whole = latin1(bytes, offset, end - offset);
  const lines = whole.slice(0, whole.indexOf('trailer'));
  const parser = new PdfParser(bytes, { position: offset + lines.length });
  parser.expectWord('trailer');
  parser.readValue();
  // No tool writes a remark into a table: the word `xref` in these lines makes each one suspicious.
  return lines.includes('%') ? [lines, ...parser.comments] : parser.comments;
}

/** Blanks, and comments that no reader takes for anything else. */
function skipBetween(bytes: Uint8Array, start: number): number | undefined {
  const parser = new PdfParser(bytes, { position: start });
  parser.skipSpace();
  return parser.comments.some(isSuspicious) ? undefined : parser.position;
}

const isSuspicious = (comment: string): boolean => structureWords.test(comment);

const latin1 = (bytes: Uint8Array, start: number, length: number): string =>
  Buffer.from(bytes.subarray(start, start + length)).toString('latin1');
