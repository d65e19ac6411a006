import { strictDerLength } from '../der.js';
import type { PdfFile } from './pdf-file.js';
import { isName, PdfDictionary, PdfReference, PdfStream, type PdfValue } from './pdf-value.js';
import { storeKeys } from './security-store.js';
import { timeStampFieldKeys } from './document-time-stamp-field.js';
import { writePdfValue } from './write-pdf-value.js';

/** The two revisions of a file between which something changed. */
export interface Revisions {
  earlier: PdfFile;
  later: PdfFile;
}

/** Whether the later list is the earlier one with nothing but fields of document time-stamps behind it. */
export function addsTimeStampFields(
  before: PdfValue | undefined,
  after: PdfValue | undefined,
  { earlier, later }: Revisions,
): boolean {
  const kept = earlier.list(before);
  const now = later.list(after);
  const added = now.slice(kept.length);
  const isKept = kept.every((item, index) => writePdfValue(item) === writePdfValue(now[index] ?? null));
  return isKept && now.length >= kept.length && added.every((item) => isTimeStampField(item, { earlier, later }));
}

/** A new field that shows nothing, does nothing and holds a time-stamp (ETSI EN 319 142-1, 5.5). */
function isTimeStampField(item: PdfValue, { earlier, later }: Revisions): boolean {
  if (!(item instanceof PdfReference) || isInUse(earlier, item)) return false;
  const field = later.dictionary(item);
  return field !== undefined && isInvisibleField(field) && holdsTimeStamp(field.get('V'), { earlier, later });
}

function isInvisibleField(field: PdfDictionary): boolean {
  const isPlain = [...field.entries.keys()].every((key) => timeStampFieldKeys.includes(key));
  const hasNoArea = writePdfValue(field.get('Rect') ?? null) === '[0 0 0 0]';
  return isPlain && hasNoArea && isName(field.get('Subtype'), 'Widget') && isName(field.get('FT'), 'Sig');
}

function holdsTimeStamp(value: PdfValue | undefined, { earlier, later }: Revisions): boolean {
  const isNew = value instanceof PdfReference && !isInUse(earlier, value);
  return isNew && isName(later.dictionary(value)?.get('Type'), 'DocTimeStamp');
}

/** Whether the later security store holds all the earlier one held; what is new holds nothing but the lists and their DER. */
export function keepsSecurityStore(
  before: PdfValue | undefined,
  after: PdfValue | undefined,
  { earlier, later }: Revisions,
): boolean {
  if (before !== undefined && writePdfValue(before) === writePdfValue(after ?? null)) return true;
  const [old, store] = [earlier.dictionary(before), later.dictionary(after)];
  if (!store) return before === undefined && after === undefined;
  const keys: readonly string[] = ['Type', ...Object.values(storeKeys)];
  const isPlain = [...store.entries.keys()].every((key) => keys.includes(key) || old?.get(key) !== undefined);
  const added = Object.values(storeKeys).flatMap((key) => {
    return later.list(store.get(key)).slice(earlier.list(old?.get(key)).length);
  });
  if (!added.every((item) => holdsDer(later, item))) return false;
  return isPlain && [...(old ?? new PdfDictionary()).entries.keys()].every((key) => keepsList(key, { old, store }));

  function keepsList(key: string, stores: { old?: PdfDictionary; store: PdfDictionary }): boolean {
    const [was, is] = [stores.old?.get(key), stores.store.get(key)];
    if (writePdfValue(was ?? null) === writePdfValue(is ?? null)) return true;
    const held = earlier.resolve(was);
    const items = later.list(is).map(writePdfValue);
    // Only a list can grow: what is none stays as it is.
    return Array.isArray(held) && held.every((item, index) => writePdfValue(item) === items[index]);
  }
}

/** Certificates, responses and lists are all one DER sequence (RFC 5280, RFC 6960). */
function holdsDer(file: PdfFile, item: PdfValue): boolean {
  const stream = file.resolve(item);
  if (!(stream instanceof PdfStream)) return false;
  const bytes = file.unpack(stream);
  return bytes[0] === 0x30 && strictDerLength(bytes) === bytes.length;
}

const isInUse = (file: PdfFile, { number }: PdfReference): boolean => (file.entry(number)?.kind ?? 'free') !== 'free';
