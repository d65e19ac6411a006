import { SigningError, withSigningCode } from '../signing-error.js';
import { type CrossReferenceSection, type KnownSections, readCrossReferences } from './cross-reference.js';
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

/** What was read from the bytes before. Revisions of one file share it: where their bytes are the same, so is what they say. */
interface Reading {
  sections: KnownSections;
  bodies: Map<number, Body>;
  members: WeakMap<PdfStream, readonly PackedMember[]>;
}

interface Body {
  reference: PdfReference;
  object: PdfObject;
  end: number;
}

/** A PDF file read through its cross-references, objects on demand. It never guesses around damage. */
export class PdfFile {
  readonly trailer: PdfDictionary;
  private readonly merged = new Map<number, CrossReference>();
  private readonly objects = new Map<number, PdfObject>();
  private readonly containers = new Map<number, readonly PackedMember[]>();
  private readonly reading = new Set<number>();
  private parsedBytes = 0;

  private constructor(
    readonly bytes: Uint8Array,
    /** Newest first. */
    readonly sections: readonly CrossReferenceSection[],
    private readonly budget: UnpackBudget,
    private readonly known: Reading,
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
    return PdfFile.read(bytes, budget, { sections: new Map(), bodies: new Map(), members: new WeakMap() });
  }

  private static read(bytes: Uint8Array, budget: UnpackBudget, known: Reading): PdfFile {
    const file = withSigningCode('pdf-unreadable', 'The PDF file is damaged', () => {
      return new PdfFile(bytes, readCrossReferences(bytes, budget, known.sections), budget, known);
    });
    if (file.trailer.get('Encrypt') !== undefined) throw new SigningError('pdf-encrypted', 'The file is encrypted');
    return file;
  }

  /** The file as it was when it ended here. */
  revision(end: number): PdfFile {
    return PdfFile.read(this.bytes.subarray(0, end), this.budget, this.known);
  }

  /** The file as its older sections tell it, without the newest ones. */
  before(newest: number): PdfFile {
    return new PdfFile(this.bytes, this.sections.slice(newest), this.budget, this.known);
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
      if (entry.kind === 'packed') return this.readPacked(reference.number, entry);
      return this.readPlaced(reference, entry as CrossReference & { kind: 'placed' });
    } finally {
      this.reading.delete(reference.number);
    }
  }

  private readPlaced(wanted: PdfReference, entry: CrossReference & { kind: 'placed' }): PdfObject {
    const { reference, object, end } = this.bodyAt(entry.offset);
    if (!reference.equals(wanted) || entry.generation !== wanted.generation) {
      this.unreadable(`Object ${wanted.number} is not where the cross-reference says`);
    }
    // Each object is read once, so honest objects add up to less than the file; overlapping ones could cost without end.
    this.parsedBytes += end - entry.offset;
    if (this.parsedBytes > this.bytes.length) this.unreadable('The objects of this file overlap');
    return object;
  }

  private bodyAt(offset: number): Body {
    const known = this.known.bodies.get(offset);
    if (known && known.end < this.bytes.length) return known;
    const parser = new PdfParser(this.bytes, { position: offset });
    // The length of a stream may be another object, which a later revision may have changed.
    let isSelfContained = true;
    const body = readIndirectObject(parser, (length) => {
      isSelfContained = false;
      return this.resolve(length) as PdfValue;
    });
    const read = { ...body, end: parser.position };
    if (isSelfContained) this.known.bodies.set(offset, read);
    return read;
  }

  /** Some readers go by the number, others by the index: both must lead to the same object. */
  private readPacked(number: number, { container, index }: CrossReference & { kind: 'packed' }): PdfValue {
    let members = this.containers.get(container);
    if (!members) {
      if (this.merged.get(container)?.kind !== 'placed') this.unreadable(`Object stream ${container} is missing`);
      members = this.readContainer(container);
      this.containers.set(container, members);
    }
    const member = members[index];
    return member?.number === number ? member.value : this.unreadable(`Object ${number} is not in its object stream`);
  }

  private readContainer(container: number): readonly PackedMember[] {
    const stream = this.resolve(new PdfReference(container, 0));
    if (!(stream instanceof PdfStream) || !isName(stream.dictionary.get('Type'), 'ObjStm')) {
      return this.unreadable(`Object ${container} is no object stream`);
    }
    const known = this.known.members.get(stream);
    if (known) return known;
    const bytes = this.unpack(stream);
    const [count, first] = [stream.dictionary.get('N'), stream.dictionary.get('First')];
    if (!isCount(count) || !isCount(first) || count > bytes.length) this.unreadable('A malformed object stream');
    const members = readMembers(bytes, count, first);
    this.known.members.set(stream, members);
    return members;
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

interface PackedMember {
  number: number;
  value: PdfValue;
}

/** The values of an object stream (7.5.7); they may not overlap. */
function readMembers(bytes: Uint8Array, count: number, first: number): PackedMember[] {
  const head = new PdfParser(bytes.subarray(0, first), { isFile: false });
  const body = new PdfParser(bytes, { position: first, isFile: false });
  const members: PackedMember[] = [];
  const numbers = new Set<number>();
  for (let index = 0; index < count; index += 1) {
    const [number, offset] = [head.readCount(), head.readCount()];
    if (numbers.has(number) || first + offset < body.position) head.fail('a malformed object stream');
    numbers.add(number);
    body.position = first + offset;
    members.push({ number, value: body.readValue() });
  }
  return members;
}
