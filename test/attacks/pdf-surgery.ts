import { IncrementalUpdate } from '../../src/signing/pdf/incremental-update.js';
import { PdfFile } from '../../src/signing/pdf/pdf-file.js';
import {
  PdfDictionary,
  PdfName,
  PdfReference,
  PdfStream,
  PdfString,
  type PdfValue,
} from '../../src/signing/pdf/pdf-value.js';
import { readSignatureFields, type SignatureField } from '../../src/signing/pdf/signature-fields.js';
import { writePdfValue } from '../../src/signing/pdf/write-pdf-value.js';

export type Change = (file: PdfFile, update: IncrementalUpdate) => void;

/** The file with one more update behind it, made as any editor makes it. */
export function updated(pdf: Uint8Array, change: Change): Uint8Array {
  const file = PdfFile.open(pdf);
  const update = new IncrementalUpdate(file);
  change(file, update);
  return new Uint8Array(update.finish().bytes);
}

export const text = (content: string): Buffer => Buffer.from(content, 'latin1');
export const name = (content: string): PdfName => new PdfName(content);
export const string = (content: string): PdfString => new PdfString(text(content));
export const dictionary = (entries: Record<string, PdfValue>): PdfDictionary =>
  new PdfDictionary(Object.entries(entries));
export const stream = (content: string, entries: Record<string, PdfValue> = {}): PdfStream =>
  new PdfStream(dictionary(entries), text(content));

export const pagesOf = (file: PdfFile): PdfReference[] =>
  file.list(file.dictionary(file.catalog.get('Pages'))?.get('Kids')) as PdfReference[];

export const formOf = (file: PdfFile): PdfReference => file.catalog.get('AcroForm') as PdfReference;

export const fieldOf = (file: PdfFile, fieldName: string): SignatureField =>
  readSignatureFields(file).find((field) => field.name === fieldName)!;

/** The same object with other entries. */
export function change(update: IncrementalUpdate, file: PdfFile, edit: Edit): void {
  update.write(edit.at, file.dictionary(edit.at)!.with(edit.entries));
}
interface Edit {
  at: PdfReference;
  entries: Record<string, PdfValue>;
}

/** The bytes of a sheet that says something else. */
export const otherFigure = 'BT /F0 24 Tf 100 700 Td <0001> Tj ET 1 0 0 rg 60 60 400 500 re f';

/** What every archiving does, so that a file looks like one that was: the store again, under another number. */
export const addStore: Change = (file, update) => {
  const store = update.reserve();
  const held = file.dictionary(file.catalog.get('DSS')) ?? new PdfDictionary([['Type', new PdfName('DSS')]]);
  update.write(store, held);
  update.write(file.rootReference, file.catalog.with({ DSS: store }));
};

export interface RawObject {
  number: number;
  generation?: number;
  body: string;
}

export interface RawUpdate {
  objects?: RawObject[];
  /** Objects that the table calls free. */
  freed?: number[];
  /** Lines of the table that place an object elsewhere. */
  placed?: { number: number; offset: number; generation?: number }[];
  /** Bytes in front of the table that it does not name. */
  unlisted?: string;
  /** Entries in place of the trailer's own. */
  trailer?: Record<string, string>;
}

/** An update by hand, which keeps no rule that the forger does not want kept. */
export function rawUpdate(pdf: Uint8Array, { objects = [], freed = [], placed = [], ...more }: RawUpdate): Buffer {
  const file = PdfFile.open(pdf);
  let out = Buffer.from(pdf);
  const lines = new Map<number, string>();
  const line = (offset: number, generation: number, kind: 'n' | 'f'): string =>
    `${String(offset).padStart(10, '0')} ${String(generation).padStart(5, '0')} ${kind} \n`;
  for (const { number, generation = 0, body } of objects) {
    lines.set(number, line(out.length, generation, 'n'));
    out = Buffer.concat([out, text(`${number} ${generation} obj\n${body}\nendobj\n`)]);
  }
  for (const number of freed) lines.set(number, line(0, 1, 'f'));
  for (const { number, offset, generation = 0 } of placed) lines.set(number, line(offset, generation, 'n'));
  out = Buffer.concat([out, text(more.unlisted ?? '')]);
  const sections = [...lines].sort(([a], [b]) => a - b).map(([number, entry]) => `${number} 1\n${entry}`);
  const highest = Math.max(file.size, ...[...lines.keys()].map((number) => number + 1));
  const kept = Object.fromEntries(['Root', 'Info', 'ID'].map((key) => [key, writePdfValue(file.trailer.get(key)!)]));
  const entries = { Size: String(highest), ...kept, Prev: String(file.sections[0]!.offset), ...more.trailer };
  const trailer = Object.entries(entries).map(([key, value]) => `/${key} ${value}`);
  const tail = `xref\n${sections.join('')}trailer\n<< ${trailer.join(' ')} >>\nstartxref\n${out.length}\n%%EOF\n`;
  return Buffer.concat([out, text(tail)]);
}

/** The catalog and a store of its own as raw objects: with them a raw update looks like an archiving. */
export function rawStore(pdf: Uint8Array): RawObject[] {
  const file = PdfFile.open(pdf);
  const number = file.size + 50;
  const held = file.dictionary(file.catalog.get('DSS')) ?? new PdfDictionary([['Type', new PdfName('DSS')]]);
  const catalog = file.catalog.with({ DSS: new PdfReference(number, 0) });
  return [
    { number, body: writePdfValue(held) },
    { number: file.rootReference.number, body: writePdfValue(catalog) },
  ];
}

/** A stream as it stands between `obj` and `endobj`. */
export const streamText = (content: string, entries = ''): string =>
  `<< ${entries} /Length ${content.length} >>\nstream\n${content}\nendstream`;
