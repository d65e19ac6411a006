import type { ReportDocument } from '../report-document.js';

const suspicious =
  /[\u0300-\u036f\u2000-\u200a\u2028\u2029\u202f\u205f\u2e80-\u2fdf\uf900-\ufb06\u{2f800}-\u{2fa1f}\t\r]/u;
/** Radicals of CJK Radicals Supplement and Kangxi Radicals, Latin ligatures: only these are folded by NFKC. */
const folded = /[\u2e80-\u2fdf\ufb00-\ufb06]/gu;

/**
 * One spelling for one character: Kangxi radicals (⼀) and compatibility ideographs become the ordinary ideograph (一),
 * ligatures (ﬁ) their letters, letters with combining accents their composed form, spaces of odd widths a space, tabs
 * too, line ends \n. Full-width forms, ℃, ㎡ and everything else stay as written.
 */
export function normaliseText(text: string): string {
  if (!suspicious.test(text)) return text;
  return text
    .replace(/\r\n?|[\u2028\u2029]/gu, '\n')
    .replace(/[\t\u2000-\u200a\u205f]/gu, ' ')
    .replaceAll('\u202f', '\u00a0')
    .replace(folded, (form) => form.normalize('NFKC'))
    .normalize('NFC');
}

/** The same document with every string normalised; bytes of attachments untouched. */
export function normaliseDocument(document: ReportDocument): ReportDocument {
  return normaliseValue(document) as ReportDocument;
}

function normaliseValue(value: unknown): unknown {
  if (typeof value === 'string') return normaliseText(value);
  if (Array.isArray(value)) return value.map(normaliseValue);
  if (value === null || typeof value !== 'object' || value instanceof Uint8Array) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, normaliseValue(inner)]));
}
