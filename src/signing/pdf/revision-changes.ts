import type { PdfFile } from './pdf-file.js';
import { isName, PdfDictionary, type PdfObject, PdfReference, PdfStream, type PdfValue } from './pdf-value.js';
import { readSignatureFields, type SignatureField } from './signature-fields.js';
import { writePdfValue } from './write-pdf-value.js';

/**
 * Whether a later revision of a file only signs further fields. Every object it touches is looked at: an empty signature field
 * may get its value and appearance, the form and the catalog may say that the file is signed, and new objects may be added
 * that nothing earlier points at. Anything else changes what the earlier signer saw.
 */
export function onlyAddsSignatures(earlier: PdfFile, later: PdfFile): boolean {
  const added = later.sections.slice(0, later.sections.length - earlier.sections.length);
  const shared = later.sections.slice(added.length);
  const isContinued = shared.every(({ offset }, index) => offset === earlier.sections[index]?.offset);
  if (added.length === 0 || !isContinued || !haveSameTrailer(earlier, later)) return false;
  const touched = new Set(added.flatMap(({ entries }) => [...entries.keys()]).filter((number) => number !== 0));
  const fields = new Map(readSignatureFields(earlier).map((field) => [field.reference.number, field]));
  const dangling = danglingReferences(earlier);
  return [...touched].every((number) => {
    if (!isInUse(earlier, number)) return !dangling.has(number);
    return isInUse(later, number) && isAllowedChange({ earlier, later, number, field: fields.get(number) });
  });
}

function haveSameTrailer(earlier: PdfFile, later: PdfFile): boolean {
  const [before] = earlier.list(earlier.trailer.get('ID'));
  const [after] = later.list(later.trailer.get('ID'));
  return (
    earlier.rootReference.equals(later.rootReference) &&
    isSame(earlier.trailer.get('Info'), later.trailer.get('Info')) &&
    isSame(before, after)
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

function isAllowedChange({ earlier, later, number, field }: Change): boolean {
  const before = objectOf(earlier, number);
  const after = objectOf(later, number);
  if (isSameObject(before, after)) return true;
  if (!(before instanceof PdfDictionary) || !(after instanceof PdfDictionary)) return false;
  if (number === earlier.rootReference.number) return isAllowedCatalog(before, after);
  const form = earlier.catalog.get('AcroForm');
  if (form instanceof PdfReference && form.number === number) return isAllowedForm(before, after);
  return field !== undefined && field.value === undefined && isSigningOf(before, after, { earlier, later });
}

function objectOf(file: PdfFile, number: number): PdfObject {
  const entry = file.entry(number);
  return file.resolve(new PdfReference(number, entry?.kind === 'placed' ? entry.generation : 0));
}

function isAllowedCatalog(before: PdfDictionary, after: PdfDictionary): boolean {
  const [formBefore, formAfter] = [before.get('AcroForm'), after.get('AcroForm')];
  const [permsBefore, permsAfter] = [before.get('Perms'), after.get('Perms')];
  const isFormKept =
    isSame(formBefore, formAfter) ||
    (formBefore instanceof PdfDictionary && formAfter instanceof PdfDictionary && isAllowedForm(formBefore, formAfter));
  const arePermsKept = permsBefore === undefined || isSame(permsBefore, permsAfter);
  return isFormKept && arePermsKept && isSameBut(before, after, ['AcroForm', 'Perms']);
}

const isAllowedForm = (before: PdfDictionary, after: PdfDictionary): boolean => isSameBut(before, after, ['SigFlags']);

/** An empty field becomes a signed one in its place: value, appearance and flags are new, all else is as it was. */
function isSigningOf(
  before: PdfDictionary,
  after: PdfDictionary,
  { earlier, later }: Record<'earlier' | 'later', PdfFile>,
) {
  const value = after.get('V');
  const isNewValue = value instanceof PdfReference && !isInUse(earlier, value.number);
  const isSignature = isNewValue && isName(later.dictionary(value)?.get('Type'), 'Sig');
  return isSignature && isSameBut(before, after, ['V', 'AP', 'F']);
}

/** Numbers that the earlier revision points at although nothing is there: a later object could slip in behind them. */
function danglingReferences(file: PdfFile): Set<number> {
  const dangling = new Set<number>();
  for (const number of file.numbersInUse()) {
    forEachReference(objectOf(file, number), (target) => {
      if (!isInUse(file, target.number)) dangling.add(target.number);
    });
  }
  return dangling;
}

function forEachReference(object: PdfObject, visit: (reference: PdfReference) => void): void {
  if (object instanceof PdfReference) visit(object);
  else if (object instanceof PdfStream) forEachReference(object.dictionary, visit);
  else if (Array.isArray(object)) object.forEach((item) => forEachReference(item, visit));
  else if (object instanceof PdfDictionary) {
    for (const value of object.entries.values()) forEachReference(value, visit);
  }
}

const isSame = (a: PdfValue | undefined, b: PdfValue | undefined): boolean =>
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
