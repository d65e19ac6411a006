import { beforeAll, describe, expect, it } from '@jest/globals';
import { PdfFile } from '../../src/signing/pdf/pdf-file.js';
import type { PdfReference } from '../../src/signing/pdf/pdf-value.js';
import { readSignatureFields } from '../../src/signing/pdf/signature-fields.js';
import { integrityOf, readRevision } from '../../src/signing/signed-revision.js';
import { change, fieldOf, formOf, updated } from '../attacks/pdf-surgery.js';
import { twoFields, valued } from './changed-revision.js';
import { signPdf } from '../../src/signing/sign-pdf.js';
import { signatureOrder, throwAwayAuthority } from './sealed-pdf.js';

const authority = throwAwayAuthority();
let unsigned: Uint8Array;
let first: Uint8Array;
let both: Uint8Array;
beforeAll(async () => {
  unsigned = await twoFields();
  first = await signPdf(unsigned, signatureOrder(authority, { fieldName: 'first' }));
  both = await signPdf(first, signatureOrder(authority, { fieldName: 'second' }));
});

/** The revision that ends there, when this field is said to have been signed in it. */
function revisionOf(pdf: Uint8Array, fieldName: string, coveredEnd: number): PdfFile | undefined {
  const file = PdfFile.open(pdf);
  return readRevision(file, fieldOf(file, fieldName), { start: 0, end: 0, coveredEnd, cms: new Uint8Array() });
}

describe('the revision that a signature covers', () => {
  it('is the file as it was then, in which the field held this very signature', () => {
    expect(revisionOf(both, 'second', both.length)?.bytes).toHaveLength(both.length);
    expect(revisionOf(both, 'first', first.length)?.bytes).toHaveLength(first.length);
  });

  it('is none when the field was empty then, or not there', () => {
    expect(revisionOf(both, 'second', first.length)).toBeUndefined();
    expect(revisionOf(both, 'first', unsigned.length)).toBeUndefined();
    const taken = updated(first, (file, update) => change(update, file, { at: formOf(file), entries: { Fields: [] } }));
    const back = updated(taken, (file, update) => {
      const fields = readSignatureFields(PdfFile.open(first)).map(({ reference }) => reference);
      change(update, file, { at: formOf(file), entries: { Fields: fields } });
    });
    expect(revisionOf(back, 'first', taken.length)).toBeUndefined();
  });

  it('is none when the field held another signature then', () => {
    const drafted = updated(first, valued());
    const exchanged = updated(drafted, (file, update) => {
      const value = file.dictionary(fieldOf(file, 'first').reference)!.get('V') as PdfReference;
      change(update, file, { at: fieldOf(file, 'second').reference, entries: { V: value } });
    });
    expect(revisionOf(exchanged, 'second', drafted.length)).toBeUndefined();
  });

  it('is none when no revision ends there', () => {
    expect(revisionOf(both, 'first', first.length - 60)).toBeUndefined();
  });
});

describe('the integrity of a signature', () => {
  it('is what the worst of its findings says', () => {
    expect(integrityOf([])).toBe('intact');
    expect(integrityOf(['time-not-proven', 'chain-untrusted'])).toBe('intact');
    expect(integrityOf(['weak-digest', 'time-not-proven'])).toBe('unacceptable');
    expect(integrityOf(['weak-digest', 'message-digest-mismatch'])).toBe('altered');
    expect(integrityOf(['message-digest-mismatch', 'cms-malformed', 'weak-key'])).toBe('unreadable');
  });
});
