import { PdfFile } from './pdf/pdf-file.js';
import { readPdfText } from './pdf/pdf-text.js';
import { PdfDictionary, PdfName, PdfReference, PdfStream, type PdfValue } from './pdf/pdf-value.js';
import { SigningError, withSigningCode } from './signing-error.js';

export interface PdfAttachment {
  name: string;
  mediaType: string;
  bytes: Uint8Array;
}

const deepestTree = 16;
const mostAttachments = 256;

/** The files attached to a PDF (ISO 32000-1, 7.11.4), in the order of their name tree. */
export function readAttachments(pdf: Uint8Array): PdfAttachment[] {
  return withSigningCode('pdf-unreadable', 'The attachments of this file cannot be read', () => {
    const file = PdfFile.open(pdf);
    const names = file.dictionary(file.catalog.get('Names'));
    return fileSpecifications(file, names?.get('EmbeddedFiles')).map((value) => readAttachment(file, value));
  });
}

function fileSpecifications(file: PdfFile, root: PdfValue | undefined): PdfValue[] {
  const found: PdfValue[] = [];
  const seen = new Set<number>();
  const visit = (value: PdfValue, depth: number): void => {
    if (value instanceof PdfReference) {
      if (seen.has(value.number)) throw malformed('the tree of attachments turns back on itself');
      seen.add(value.number);
    }
    const node = file.dictionary(value);
    if (!node || depth > deepestTree) throw malformed('the tree of attachments is malformed');
    for (const kid of file.list(node.get('Kids'))) visit(kid, depth + 1);
    found.push(...file.list(node.get('Names')).filter((_, index) => index % 2 === 1));
    if (found.length > mostAttachments) throw malformed('there are too many attachments');
  };
  if (root !== undefined) visit(root, 0);
  return found;
}

function readAttachment(file: PdfFile, value: PdfValue): PdfAttachment {
  const specification = file.dictionary(value) ?? new PdfDictionary();
  const text = (key: string): string | undefined => readPdfText(file.resolve(specification.get(key)));
  const name = text('UF') ?? text('F');
  const stream = embeddedStream(file, specification);
  if (name === undefined || !stream) throw malformed('an attachment has no name or no content');
  const subtype = file.resolve(stream.dictionary.get('Subtype'));
  const mediaType = subtype instanceof PdfName ? subtype.text : 'application/octet-stream';
  return { name, mediaType, bytes: file.unpack(stream) };
}

function embeddedStream(file: PdfFile, specification: PdfDictionary): PdfStream | undefined {
  const embedded = file.dictionary(specification.get('EF'));
  const stream = file.resolve(embedded?.get('UF') ?? embedded?.get('F'));
  return stream instanceof PdfStream ? stream : undefined;
}

const malformed = (what: string): SigningError =>
  new SigningError('pdf-unreadable', `The attachments cannot be read: ${what}`);
