import { SigningError, withSigningCode } from '../signing-error.js';
import { type CrossReferenceSection, readCrossReferences } from './cross-reference.js';
import type { CrossReference } from './cross-reference-stream.js';
import { PdfParser } from './pdf-parser.js';
import { isCount, isName, PdfDictionary, type PdfObject, PdfReference, PdfStream, type PdfValue } from './pdf-value.js';
import { readIndirectObject } from './read-indirect-object.js';
import { UnpackBudget, unpackStream } from './unpack-stream.js';

export interface PdfLimits {
  fileBytes: number;
  unpackedBytes: number;
}
export const pdfLimits: PdfLimits = { fileBytes: 64 << 20, unpackedBytes: 128 << 20 };

/** A PDF file read through its cross-references, objects on demand. It never guesses around damage. */
export class PdfFile {
  readonly trailer: PdfDictionary;
  private readonly merged = new Map<number, CrossReference>();
  private readonly objects = new Map<number, PdfObject>();
  private readonly containers = new Map<number, Map<number, PdfValue>>();
  private readonly reading = new Set<number>();
  private parsedBytes = 0;

  private constructor(
    readonly bytes: Uint8Array,
    /** Newest first. */
    readonly sections: readonly CrossReferenceSection[],
    private readonly budget: UnpackBudget,
  ) {
    this.trailer = sections[0]?.trailer ?? new PdfDictionary();
    for (const { entries } of sections) {
      for (const [number, entry] of entries) if (!this.merged.has(number)) this.merged.set(number, entry);
    }
  }

  static open(bytes: Uint8Array, limits: PdfLimits = pdfLimits): PdfFile {
    if (bytes.length > limits.fileBytes) throw new SigningError('pdf-too-large', 'The file is larger than is allowed');
    // Offsets count from byte 0, so the file must start there: junk in front would shift one reader and not another.
    const head = Buffer.from(bytes.subarray(0, 8)).toString('latin1');
    if (!/^%PDF-[12]\.\d$/.test(head)) throw new SigningError('pdf-unreadable', 'This is not a PDF file');
    const budget = new UnpackBudget(limits.unpackedBytes);
    const file = withSigningCode('pdf-unreadable', 'The PDF file is damaged', () => {
      return new PdfFile(bytes, readCrossReferences(bytes, budget), budget);
    });
    if (file.trailer.get('Encrypt') !== undefined) throw new SigningError('pdf-encrypted', 'The file is encrypted');
    return file;
  }

  get rootReference(): PdfReference {
    const root = this.trailer.get('Root');
    return root instanceof PdfReference ? root : this.unreadable('The trailer names no catalog');
  }

  get catalog(): PdfDictionary {
    return this.dictionary(this.rootReference) ?? this.unreadable('The catalog is missing');
  }

  /** One more than the highest object number in use or promised. */
  get size(): number {
    const stated = this.trailer.get('Size');
    const highest = Math.max(0, ...this.sections.map(({ entries }) => lastNumber(entries)));
    return Math.max(highest + 1, isCount(stated) ? stated : 0);
  }

  entry(number: number): CrossReference | undefined {
    return this.merged.get(number);
  }

  numbersInUse(): number[] {
    return [...this.merged].filter(([, entry]) => entry.kind !== 'free').map(([number]) => number);
  }

  /** The value itself, or what the reference points at; null when nothing is there (7.3.10). */
  resolve(value: PdfValue | undefined): PdfObject {
    if (!(value instanceof PdfReference)) return value ?? null;
    const entry = this.merged.get(value.number);
    if (entry === undefined || entry.kind === 'free') return null;
    const known = this.objects.get(value.number);
    if (known !== undefined) return known;
    const object = this.read(value, entry);
    if (object instanceof PdfReference) this.unreadable(`Object ${value.number} is only a reference`);
    this.objects.set(value.number, object);
    return object;
  }

  dictionary(value: PdfValue | undefined): PdfDictionary | undefined {
    const object = this.resolve(value);
    return object instanceof PdfDictionary ? object : undefined;
  }

  list(value: PdfValue | undefined): PdfValue[] {
    const object = this.resolve(value);
    return Array.isArray(object) ? object : [];
  }

  unpack(stream: PdfStream): Uint8Array {
    return unpackStream(stream, this.budget);
  }

  private read(reference: PdfReference, entry: CrossReference): PdfObject {
    if (this.reading.has(reference.number)) this.unreadable(`Object ${reference.number} is needed to read itself`);
    this.reading.add(reference.number);
    try {
      if (entry.kind === 'packed') return this.readPacked(reference.number, entry.container);
      return this.readPlaced(reference, entry as CrossReference & { kind: 'placed' });
    } finally {
      this.reading.delete(reference.number);
    }
  }

  private readPlaced(wanted: PdfReference, entry: CrossReference & { kind: 'placed' }): PdfObject {
    const parser = new PdfParser(this.bytes, { position: entry.offset });
    const { reference, object } = readIndirectObject(parser, (length) => this.resolve(length) as PdfValue);
    if (!reference.equals(wanted) || entry.generation !== wanted.generation) {
      this.unreadable(`Object ${wanted.number} is not where the cross-reference says`);
    }
    // Each object is read once, so honest objects add up to less than the file; overlapping ones could cost without end.
    this.parsedBytes += parser.position - entry.offset;
    if (this.parsedBytes > this.bytes.length) this.unreadable('The objects of this file overlap');
    return object;
  }

  private readPacked(number: number, container: number): PdfValue {
    let members = this.containers.get(container);
    if (!members) {
      if (this.merged.get(container)?.kind !== 'placed') this.unreadable(`Object stream ${container} is missing`);
      members = this.readContainer(container);
      this.containers.set(container, members);
    }
    const value = members.get(number);
    return value === undefined ? this.unreadable(`Object ${number} is not in its object stream`) : value;
  }

  private readContainer(container: number): Map<number, PdfValue> {
    const stream = this.resolve(new PdfReference(container, 0));
    if (!(stream instanceof PdfStream) || !isName(stream.dictionary.get('Type'), 'ObjStm')) {
      return this.unreadable(`Object ${container} is no object stream`);
    }
    const bytes = this.unpack(stream);
    const [count, first] = [stream.dictionary.get('N'), stream.dictionary.get('First')];
    if (!isCount(count) || !isCount(first) || count > bytes.length) this.unreadable('A malformed object stream');
    return readMembers(bytes, count, first);
  }

  private unreadable(message: string): never {
    throw new SigningError('pdf-unreadable', message);
  }
}

function lastNumber(entries: ReadonlyMap<number, unknown>): number {
  let last = 0;
  for (const number of entries.keys()) last = Math.max(last, number);
  return last;
}

/** The values of an object stream (7.5.7); they may not overlap. */
function readMembers(bytes: Uint8Array, count: number, first: number): Map<number, PdfValue> {
  const head = new PdfParser(bytes.subarray(0, first), { isFile: false });
  const body = new PdfParser(bytes, { position: first, isFile: false });
  const members = new Map<number, PdfValue>();
  for (let index = 0; index < count; index += 1) {
    const [number, offset] = [head.readCount(), head.readCount()];
    if (members.has(number) || first + offset < body.position) head.fail('a malformed object stream');
    body.position = first + offset;
    members.set(number, body.readValue());
  }
  return members;
}
