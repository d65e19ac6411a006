import { PdfFile } from '../../src/signing/pdf/pdf-file.js';
import { PdfDictionary, PdfReference } from '../../src/signing/pdf/pdf-value.js';
import { writePdfValue } from '../../src/signing/pdf/write-pdf-value.js';
import { compressedPdf } from '../signing/compressed-pdf.js';
import { altered, type Attack, refused, unreadable } from './attack.js';
import { shadowedPage } from './object-stream-shadow.js';
import {
  addStore,
  formOf,
  otherFigure,
  pagesOf,
  rawStore,
  rawUpdate,
  streamText,
  text,
  updated,
} from './pdf-surgery.js';
import type { SignedReport } from './signed-report.js';

const endOf = (pdf: Uint8Array, section: number): number => {
  const all = Buffer.from(pdf).toString('latin1');
  return [...all.matchAll(/%%EOF\n/g)][section]!.index + '%%EOF\n'.length;
};

/** The revisions of an issued report, in the order of their ends: drawn, three signatures, store, time-stamp. */
const cut =
  (section: number, less = 0) =>
  ({ issued }: SignedReport): Uint8Array =>
    issued.subarray(0, endOf(issued, section) - less);

const unfinished = { by: 'bytes', told: 'field-unsigned' } as const;

export const truncations: Attack[] = [
  { name: 'cut back to the report as it was drawn', make: cut(0), answer: refused('unsigned', 'no-signature') },
  { name: 'cut back to the signature of the first appraiser', make: cut(1), answer: unfinished },
  { name: 'cut back to the signature of the second appraiser', make: cut(2), answer: unfinished },
  {
    name: 'cut back to the seal, without its long-term proof',
    make: cut(3),
    answer: { by: 'bytes', levels: ['B-T', 'B-T', 'B-T'] },
  },
  {
    name: 'cut back to before the archive time-stamp',
    make: cut(4),
    answer: { by: 'bytes', levels: ['B-LT', 'B-LT', 'B-LT'] },
  },
  ...[1, 7, 40, 3000].map((less) => ({
    name: `cut off ${less} bytes before the end`,
    make: cut(5, less),
    answer: less === 1 ? altered('byte-range-malformed') : unreadable,
  })),
  { name: 'cut in the middle of the seal', make: cut(3, 2000), answer: unreadable },
  { name: 'cut in half', make: ({ issued }) => issued.subarray(0, issued.length >> 1), answer: unreadable },
];

const appended =
  (tail: string) =>
  ({ issued }: SignedReport): Buffer =>
    Buffer.concat([issued, text(tail)]);

const pageNumber = (pdf: Uint8Array): number => pagesOf(PdfFile.open(pdf))[0]!.number;
const contentNumber = (pdf: Uint8Array): number => {
  const file = PdfFile.open(pdf);
  return (file.dictionary(pagesOf(file)[0])!.get('Contents') as PdfReference).number;
};
const startOf = (pdf: Uint8Array, section: number): number => PdfFile.open(pdf).sections.at(-1 - section)!.offset;
const offsetOf = (pdf: Uint8Array, number: number, section: number): number => {
  const entry = PdfFile.open(pdf)
    .sections.at(-1 - section)!
    .entries.get(number);
  return entry?.kind === 'placed' ? entry.offset : 0;
};

export const tailAttacks: Attack[] = [
  { name: 'a blank behind the end', make: appended(' '), answer: refused(['invalid', 'unreadable']) },
  { name: 'a line end behind the end', make: appended('\n'), answer: refused(['invalid', 'unreadable']) },
  { name: 'a comment behind the end', make: appended('% paid\n'), answer: unreadable },
  {
    name: 'a body behind the end and no table (ISA 3)',
    make: (report) =>
      appended(`${contentNumber(report.issued)} 0 obj\n${streamText(otherFigure)}\nendobj\n%%EOF\n`)(report),
    answer: unreadable,
  },
  {
    name: 'the whole file twice',
    make: ({ issued }) => Buffer.concat([issued, issued]),
    answer: refused(['invalid', 'unreadable']),
  },
  {
    name: 'the end of an older revision behind the end',
    make: (report) => appended(`startxref\n${startOf(report.issued, 2)}\n%%EOF\n`)(report),
    answer: altered('bytes-after-last-signature'),
  },
  { name: 'junk in front', make: ({ issued }) => Buffer.concat([text('\n'), issued]), answer: unreadable },
  {
    name: 'an update that adds nothing',
    make: ({ issued }) => updated(issued, () => undefined),
    answer: altered('bytes-after-last-signature'),
  },
  {
    name: 'written anew by a tool with object streams',
    make: ({ issued }) => compressedPdf(issued),
    answer: refused(['invalid', 'unreadable']),
  },
];

