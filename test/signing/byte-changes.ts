import { verifyPdf } from '../../src/signing/verify-pdf.js';
import type { SealedPdf } from './sealed-pdf.js';

/** Verifies a copy with one byte changed at each place, and returns the places where nobody would have noticed. */
export function unnoticedChanges(
  { signed, trust }: SealedPdf,
  places: Iterable<number>,
  change: (byte: number) => number,
) {
  const unnoticed: { place: number; verdict: string }[] = [];
  const copy = Buffer.from(signed);
  for (const place of places) {
    const before = copy[place]!;
    copy[place] = change(before);
    const { verdict, signatures } = verifyPdf(copy, trust);
    const isIntact = signatures.length > 0 && signatures.every(({ integrity }) => integrity === 'intact');
    if (isIntact || verdict === 'valid' || verdict === 'development') unnoticed.push({ place, verdict });
    copy[place] = before;
  }
  return unnoticed;
}

export function* everyNth(length: number, step: number): Generator<number> {
  for (let place = 0; place < length; place += step) yield place;
}

/** Another character of the same kind where a reader may not care: a digit's letter case, a space. */
export const changes: Readonly<Record<string, (byte: number) => number>> = {
  'the lowest bit': (byte) => byte ^ 0x01,
  'the letter case': (byte) => byte ^ 0x20,
  'the highest bit': (byte) => byte ^ 0x80,
  'a line end': (byte) => (byte === 0x0a ? 0x0d : 0x0a),
};
