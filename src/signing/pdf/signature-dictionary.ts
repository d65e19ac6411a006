import { PdfDictionary, PdfName, type PdfReference, type PdfValue } from './pdf-value.js';
import { pdfDate, pdfText } from './pdf-text.js';
import { writePdfValue } from './write-pdf-value.js';

/** What a signature says beside its bytes. All of it is covered by the signature. */
export interface SignatureStatement {
  signedAt: Date;
  name: string;
  reason: string;
  location: string;
  /** 1: nothing may change any more; 2: forms may be filled in and further signatures added (ISO 32000-1, table 254). */
  docMdp?: 1 | 2;
  /** The catalog, when the signature locks every field of the form (FieldMDP, 12.8.2.4). */
  lockedForm?: PdfReference;
}

export interface SignatureDictionaryText {
  text: string;
  /** Places inside `text`, brackets included. */
  byteRange: { start: number; end: number };
  contents: { start: number; end: number };
}

const widestOffset = '*'.repeat(10);

/** The signature dictionary (12.8.1) with room for what is known only when the file is whole. */
export function writeSignatureDictionary(
  statement: SignatureStatement,
  contentsBytes: number,
): SignatureDictionaryText {
  const entries = statementEntries(statement);
  return withRoom('<<\n/Type /Sig\n/Filter /Adobe.PPKLite\n/SubFilter /ETSI.CAdES.detached', entries, contentsBytes);
}

/** A time-stamp over the whole file (ETSI EN 319 142-1, 5.5): it says who and when by itself. */
export const writeDocumentTimeStamp = (contentsBytes: number): SignatureDictionaryText =>
  withRoom('<<\n/Type /DocTimeStamp\n/Filter /Adobe.PPKLite\n/SubFilter /ETSI.RFC3161\n/V 0', [], contentsBytes);

function withRoom(opening: string, entries: [string, PdfValue][], contentsBytes: number): SignatureDictionaryText {
  const head = `${opening}\n/ByteRange `;
  const byteRange = `[0 ${widestOffset} ${widestOffset} ${widestOffset}]`;
  const middle = '\n/Contents ';
  const contents = `<${'00'.repeat(contentsBytes)}>`;
  const lines = entries.map(([key, value]) => `\n/${key} ${writePdfValue(value)}`);
  const contentsStart = head.length + byteRange.length + middle.length;
  return {
    text: `${head}${byteRange}${middle}${contents}${lines.join('')}\n>>`,
    byteRange: { start: head.length, end: head.length + byteRange.length },
    contents: { start: contentsStart, end: contentsStart + contents.length },
  };
}

function statementEntries(statement: SignatureStatement): [string, PdfValue][] {
  const texts = [
    ['Name', statement.name],
    ['Reason', statement.reason],
    ['Location', statement.location],
  ] as const;
  const entries: [string, PdfValue][] = [['M', pdfDate(statement.signedAt)]];
  for (const [key, text] of texts) if (text !== '') entries.push([key, pdfText(text)]);
  const rules = [
    ...(statement.docMdp ? [modificationRule(statement.docMdp)] : []),
    ...(statement.lockedForm ? [fieldLock(statement.lockedForm)] : []),
  ];
  if (rules.length > 0) entries.push(['Reference', rules]);
  return entries;
}

const modificationRule = (permission: 1 | 2): PdfDictionary => transform('DocMDP', ['P', permission]);

const fieldLock = (catalog: PdfReference): PdfDictionary =>
  transform('FieldMDP', ['Action', new PdfName('All')]).with({ Data: catalog });

function transform(method: string, parameter: [string, PdfValue]): PdfDictionary {
  const parameters = new PdfDictionary([
    ['Type', new PdfName('TransformParams')],
    parameter,
    ['V', new PdfName('1.2')],
  ]);
  return new PdfDictionary([
    ['Type', new PdfName('SigRef')],
    ['TransformMethod', new PdfName(method)],
    ['TransformParams', parameters],
  ]);
}

/** The permission a signature dictionary gives, undefined when it gives none. */
export function readModificationRule(
  signature: PdfDictionary,
  resolve: (value: PdfValue | undefined) => unknown,
): number | undefined {
  const references = resolve(signature.get('Reference'));
  if (!Array.isArray(references)) return undefined;
  for (const item of references as PdfValue[]) {
    const reference = resolve(item);
    if (!(reference instanceof PdfDictionary)) continue;
    const method = resolve(reference.get('TransformMethod'));
    if (!(method instanceof PdfName) || method.text !== 'DocMDP') continue;
    const parameters = resolve(reference.get('TransformParams'));
    const permission = parameters instanceof PdfDictionary ? parameters.get('P') : undefined;
    return typeof permission === 'number' ? permission : 2;
  }
  return undefined;
}

/** The catalog's /Perms with the certifying signature added. */
export const modificationRuleEntry = (existing: PdfDictionary | undefined, signature: PdfReference): PdfDictionary =>
  (existing ?? new PdfDictionary()).with({ DocMDP: signature });