type Tail = (pdf: Uint8Array) => Buffer;
/** Each looks like an archiving: it brings the store again, and beside it what is named. */
const beside =
  (more: (pdf: Uint8Array) => Parameters<typeof rawUpdate>[1]): Tail =>
  (pdf) => {
    const { objects = [], ...rest } = more(pdf);
    return rawUpdate(pdf, { objects: [...rawStore(pdf), ...objects], ...rest });
  };

const bodyOf = (pdf: Uint8Array, number: number): string => {
  const file = PdfFile.open(pdf);
  return writePdfValue(file.dictionary(new PdfReference(number, 0))!);
};

export const tableAttacks: Attack[] = (
  [
    ['the content of a page called free', beside((pdf) => ({ freed: [contentNumber(pdf)] })), 'changed'],
    [
      'a page of a later generation, which no reference reaches',
      beside((pdf) => ({ objects: [{ number: pageNumber(pdf), generation: 1, body: bodyOf(pdf, pageNumber(pdf)) }] })),
      'changed',
    ],
    ['a page behind a wrong index of its object stream', shadowedPage, 'refused'],
    ['a table that says the file has five objects', beside(() => ({ trailer: { Size: '5' } })), 'changed'],
    [
      'bodies that the table does not name, for readers who repair (ISA 4)',
      beside((pdf) => ({ unlisted: `${contentNumber(pdf)} 0 obj\n${streamText(otherFigure)}\nendobj\n` })),
      'changed',
    ],
    [
      'bodies in a comment, for readers who repair',
      beside((pdf) => ({
        unlisted: `%\r${contentNumber(pdf)} 0 obj ${streamText(otherFigure).replace(/\n/g, ' ')}\r`,
      })),
      'refused',
    ],
    ['another catalog', beside(() => ({ trailer: { Root: '2 0 R' } })), 'refused'],
    ['another document information', beside(() => ({ trailer: { Info: '9000 0 R' } })), 'changed'],
    ['another identifier', beside(() => ({ trailer: { ID: '[<00> <00>]' } })), 'changed'],
    ['a form as it was before the appraisers’ fields', (pdf) => olderForm(pdf), 'refused'],
    [
      'a table and a stream of cross-references (hybrid)',
      beside(() => ({ trailer: { XRefStm: '100' } })),
      'unreadable',
    ],
    [
      'tables that point at each other',
      (pdf) => rawUpdate(pdf, { trailer: { Prev: String(pdf.length) } }),
      'unreadable',
    ],
    ['a trailer that calls the file encrypted', beside(() => ({ trailer: { Encrypt: '2 0 R' } })), 'encrypted'],
    ['a table that leads to an earlier stage, and a store', (pdf) => rolledBack(pdf), 'refused'],
  ] as [string, Tail, 'changed' | 'refused' | 'unreadable' | 'encrypted'][]
).map(([name, tail, kind]) => ({
  name,
  make: ({ issued }) => tail(issued),
  answer: {
    changed: altered('bytes-after-last-signature'),
    refused: refused(['invalid', 'unreadable', 'unsigned']),
    unreadable,
    encrypted: refused('unreadable', 'file-encrypted'),
  }[kind],
}));

function olderForm(pdf: Uint8Array): Buffer {
  const form = formOf(PdfFile.open(pdf)).number;
  return rawUpdate(pdf, { objects: rawStore(pdf), placed: [{ number: form, offset: offsetOf(pdf, form, 0) }] });
}

/** A new table over the first signed stage; the later stages are bytes nobody names. */
function rolledBack(pdf: Uint8Array): Buffer {
  const stage = pdf.subarray(0, endOf(pdf, 2));
  const file = PdfFile.open(stage);
  const store = file.size;
  const catalog = file.catalog.with({ DSS: new PdfReference(store, 0) });
  const objects = [
    { number: store, body: writePdfValue(new PdfDictionary()) },
    { number: file.rootReference.number, body: writePdfValue(catalog) },
  ];
  return rawUpdate(pdf, { objects, trailer: { Prev: String(file.sections[0]!.offset), Size: String(store + 1) } });
}

export const storeAlone: Attack = {
  name: 'the same store written once more',
  make: ({ issued }) => updated(issued, addStore),
  answer: { by: 'bytes', levels: ['B-LTA', 'B-LTA', 'B-LTA'] },
};
