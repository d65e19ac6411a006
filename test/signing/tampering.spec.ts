import { beforeAll, describe, expect, it } from '@jest/globals';
import { IncrementalUpdate } from '../../src/signing/pdf/incremental-update.js';
import { PdfFile } from '../../src/signing/pdf/pdf-file.js';
import type { PdfReference } from '../../src/signing/pdf/pdf-value.js';
import { PdfDictionary, PdfName, PdfStream, type PdfValue } from '../../src/signing/pdf/pdf-value.js';
import { readSignatureFields } from '../../src/signing/pdf/signature-fields.js';
import { verifyPdf } from '../../src/signing/verify-pdf.js';
import { forgeMessage, replaceMessage, replaceText } from './forge-signature.js';
import { sealedPdf, type SealedPdf } from './sealed-pdf.js';

let sealed: SealedPdf;
beforeAll(async () => {
  sealed = await sealedPdf();
});

const codesOf = (pdf: Uint8Array) => verifyPdf(pdf, sealed.trust).findings.map(({ code }) => code);

describe('the place of the message', () => {
  it('must hold zeros behind the message', () => {
    const forged = Buffer.from(sealed.signed);
    forged.write('ff', forged.lastIndexOf('00>'), 'latin1');
    expect(codesOf(forged)).toContain('contents-padding');
  });

  it('must be written in one letter case', () => {
    const forged = Buffer.from(sealed.signed);
    const at = Buffer.from(forged)
      .toString('latin1')
      .search(/(?<=\/Contents <[0-9a-f]*)[a-f]/);
    forged[at] = forged[at]! ^ 0x20;
    expect(codesOf(forged)).toContain('contents-malformed');
  });
});

describe('bytes behind the last signature', () => {
  it.each(['\n', ' ', '\n% a comment\n', '%%EOF\n', '\0'])('are refused: %j', (tail) => {
    const verification = verifyPdf(Buffer.concat([sealed.signed, Buffer.from(tail)]), sealed.trust);
    expect(['unreadable', 'invalid']).toContain(verification.verdict);
  });

  const pageOf = (file: PdfFile): PdfReference => {
    const [page] = file.list(file.dictionary(file.catalog.get('Pages'))?.get('Kids'));
    return page as PdfReference;
  };

  const updates: [string, (file: PdfFile, update: IncrementalUpdate) => void][] = [
    [
      'other page content',
      (file, update) => {
        const content = file.dictionary(pageOf(file))?.get('Contents') as PdfReference;
        update.writeStream(content, new PdfStream(new PdfDictionary(), Buffer.from('BT ET')));
      },
    ],
    [
      'a note on the page',
      (file, update) => {
        const page = file.dictionary(pageOf(file))!;
        const note = update.reserve();
        update.write(note, new PdfDictionary([['Subtype', new PdfName('FreeText')]]));
        update.write(pageOf(file), page.with({ Annots: [...file.list(page.get('Annots')), note] }));
      },
    ],
    ['an action on opening', (file, update) => update.write(file.rootReference, file.catalog.with({ OpenAction: [] }))],
    ['an update that adds nothing', () => undefined],
    [
      'a form without its fields',
      (file, update) => update.write(file.catalog.get('AcroForm') as PdfReference, new PdfDictionary([['Fields', []]])),
    ],
  ];

  it.each(updates)('are refused: %s', (_, change) => {
    const file = PdfFile.open(sealed.signed);
    const update = new IncrementalUpdate(file);
    change(file, update);
    const { verdict, changedAfterSigning, signatures } = verifyPdf(update.finish().bytes, sealed.trust);
    expect(['invalid', 'unsigned']).toContain(verdict);
    expect(changedAfterSigning || signatures.length === 0).toBe(true);
  });

  it('are refused when they put another signature value into the signed field', () => {
    const file = PdfFile.open(sealed.signed);
    const update = new IncrementalUpdate(file);
    const [field] = readSignatureFields(file);
    const copy = update.reserve();
    update.write(copy, file.resolve(field!.value) as PdfValue);
    update.write(field!.reference, field!.dictionary.with({ V: copy }));
    expect(codesOf(update.finish().bytes)).toContain('byte-range-gap');
  });
});

/** Each case is signed again, correctly, over the bytes its /ByteRange names: only the structure is wrong. */
describe('a byte range that does not cover the whole file but the message', () => {
  const rangeOf = (pdf: Uint8Array): [string, number, number, number] => {
    const text = /\/ByteRange \[0 (\d+) (\d+) (\d+)\] *\n/.exec(Buffer.from(pdf).toString('latin1'))!;
    return [text[0], Number(text[1]), Number(text[2]), Number(text[3])];
  };
  const resigned = (numbers: (start: number, end: number, rest: number) => number[] | string): Buffer => {
    const [text, start, end, rest] = rangeOf(sealed.signed);
    const range = numbers(start, end, rest);
    const changed = `/ByteRange [${typeof range === 'string' ? range : range.join(' ')}]`.padEnd(text.length - 1, ' ');
    const { seal, root } = sealed.authority;
    return replaceMessage(replaceText(sealed.signed, text, `${changed}\n`), (contentDigest) =>
      forgeMessage({ ...seal, contentDigest, certificates: [seal.certificate, root.certificate] }),
    );
  };

  it('verifies when it is right, so the refusals below are about the range', () => {
    expect(
      verifyPdf(
        resigned((start, end, rest) => [0, start, end, rest]),
        sealed.trust,
      ).verdict,
    ).toBe('development');
  });

  it.each<[string, (start: number, end: number, rest: number) => number[] | string, string]>([
    ['hides bytes in front of the message', (s, e, r) => [0, s - 40, e, r], 'byte-range-gap'],
    ['hides bytes behind the message', (s, e, r) => [0, s, e + 20, r - 20], 'byte-range-gap'],
    ['leaves out the brackets', (s, e, r) => [0, s + 1, e - 1, r + 1], 'byte-range-gap'],
    ['overlaps itself', (s, e, r) => [0, e, s, r], 'byte-range-malformed'],
    ['does not start at the beginning', (s, e, r) => [9, s - 9, e, r], 'byte-range-malformed'],
    ['ends behind the file', (s, e, r) => [0, s, e, r + 1], 'byte-range-malformed'],
    ['covers nothing behind the message', (s, e) => [0, s, e, 0], 'byte-range-malformed'],
    ['ends before the file', (s, e, r) => [0, s, e, r - 1], 'bytes-after-last-signature'],
    ['ends in the middle of the table', (s, e, r) => [0, s, e, r - 60], 'revision-unreadable'],
    ['has a negative number', (s, e, r) => [0, s, e, -r], 'byte-range-malformed'],
    ['has five numbers', (s, e, r) => [0, s, e, r, 0], 'byte-range-malformed'],
    ['has two numbers', (s) => [0, s], 'byte-range-malformed'],
    ['points at another gap', (_, e, r) => [0, 100, 200, e + r - 200], 'byte-range-gap'],
    ['has a fraction', (_, e, r) => `0 9.5 ${e} ${r}`, 'byte-range-malformed'],
  ])('is refused when it %s', (_, numbers, code) => {
    const forged = resigned(numbers);
    expect(codesOf(forged)).toContain(code);
    expect(verifyPdf(forged, sealed.trust)).toMatchObject({ verdict: 'invalid', changedAfterSigning: true });
  });

  it('is refused with two messages in one dictionary', () => {
    const forged = replaceText(sealed.signed, '/Location (Shenyang)', '/Contents <00000000>');
    expect(verifyPdf(forged, sealed.trust)).toMatchObject({ verdict: 'unreadable', signatures: [] });
  });
});
