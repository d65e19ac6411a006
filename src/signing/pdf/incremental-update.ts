import { createHash } from 'node:crypto';
import type { PdfFile } from './pdf-file.js';
import { PdfDictionary, PdfName, PdfReference, PdfString, type PdfStream, type PdfValue } from './pdf-value.js';
import { writePdfValue } from './write-pdf-value.js';

interface PendingObject {
  reference: PdfReference;
  body: Uint8Array;
}

/**
 * Adds objects behind the bytes of a file (ISO 32000-1, 7.5.6) and leaves every byte of it as it was. The new section is of
 * the same kind as the last one, and the first half of the trailer's /ID stays.
 */
export class IncrementalUpdate {
  private readonly pending: PendingObject[] = [];
  private nextNumber: number;

  constructor(private readonly file: PdfFile) {
    this.nextNumber = file.size;
  }

  reserve(): PdfReference {
    return new PdfReference(this.nextNumber++, 0);
  }

  /** `body` in PDF syntax, for objects whose every byte has its place. */
  writeText(reference: PdfReference, body: string): void {
    this.pending.push({ reference, body: Buffer.from(body, 'latin1') });
  }

  write(reference: PdfReference, value: PdfValue): void {
    this.writeText(reference, writePdfValue(value));
  }

  writeStream(reference: PdfReference, { dictionary, packed }: PdfStream): void {
    const head = `${writePdfValue(dictionary.with({ Length: packed.length }))}\nstream\n`;
    // PDF/A wants a line end before "endstream" that /Length does not count (ISO 19005-3, 6.1.7.1).
    this.pending.push({ reference, body: Buffer.concat([latin1(head), packed, latin1('\nendstream')]) });
  }

  /** The whole file, and where the body of each new object starts in it. */
  finish(): { bytes: Buffer; placeOf: (reference: PdfReference) => number } {
    const parts: Uint8Array[] = [this.file.bytes];
    let length = this.file.bytes.length;
    const append = (part: Uint8Array | string): void => {
      const bytes = typeof part === 'string' ? latin1(part) : part;
      parts.push(bytes);
      length += bytes.length;
    };
    const last = this.file.bytes.at(-1);
    if (last !== 0x0a && last !== 0x0d) append('\n');
    const starts = new Map<number, number>();
    const bodies = new Map<number, number>();
    for (const { reference, body } of this.pending) {
      starts.set(reference.number, length);
      append(`${reference.number} ${reference.generation} obj\n`);
      bodies.set(reference.number, length);
      append(body);
      append('\nendobj\n');
    }
    append(this.section(starts, length));
    return {
      bytes: Buffer.concat(parts),
      placeOf: (reference) => bodies.get(reference.number) ?? Number.NaN,
    };
  }

  private section(starts: Map<number, number>, offset: number): string | Buffer {
    const isTable = this.file.sections[0]?.kind === 'table';
    const own = isTable ? undefined : this.reserve();
    if (own) starts.set(own.number, offset);
    const runs = consecutiveRuns([...starts.keys()]);
    const tail = `startxref\n${offset}\n%%EOF\n`;
    if (!own) return `${this.table(runs, starts)}trailer\n${writePdfValue(this.trailer())}\n${tail}`;
    const rows = Buffer.concat(
      runs.flat().map((number) => streamRow(starts.get(number) ?? 0, this.generation(number))),
    );
    const dictionary = this.trailer().with({
      Type: new PdfName('XRef'),
      W: [1, 4, 2],
      Index: runs.flatMap((run) => [run[0] ?? 0, run.length]),
      Length: rows.length,
    });
    const head = `${own.number} 0 obj\n${writePdfValue(dictionary)}\nstream\n`;
    return Buffer.concat([latin1(head), rows, latin1(`\nendstream\nendobj\n${tail}`)]);
  }

  private table(runs: number[][], starts: Map<number, number>): string {
    const sections = runs.map((run) => {
      const lines = run.map((number) => tableLine(starts.get(number) ?? 0, this.generation(number)));
      return `${run[0]} ${run.length}\n${lines.join('')}`;
    });
    return `xref\n${sections.join('')}`;
  }

  private generation(number: number): number {
    return this.pending.find(({ reference }) => reference.number === number)?.reference.generation ?? 0;
  }

  private trailer(): PdfDictionary {
    const { trailer, sections } = this.file;
    const kept = ['Root', 'Info'].flatMap((key) => {
      const value = trailer.get(key);
      return value === undefined ? [] : ([[key, value]] as const);
    });
    const dictionary = new PdfDictionary([['Size', this.nextNumber], ...kept, ['Prev', sections[0]?.offset ?? 0]]);
    const [first] = this.file.list(trailer.get('ID'));
    return first instanceof PdfString ? dictionary.with({ ID: [first, this.secondIdentifier()] }) : dictionary;
  }

  /** The changing half of /ID (14.4), made from what is added: the same update gives the same bytes. */
  private secondIdentifier(): PdfString {
    const hash = createHash('sha256');
    for (const { reference, body } of this.pending) hash.update(`${reference.number} `).update(body);
    return new PdfString(hash.digest().subarray(0, 16));
  }
}

const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');

const tableLine = (offset: number, generation: number): string =>
  `${String(offset).padStart(10, '0')} ${String(generation).padStart(5, '0')} n \n`;

function streamRow(offset: number, generation: number): Buffer {
  const row = Buffer.alloc(7);
  row.writeUInt8(1, 0);
  row.writeUInt32BE(offset, 1);
  row.writeUInt16BE(generation, 5);
  return row;
}

function consecutiveRuns(numbers: number[]): number[][] {
  const runs: number[][] = [];
  for (const number of numbers.sort((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run && run.at(-1) === number - 1) run.push(number);
    else runs.push([number]);
  }
  return runs;
}
