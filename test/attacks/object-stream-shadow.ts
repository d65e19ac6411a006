import { PdfFile } from '../../src/signing/pdf/pdf-file.js';
import { PdfReference, type PdfValue } from '../../src/signing/pdf/pdf-value.js';
import { writePdfValue } from '../../src/signing/pdf/write-pdf-value.js';
import { pagesOf, rawStore, streamText, text } from './pdf-surgery.js';

/**
 * An update with an object stream of two members: the page as it was, and another page under another number. The table calls
 * the first page the second member: who reads by number sees no change, who reads by index shows the other page.
 */
export function shadowedPage(pdf: Uint8Array): Buffer {
  const file = PdfFile.open(pdf);
  const page = pagesOf(file)[0]!;
  const [container, own, other] = [file.size + 60, file.size + 61, file.size + 62];
  const shown = file.dictionary(page)!;
  const evil = shown.with({ Contents: file.dictionary(pagesOf(file)[1])!.get('Contents') as PdfValue });
  const [kept, swapped] = [`${writePdfValue(shown)}\n`, `${writePdfValue(evil)}\n`];
  const head = `${page.number} 0 ${other} ${kept.length} `;
  const packed = streamText(head + kept + swapped, `/Type /ObjStm /N 2 /First ${head.length}`);
  let out = Buffer.from(pdf);
  const rows = new Map<number, [number, number, number]>([[page.number, [2, container, 1]]]);
  for (const { number, body } of [...rawStore(pdf), { number: container, body: packed }]) {
    rows.set(number, [1, out.length, 0]);
    out = Buffer.concat([out, text(`${number} 0 obj\n${body}\nendobj\n`)]);
  }
  rows.set(own, [1, out.length, 0]);
  const numbers = [...rows.keys()].sort((a, b) => a - b);
  const content = numbers.map((number) => row(rows.get(number)!).toString('latin1')).join('');
  const { trailer, sections } = file;
  const entries = [
    `/Type /XRef /Size ${own + 1} /W [1 4 2] /Index [${numbers.map((number) => `${number} 1`).join(' ')}]`,
    `/Root ${written(trailer.get('Root'))} /Info ${written(trailer.get('Info'))} /ID ${written(trailer.get('ID'))}`,
    `/Prev ${sections[0]!.offset}`,
  ];
  const section = `${own} 0 obj\n${streamText(content, entries.join(' '))}\nendobj\n`;
  return Buffer.concat([out, text(`${section}startxref\n${out.length}\n%%EOF\n`)]);
}

const written = (value: PdfValue | undefined): string => writePdfValue(value ?? new PdfReference(0, 0));

function row([kind, first, second]: [number, number, number]): Buffer {
  const bytes = Buffer.alloc(7);
  bytes.writeUInt8(kind, 0);
  bytes.writeUInt32BE(first, 1);
  bytes.writeUInt16BE(second, 5);
  return bytes;
}
