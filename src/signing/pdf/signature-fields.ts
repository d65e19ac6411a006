import type { PdfFile } from './pdf-file.js';
import { readPdfText } from './pdf-text.js';
import type { PdfDictionary } from './pdf-value.js';
import { isName, PdfReference, type PdfValue } from './pdf-value.js';
import { SigningError } from '../signing-error.js';

/** A signature field of the file's form (ISO 32000-1, 12.7.4.5). `value` is absent while nobody has signed it. */
export interface SignatureField {
  name: string;
  reference: PdfReference;
  dictionary: PdfDictionary;
  value?: PdfValue;
}

interface Inherited {
  name: string;
  isSignature: boolean;
  depth: number;
}

const deepestField = 16;

export function readSignatureFields(file: PdfFile): SignatureField[] {
  const form = file.dictionary(file.catalog.get('AcroForm'));
  const found: SignatureField[] = [];
  const seen = new Set<number>();
  const visit = (value: PdfValue, parent: Inherited): void => {
    const dictionary = file.dictionary(value);
    if (!(value instanceof PdfReference) || !dictionary || seen.has(value.number) || parent.depth > deepestField) {
      throw new SigningError('pdf-unreadable', 'The form fields of this file are malformed');
    }
    seen.add(value.number);
    const partial = readPdfText(file.resolve(dictionary.get('T')));
    const name = [parent.name, partial].filter((part) => part !== undefined && part !== '').join('.');
    const type = dictionary.get('FT');
    const isSignature = type === undefined ? parent.isSignature : isName(file.resolve(type), 'Sig');
    // Kids without a name are widgets of this field, not fields (12.7.3.1).
    const kids = file.list(dictionary.get('Kids')).filter((kid) => file.dictionary(kid)?.get('T') !== undefined);
    for (const kid of kids) visit(kid, { name, isSignature, depth: parent.depth + 1 });
    if (isSignature && kids.length === 0) {
      found.push({ name, reference: value, dictionary, value: dictionary.get('V') ?? undefined });
    }
  };
  for (const field of file.list(form?.get('Fields'))) visit(field, { name: '', isSignature: false, depth: 0 });
  return found;
}
