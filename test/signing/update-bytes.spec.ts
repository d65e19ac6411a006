import { beforeAll, describe, expect, it } from '@jest/globals';
import { PdfFile } from '../../src/signing/pdf/pdf-file.js';
import { PdfReference } from '../../src/signing/pdf/pdf-value.js';
import { holdsOnlyNamedBytes } from '../../src/signing/pdf/update-bytes.js';
import { rawUpdate, type RawUpdate, text, updated } from '../attacks/pdf-surgery.js';
import { compressedPdf } from './compressed-pdf.js';
import { preparedPdf } from './prepared-pdf.js';

let pdf: Uint8Array;
beforeAll(async () => {
  pdf = await preparedPdf();
});

const between = (earlier: Uint8Array, later: Uint8Array): boolean =>
  holdsOnlyNamedBytes(PdfFile.open(earlier), PdfFile.open(later));
const raw = (update: RawUpdate): boolean => between(pdf, rawUpdate(pdf, update));
const added = (body: string): RawUpdate => ({ objects: [{ number: 900, body }] });

describe('the bytes between two revisions', () => {
  it('are objects that the table names, and the table', () => {
    expect(raw({})).toBe(true);
    expect(raw(added('(new)'))).toBe(true);
    expect(raw(added('<< /Length 3 >>\nstream\nabc\nendstream'))).toBe(true);
  });

  it('may belong to several updates', () => {
    const once = rawUpdate(pdf, added('(new)'));
    expect(between(pdf, rawUpdate(once, added('(newer)')))).toBe(true);
    expect(between(pdf, rawUpdate(rawUpdate(pdf, { unlisted: '7 0 obj 1 endobj ' }), {}))).toBe(false);
  });

  it('may be a cross-reference stream', () => {
    const packed = compressedPdf(pdf);
    const later = updated(packed, (_, update) => update.write(update.reserve(), 7));
    expect(between(packed, later)).toBe(true);
  });

  it('hide nothing in a remark of a cross-reference stream', () => {
    const packed = compressedPdf(pdf);
    const later = Buffer.from(updated(packed, (_, update) => update.write(update.reserve(), 7))).toString('latin1');
    const remarked = (remark: string): boolean => {
      const at = later.lastIndexOf('/Type /XRef');
      return between(packed, text(`${later.slice(0, at)}${remark}${later.slice(at)}`));
    };
    expect(remarked('% a remark\n')).toBe(true);
    expect(remarked('% 7 0 obj (unseen) endobj\n')).toBe(false);
  });

  it('may have a stream whose length is another object', () => {
    const objects = [
      { number: 900, body: '<< /Length 901 0 R >>\nstream\nabc\nendstream' },
      { number: 901, body: '3' },
    ];
    expect(raw({ objects })).toBe(true);
  });

  it.each([
    ['blanks', ' \t\r\n\0\f'],
    ['a remark', '% drawn up in Shenyang\n'],
  ])('may be %s between the objects', (_, unlisted) => {
    expect(raw({ unlisted })).toBe(true);
  });

  it.each([
    ['an object that no table names', '7 0 obj (unseen) endobj\n'],
    ['text', '(unseen)'],
    ['a number', '7 '],
    ['a remark that begins an object', '% 7 0 obj\n'],
    ['a remark that ends one', '% endobj\n'],
    ['a remark that begins a table', '% xref\n'],
    ['a remark that points at a table', '% startxref\n'],
    ['a remark that begins a trailer', '% trailer\n'],
    ['a remark that begins a stream', '% stream\n'],
  ])('are not %s', (_, unlisted) => {
    expect(raw({ unlisted })).toBe(false);
  });

  it('hide nothing in a remark inside an object', () => {
    expect(raw(added('[1 % a remark\n 2]'))).toBe(true);
    expect(raw(added('[1 % 7 0 obj\n 2]'))).toBe(false);
    expect(raw(added('[1] % endobj 7 0 obj\n'))).toBe(false);
  });

  it('stand where the table says, under the number it says', () => {
    const number = PdfFile.open(pdf).size + 20;
    const unlisted = `${number} 0 obj\n(there)\nendobj\n`;
    expect(raw({ unlisted, placed: [{ number, offset: pdf.length }] })).toBe(true);
    expect(raw({ unlisted, placed: [{ number: number + 1, offset: pdf.length }] })).toBe(false);
    expect(raw({ unlisted, placed: [{ number, offset: pdf.length + 1 }] })).toBe(false);
  });

  it('end each update with its mark, and hide nothing in its table', () => {
    const whole = rawUpdate(pdf, added('(new)')).toString('latin1');
    const changed = (from: string | RegExp, to: string): boolean => {
      const at = whole.slice(pdf.length);
      expect(at).toMatch(from);
      const once = text(whole.slice(0, pdf.length) + at.replace(from, to));
      const place = once.lastIndexOf('xref\n', once.lastIndexOf('startxref') - 1);
      const pointed = text(once.toString('latin1').replace(/startxref\n\d+(?![^]*startxref)/, `startxref\n${place}`));
      return between(pdf, pointed);
    };
    expect(changed('(new)', '(old)')).toBe(true);
    expect(changed('xref\n', 'xref\n% a remark\n')).toBe(false);
    expect(changed('trailer\n', 'trailer\n% a remark\n')).toBe(true);
    expect(changed('trailer\n', 'trailer\n% 7 0 obj (unseen) endobj\n')).toBe(false);
    expect(changed('/Size', '% 7 0 obj (unseen) endobj\n/Size')).toBe(false);
    expect(changed('startxref\n', '% a remark\nstartxref\n')).toBe(true);
    expect(changed('startxref\n', '% 7 0 obj\nstartxref\n')).toBe(false);
  });

  it('end an update that is not the last one with its mark, too', () => {
    const once = rawUpdate(pdf, added('(new)')).toString('latin1');
    const broken = text(once.slice(0, -'%%EOF\n'.length));
    // A section of an update that was broken off; the next one leads over it.
    const middle = Buffer.concat([broken, text('\n')]);
    const file = PdfFile.open(text(once));
    const tail = (size: number): string =>
      `xref\n0 0\ntrailer\n<< /Size ${size} /Root ${file.rootReference.number} 0 R /Prev ${file.sections[0]!.offset} >>\n`;
    const later = Buffer.concat([middle, text(`${tail(901)}startxref\n${middle.length}\n%%EOF\n`)]);
    expect(PdfFile.open(later).resolve(new PdfReference(900, 0))).toBeDefined();
    expect(between(pdf, later)).toBe(false);
  });
});
