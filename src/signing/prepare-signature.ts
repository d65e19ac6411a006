import { createHash } from 'node:crypto';
import { IncrementalUpdate } from './pdf/incremental-update.js';
import { PdfFile } from './pdf/pdf-file.js';
import { PdfDictionary, PdfReference } from './pdf/pdf-value.js';
import { appearanceStream, emptyAppearance, type SignatureAppearance } from './pdf/signature-appearance.js';
import {
  modificationRuleEntry,
  type SignatureDictionaryText,
  type SignatureStatement,
  writeSignatureDictionary,
} from './pdf/signature-dictionary.js';
import { readSignatureFields, type SignatureField } from './pdf/signature-fields.js';
import { SigningError } from './signing-error.js';

export interface SignatureRequest extends Omit<SignatureStatement, 'lockedForm'> {
  /** An empty signature field the file holds already. */
  fieldName: string;
  appearance?: SignatureAppearance;
  /** Room for the signature and its certificates. */
  contentsBytes?: number;
  /** Names every field as locked by this signature (FieldMDP): the last one of a file. */
  locksFields?: boolean;
}

export interface PreparedSignature {
  /** The file with everything the signature covers, and zeros in its room. */
  bytes: Uint8Array;
  /** SHA-256 over all of it but that room: what is signed. */
  digest: Uint8Array;
}

const usualContentsBytes = 16_384;
const printedAndLocked = 4 | 128;
const signaturesExistAppendOnly = 3;

/**
 * Makes a file ready for one signature, as an update behind the bytes that came in, which stay as they are. The same request
 * gives the same bytes, so the signature itself may come days later from a device that only saw the digest.
 */
export function prepareSignature(pdf: Uint8Array, request: SignatureRequest): PreparedSignature {
  const file = PdfFile.open(pdf);
  const field = findEmptyField(file, request.fieldName);
  const update = new IncrementalUpdate(file);
  const signature = update.reserve();
  const statement = { ...request, lockedForm: request.locksFields ? file.rootReference : undefined };
  const dictionary = writeSignatureDictionary(statement, request.contentsBytes ?? usualContentsBytes);
  update.writeText(signature, dictionary.text);
  writeWidget(update, { file, field, signature, appearance: request.appearance });
  writeForm(update, file, request.docMdp ? signature : undefined);
  return closeUpdate(update, signature, dictionary);
}

/** Ends an update that holds one signature dictionary: states the byte range and hashes it. */
export function closeUpdate(
  update: IncrementalUpdate,
  signature: PdfReference,
  dictionary: SignatureDictionaryText,
): PreparedSignature {
  const { bytes, placeOf } = update.finish();
  const place = placeOf(signature);
  const start = place + dictionary.contents.start;
  const end = place + dictionary.contents.end;
  fillByteRange(bytes, { start, end, place: place + dictionary.byteRange.start, room: widthOf(dictionary.byteRange) });
  const digest = createHash('sha256').update(bytes.subarray(0, start)).update(bytes.subarray(end)).digest();
  return { bytes: new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length), digest };
}

const widthOf = ({ start, end }: { start: number; end: number }): number => end - start;

function findEmptyField(file: PdfFile, fieldName: string): SignatureField {
  const found = readSignatureFields(file).filter(({ name }) => name === fieldName);
  const [field] = found;
  if (!field) throw new SigningError('field-missing', `The file has no signature field "${fieldName}"`);
  if (found.length > 1) throw new SigningError('field-unsuitable', `Several fields are called "${fieldName}"`);
  if (field.value !== undefined) {
    throw new SigningError('field-already-signed', `The field "${fieldName}" is signed already`);
  }
  return field;
}

interface WidgetOrder {
  file: PdfFile;
  field: SignatureField;
  signature: PdfReference;
  appearance?: SignatureAppearance;
}

function writeWidget(update: IncrementalUpdate, { file, field, signature, appearance }: WidgetOrder): void {
  const { width, height } = rectangleOf(file, field);
  const normal = update.reserve();
  update.writeStream(normal, appearanceStream(appearance ?? emptyAppearance(width, height)));
  const widget = field.dictionary.with({
    V: signature,
    F: printedAndLocked,
    AP: new PdfDictionary([['N', normal]]),
  });
  update.write(field.reference, widget);
}

function rectangleOf(file: PdfFile, field: SignatureField): { width: number; height: number } {
  const corners = file.list(field.dictionary.get('Rect'));
  const [left, bottom, right, top] = corners.map((corner) => file.resolve(corner));
  const isPlaced = field.dictionary.get('P') instanceof PdfReference;
  if (![left, bottom, right, top].every((corner) => typeof corner === 'number') || !isPlaced) {
    throw new SigningError('field-unsuitable', `The field "${field.name}" has no /Rect or no page /P`);
  }
  const width = Math.abs(Number(right) - Number(left));
  const height = Math.abs(Number(top) - Number(bottom));
  return { width: width || 1, height: height || 1 };
}

/** Marks the form as signed and, for a certifying signature, names it in the catalog's /Perms (12.8.4). */
function writeForm(update: IncrementalUpdate, file: PdfFile, certifying: PdfReference | undefined): void {
  const { catalog } = file;
  const form = catalog.get('AcroForm');
  const flagged = (file.dictionary(form) ?? new PdfDictionary()).with({ SigFlags: signaturesExistAppendOnly });
  const isFlagged = file.dictionary(form)?.get('SigFlags') === signaturesExistAppendOnly;
  const changes: Parameters<PdfDictionary['with']>[0] = {};
  if (!isFlagged && form instanceof PdfReference) update.write(form, flagged);
  if (!isFlagged && !(form instanceof PdfReference)) changes.AcroForm = flagged;
  if (certifying) changes.Perms = permissions(file, certifying);
  if (Object.keys(changes).length > 0) update.write(file.rootReference, catalog.with(changes));
}

function permissions(file: PdfFile, certifying: PdfReference): PdfDictionary {
  const existing = file.dictionary(file.catalog.get('Perms'));
  if (existing?.get('DocMDP') !== undefined) {
    throw new SigningError('field-unsuitable', 'The file has a certifying signature already');
  }
  return modificationRuleEntry(existing, certifying);
}

function fillByteRange(
  bytes: Buffer,
  { start, end, place, room }: Record<'start' | 'end' | 'place' | 'room', number>,
): void {
  const text = `[0 ${start} ${end} ${bytes.length - end}]`;
  bytes.write(text.padEnd(room, ' '), place, 'latin1');
}
