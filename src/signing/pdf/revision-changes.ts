import { addsTimeStampFields, keepsSecurityStore, type Revisions } from './archive-changes.js';
import type { CrossReferenceSection } from './cross-reference.js';
import type { PdfFile } from './pdf-file.js';
import { isName, PdfDictionary, type PdfObject, PdfReference, PdfStream, type PdfValue } from './pdf-value.js';
import { readSignatureFields, type SignatureField } from './signature-fields.js';
import { holdsOnlyNamedBytes } from './update-bytes.js';
import { writePdfValue } from './write-pdf-value.js';

/** What a later revision of a file does to an earlier one. */
export type RevisionChange = 'signing' | 'archiving' | 'forbidden';

/**
 * `signing`: the later revision only signs further fields. Every object it touches is looked at: an empty signature field may
 * get its value and appearance, the form and the catalog may say that the file is signed, and new objects may be added that
 * nothing earlier points at. `archiving`: it only adds a security store and document time-stamps, which even a signature that
 * allows no change permits (ETSI EN 319 142-1, 5.4 and 5.5). Anything else changes what the earlier signer saw.
 */
export function revisionChange(earlier: PdfFile, later: PdfFile): RevisionChange {
  if (!isContinued(earlier, later) || !haveSameTrailer(earlier, later)) return 'forbidden';
  if (!holdsOnlyNamedBytes(earlier, later)) return 'forbidden';
  if (changesOnly(earlier, later, isArchiving)) return 'archiving';
  return changesOnly(earlier, later, isSigning) ? 'signing' : 'forbidden';
}

type AllowedChange = (change: ChangedDictionary) => boolean;

function changesOnly(earlier: PdfFile, later: PdfFile, isAllowed: AllowedChange): boolean {
  const touched = new Set(addedSections(earlier, later).flatMap(({ entries }) => [...entries.keys()]));
  // Tables begin with object 0, the head of the list of free ones; there is no such object.
  if (!isInUse(later, 0)) touched.delete(0);
  const fields = new Map(readSignatureFields(earlier).map((field) => [field.reference.number, field]));
  const dangling = danglingReferences(earlier);
  return [...touched].every((number) => {
    if (!isInUse(earlier, number)) return !dangling.has(number);
    // An object of another generation is one that no reference of the earlier revision reaches.
    const isThere = isInUse(later, number) && generationOf(later, number) === generationOf(earlier, number);
    return isThere && isAllowedChange({ earlier, later, number, field: fields.get(number) }, isAllowed);
  });
}

const addedSections = (earlier: PdfFile, later: PdfFile): readonly CrossReferenceSection[] =>
  later.sections.slice(0, Math.max(0, later.sections.length - earlier.sections.length));

function isContinued(earlier: PdfFile, later: PdfFile): boolean {
  const added = addedSections(earlier, later);
  const shared = later.sections.slice(added.length);
  return added.length > 0 && shared.every(({ offset }, index) => offset === earlier.sections[index]?.offset);
}

/** Objects above a /Size that is too small are none for many readers (ISO 32000-1, table 15). */
function haveSameTrailer(earlier: PdfFile, later: PdfFile): boolean {
  const [before] = earlier.list(earlier.trailer.get('ID'));
  const [after] = later.list(later.trailer.get('ID'));
  return (
    earlier.rootReference.equals(later.rootReference) &&
    isSame(earlier.trailer.get('Info'), later.trailer.get('Info')) &&
    isSame(before, after) &&
    later.trailer.get('Size') === later.size
  );
}

const isInUse = (file: PdfFile, number: number): boolean => (file.entry(number)?.kind ?? 'free') !== 'free';

interface Change {
  earlier: PdfFile;
  later: PdfFile;
  number: number;
  /** When the object is a signature field. */
  field?: SignatureField;
}

interface ChangedDictionary extends Change {
  before: PdfDictionary;
  after: PdfDictionary;
}

function isAllowedChange(change: Change, isAllowed: AllowedChange): boolean {
  const before = objectOf(change.earlier, change.number);
  const after = objectOf(change.later, change.number);
  if (isSameObject(before, after)) return true;
  if (!(before instanceof PdfDictionary) || !(after instanceof PdfDictionary)) return false;
  return isAllowed({ ...change, before, after });
}

function isSigning({ earlier, later, number, field, before, after }: ChangedDictionary): boolean {
  if (number === earlier.rootReference.number) return isAllowedCatalog(before, after, { earlier, later });
  if (isFormOf(earlier, number)) return isAllowedForm(before, after);
  return field !== undefined && field.value === undefined && isSigningOf(before, after, { earlier, later });
}

