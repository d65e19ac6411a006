import { deflateSync } from 'node:zlib';
import { SigningError } from '../signing-error.js';
import { PdfParser } from './pdf-parser.js';
import { PdfDictionary, PdfName, PdfStream, type PdfValue } from './pdf-value.js';

/** What a reader sees at the place of the signature, in points from the lower left corner. */
export interface SignatureAppearance {
  width: number;
  height: number;
  /** Operators of a content stream (ISO 32000-1, 8.2). */
  content: Uint8Array;
  /** The resource dictionary the operators use, in PDF syntax, for example `<< /ExtGState << /G0 << /ca 0.9 >> >> >>`. */
  resources?: string;
}

/** The form XObject of the appearance (8.10), as /AP /N of the field's widget. */
export function appearanceStream(appearance: SignatureAppearance): PdfStream {
  const { width, height, content, resources = '<< >>' } = appearance;
  if (!(width > 0 && height > 0 && Number.isFinite(width) && Number.isFinite(height))) {
    throw new SigningError('appearance-unusable', 'The appearance has no width or height');
  }
  const dictionary = new PdfDictionary([
    ['Type', new PdfName('XObject')],
    ['Subtype', new PdfName('Form')],
    ['FormType', 1],
    ['BBox', [0, 0, width, height]],
    ['Resources', readResources(resources)],
    ['Filter', new PdfName('FlateDecode')],
  ]);
  return new PdfStream(dictionary, deflateSync(content, { level: 9 }));
}

export const emptyAppearance = (width: number, height: number): SignatureAppearance => ({
  width,
  height,
  content: new Uint8Array(),
});

function readResources(text: string): PdfValue {
  const parser = new PdfParser(Buffer.from(text, 'latin1'), { isFile: false });
  const value = parser.readValue();
  parser.skipSpace();
  if (value instanceof PdfDictionary && parser.position === text.length) return value;
  throw new SigningError('appearance-unusable', 'The resources of the appearance are no single PDF dictionary');
}
