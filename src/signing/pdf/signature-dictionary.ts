import { isName, PdfDictionary, PdfName, type PdfReference, type PdfValue } from './pdf-value.js';
import { pdfDate, pdfText, readPdfText } from './pdf-text.js';
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

type Resolve = (value: PdfValue | undefined) => unknown;

/** The permission a signature dictionary gives (DocMDP), undefined when it gives none. */
export function readModificationRule(signature: PdfDictionary, resolve: Resolve): number | undefined {
  const [parameters] = transforms(signature, 'DocMDP', resolve);
  if (!parameters) return undefined;
  const permission = parameters.get('P');
  return typeof permission === 'number' ? permission : 2;
}

/** Which fields a signature dictionary locks (FieldMDP, 12.8.2.4); undefined when it locks none. */
export function readFieldLock(
  signature: PdfDictionary,
  resolve: Resolve,
): ((fieldName: string) => boolean) | undefined {
  const locks = transforms(signature, 'FieldMDP', resolve);
  return locks.length === 0 ? undefined : (fieldName) => locks.some((lock) => locksField(lock, fieldName, resolve));
}

function locksField(lock: PdfDictionary, fieldName: string, resolve: Resolve): boolean {
  const [action, fields] = [resolve(lock.get('Action')), resolve(lock.get('Fields'))];
  const names = Array.isArray(fields) ? fields.map((field: PdfValue) => readPdfText(resolve(field))) : [];
  const isNamed = names.some((name) => name === fieldName || fieldName.startsWith(`${name}.`));
  // Whatever the action says that is not known: rather everything than nothing.
  if (isName(action, 'Include')) return isNamed;
  return isName(action, 'Exclude') ? !isNamed : true;
}

/** The parameters of each transform with this method; an unreadable one has none. */
function transforms(signature: PdfDictionary, method: string, resolve: Resolve): PdfDictionary[] {
  const references = resolve(signature.get('Reference'));
  const items = Array.isArray(references) ? references.map(resolve as (value: PdfValue) => unknown) : [];
  return items.flatMap((reference) => {
    if (!(reference instanceof PdfDictionary)) return [];
    if (!isName(resolve(reference.get('TransformMethod')), method)) return [];
    const parameters = resolve(reference.get('TransformParams'));
    return [parameters instanceof PdfDictionary ? parameters : new PdfDictionary()];
  });
}

/** The catalog's /Perms with the certifying signature added. */
export const modificationRuleEntry = (existing: PdfDictionary | undefined, signature: PdfReference): PdfDictionary =>
  (existing ?? new PdfDictionary()).with({ DocMDP: signature });