function isArchiving({ earlier, later, number, before, after }: ChangedDictionary): boolean {
  const revisions = { earlier, later };
  const addsFields = (key: string): boolean =>
    isSameBut(before, after, [key]) && addsTimeStampFields(before.get(key), after.get(key), revisions);
  if (number === earlier.rootReference.number) {
    return isSameBut(before, after, ['DSS']) && keepsSecurityStore(before.get('DSS'), after.get('DSS'), revisions);
  }
  if (isFormOf(earlier, number)) return addsFields('Fields');
  return isName(before.get('Type'), 'Page') && addsFields('Annots');
}

function isFormOf(file: PdfFile, number: number): boolean {
  const form = file.catalog.get('AcroForm');
  return form instanceof PdfReference && form.number === number;
}

const objectOf = (file: PdfFile, number: number): PdfObject =>
  file.resolve(new PdfReference(number, generationOf(file, number)));

function generationOf(file: PdfFile, number: number): number {
  const entry = file.entry(number);
  return entry?.kind === 'placed' ? entry.generation : 0;
}

function isAllowedCatalog(before: PdfDictionary, after: PdfDictionary, revisions: Revisions): boolean {
  const [formBefore, formAfter] = [before.get('AcroForm'), after.get('AcroForm')];
  const [permsBefore, permsAfter] = [before.get('Perms'), after.get('Perms')];
  const isFormKept =
    isSame(formBefore, formAfter) ||
    (formBefore instanceof PdfDictionary && formAfter instanceof PdfDictionary && isAllowedForm(formBefore, formAfter));
  const arePermsKept = permsBefore === undefined || isSame(permsBefore, permsAfter);
  const isStoreKept = keepsSecurityStore(before.get('DSS'), after.get('DSS'), revisions);
  return isFormKept && arePermsKept && isStoreKept && isSameBut(before, after, ['AcroForm', 'Perms', 'DSS']);
}

const isAllowedForm = (before: PdfDictionary, after: PdfDictionary): boolean => isSameBut(before, after, ['SigFlags']);

/** An empty field becomes a signed one in its place: value, appearance and flags are new, all else is as it was. */
function isSigningOf(before: PdfDictionary, after: PdfDictionary, { earlier, later }: Revisions) {
  const value = after.get('V');
  const isNewValue = value instanceof PdfReference && !isInUse(earlier, value.number);
  const isSignature = isNewValue && isName(later.dictionary(value)?.get('Type'), 'Sig');
  return isSignature && isSameBut(before, after, ['V', 'AP', 'F']);
}

/** Numbers that the earlier revision points at although nothing is there: a later object could slip in behind them. */
function danglingReferences(file: PdfFile): Set<number> {
  const known = danglingOf.get(file);
  if (known) return known;
  const dangling = new Set<number>();
  for (const object of [file.trailer, ...file.numbersInUse().map((number) => objectOf(file, number))]) {
    for (const target of targetsOf(object)) if (!isInUse(file, target)) dangling.add(target);
  }
  danglingOf.set(file, dangling);
  return dangling;
}

const danglingOf = new WeakMap<PdfFile, Set<number>>();
/** Revisions share what they read, so each object is gone through once. */
const targets = new WeakMap<object, number[]>();

function targetsOf(object: PdfObject): number[] {
  if (object === null || typeof object !== 'object') return [];
  const known = targets.get(object);
  if (known) return known;
  const found: number[] = [];
  forEachReference(object, ({ number }) => found.push(number));
  targets.set(object, found);
  return found;
}

function forEachReference(object: PdfObject, visit: (reference: PdfReference) => void): void {
  if (object instanceof PdfReference) visit(object);
  else if (object instanceof PdfStream) forEachReference(object.dictionary, visit);
  else if (Array.isArray(object)) object.forEach((item) => forEachReference(item, visit));
  else if (object instanceof PdfDictionary) {
    for (const value of object.entries.values()) forEachReference(value, visit);
  }
}

/** Two values written alike; what a reference points at is not looked at. */
export const isSame = (a: PdfValue | undefined, b: PdfValue | undefined): boolean =>
  writePdfValue(a ?? null) === writePdfValue(b ?? null);

const isSameBut = (before: PdfDictionary, after: PdfDictionary, keys: string[]): boolean =>
  isSame(sorted(before.without(...keys)), sorted(after.without(...keys)));

const sorted = (dictionary: PdfDictionary): PdfDictionary =>
  new PdfDictionary([...dictionary.entries].sort(([a], [b]) => (a < b ? -1 : 1)));

function isSameObject(a: PdfObject, b: PdfObject): boolean {
  if (a instanceof PdfStream || b instanceof PdfStream) {
    if (!(a instanceof PdfStream && b instanceof PdfStream)) return false;
    return isSame(a.dictionary, b.dictionary) && Buffer.compare(a.packed, b.packed) === 0;
  }
  return isSame(a, b);
}
