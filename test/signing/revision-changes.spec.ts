import { beforeAll, describe, expect, it } from '@jest/globals';
import { PdfFile } from '../../src/signing/pdf/pdf-file.js';
import { PdfDictionary, PdfReference, PdfStream } from '../../src/signing/pdf/pdf-value.js';
import { writePdfValue } from '../../src/signing/pdf/write-pdf-value.js';
import {
  type Change,
  change,
  dictionary,
  fieldOf,
  formOf,
  name,
  pagesOf,
  rawUpdate,
  type RawUpdate,
  streamText,
  string,
  updated,
} from '../attacks/pdf-surgery.js';
import {
  all,
  between,
  catalog,
  type Entries,
  form,
  made as madeOf,
  page,
  twoFields,
  valued,
} from './changed-revision.js';

let pdf: Uint8Array;
beforeAll(async () => {
  pdf = await twoFields();
});
const made = (...changes: Change[]): string => madeOf(pdf, ...changes);

describe('a revision that signs a field', () => {
  it('gives it value, appearance and flags, and marks form and catalog', () => {
    expect(made(valued())).toBe('signing');
    expect(made(valued(undefined, { F: 132, AP: dictionary({ N: 1 }) }))).toBe('signing');
    expect(made(valued(undefined, { F: 4 }))).toBe('signing');
    expect(made(all(valued(), form({ SigFlags: 3 })))).toBe('signing');
    expect(made(all(valued(), catalog({ Perms: dictionary({ DocMDP: 1 }) })))).toBe('signing');
  });

  it('may write the keys of the field in any order', () => {
    const turned: Change = (file, update) => {
      const value = update.reserve();
      update.write(value, dictionary({ Type: name('Sig') }));
      const { reference, dictionary: field } = fieldOf(file, 'second');
      update.write(reference, new PdfDictionary([['V', value], ...[...field.entries].reverse()]));
    };
    expect(made(turned)).toBe('signing');
  });

  it.each<[string, Change]>([
    ['moves the field', valued(undefined, { Rect: [0, 0, 595, 842] })],
    ['renames the field', valued(undefined, { T: string('third') })],
    ['lets the field do something', valued(undefined, { AA: dictionary({}) })],
    ['gives it a time-stamp for a signature', valued({ Type: name('DocTimeStamp') })],
    ['gives it a value of no type', valued({})],
    ['writes the value into the field', valued(undefined, { V: dictionary({ Type: name('Sig') }) })],
    ['points at no value', valued(undefined, { V: new PdfReference(9999, 0) })],
    ['takes an old object for the value', (file, update) => valued(undefined, { V: formOf(file) })(file, update)],
    ['asks viewers to draw the form anew', all(valued(), form({ NeedAppearances: true }))],
    ['takes fields out of the form', all(valued(), form({ Fields: [] }))],
    ['opens with an action', all(valued(), catalog({ OpenAction: [] }))],
    ['turns the page', all(valued(), page({ Rotate: 90 }))],
    [
      'names the document otherwise',
      (file, update) => {
        valued()(file, update);
        change(update, file, { at: file.trailer.get('Info') as PdfReference, entries: { Title: string('Other') } });
      },
    ],
  ])('does not sign when it also %s', (_, one) => {
    expect(made(one)).toBe('forbidden');
  });

  it('leaves a signature and a certification that stand as they are', () => {
    const again = valued({ Type: name('Sig'), Reason: string('draft') });
    expect(made(valued(), again)).toBe('forbidden');
    const certified = catalog({ Perms: dictionary({ DocMDP: 1 }) });
    expect(made(certified, all(valued(), catalog({ Perms: dictionary({ DocMDP: 2 }) })))).toBe('forbidden');
    expect(made(certified, all(valued(), catalog({ Perms: dictionary({}) })))).toBe('forbidden');
    expect(made(certified, all(valued(), catalog({ DSS: dictionary({ Type: name('DSS') }) })))).toBe('signing');
  });

  it('may mark a form that stands in the catalog, and nothing else in it', () => {
    const inCatalog: Change = (file, update) =>
      update.write(file.rootReference, file.catalog.with({ AcroForm: file.dictionary(formOf(file))! }));
    const marked =
      (entries: Entries): Change =>
      (file, update) => {
        const direct = file.catalog.get('AcroForm') as PdfDictionary;
        update.write(file.rootReference, file.catalog.with({ AcroForm: direct.with(entries) }));
      };
    expect(made(inCatalog, all(valued(), marked({ SigFlags: 3 })))).toBe('signing');
    expect(made(inCatalog, all(valued(), marked({ XFA: string('x') })))).toBe('forbidden');
    expect(made(inCatalog, all(valued(), catalog({ AcroForm: 1 })))).toBe('forbidden');
    expect(made(all(valued(), catalog({ AcroForm: dictionary({ Fields: [] }) })))).toBe('forbidden');
  });
});

describe('a revision by hand', () => {
  const raw = (update: RawUpdate): string => between(pdf, rawUpdate(pdf, update));
  const pageNumber = (): number => pagesOf(PdfFile.open(pdf))[0]!.number;

  it('may add what nobody points at', () => {
    const number = PdfFile.open(pdf).size + 5;
    expect(raw({ objects: [{ number, body: '(new)' }] })).toBe('archiving');
  });

  it('may not take an object away, give it another generation or lead to another catalog', () => {
    expect(raw({ freed: [pageNumber()] })).toBe('forbidden');
    const body = '<< /Type /Page >>';
    expect(raw({ objects: [{ number: pageNumber(), generation: 1, body }] })).toBe('forbidden');
    const same = writePdfValue(PdfFile.open(pdf).dictionary(pagesOf(PdfFile.open(pdf))[0])!);
    expect(raw({ objects: [{ number: pageNumber(), body: same }] })).toBe('archiving');
    expect(raw({ objects: [{ number: pageNumber(), generation: 1, body: same }] })).toBe('forbidden');
    const number = PdfFile.open(pdf).size;
    const other = { number, body: '<< /Type /Catalog >>' };
    expect(raw({ objects: [other], trailer: { Root: `${number} 0 R` } })).toBe('forbidden');
    expect(raw({ objects: [other], trailer: { Info: `${number} 0 R` } })).toBe('forbidden');
    expect(raw({ objects: [other], trailer: { ID: '[<00> <00>]' } })).toBe('forbidden');
    expect(raw({ objects: [other], trailer: { Size: '5' } })).toBe('forbidden');
  });

  it('may not fill a place that the earlier revision named in vain', () => {
    const missing = PdfFile.open(pdf).size + 3;
    const vain = updated(pdf, catalog({ OpenAction: [1, dictionary({ Next: new PdfReference(missing, 0) })] }));
    const objects = [{ number: missing, body: '<< /S /JavaScript >>' }];
    expect(between(vain, rawUpdate(vain, { objects }))).toBe('forbidden');
    const inStream = updated(pdf, (_file, update) =>
      update.writeStream(
        update.reserve(),
        new PdfStream(dictionary({ Next: new PdfReference(missing, 0) }), Buffer.from('x')),
      ),
    );
    expect(between(inStream, rawUpdate(inStream, { objects }))).toBe('forbidden');
  });

  it('may begin its table with object 0, the head of those that are free, and may not fill it', () => {
    const vain = updated(pdf, catalog({ OpenAction: [1, dictionary({ Next: new PdfReference(0, 0) })] }));
    expect(between(vain, rawUpdate(vain, { freed: [0] }))).toBe('archiving');
    const objects = [{ number: 0, body: '<< /S /JavaScript >>' }];
    expect(between(vain, rawUpdate(vain, { objects }))).toBe('forbidden');
  });

  it('may write any object again as it is', () => {
    const again: Change = (file, update) => {
      const info = file.trailer.get('Info') as PdfReference;
      update.write(info, file.dictionary(info)!);
    };
    expect(made(again)).toBe('archiving');
    const numbers: Change = (_file, update) => update.write(new PdfReference(800, 0), 7);
    expect(made(numbers, numbers)).toBe('archiving');
  });

  it('may write a stream again as it is, and not otherwise', () => {
    const content = (file: PdfFile) => file.dictionary(pagesOf(file)[0])!.get('Contents') as PdfReference;
    const again =
      (edit: (old: PdfStream) => PdfStream): Change =>
      (file, update) =>
        update.writeStream(content(file), edit(file.resolve(content(file)) as PdfStream));
    expect(made(again((old) => old))).toBe('archiving');
    expect(made(again((old) => new PdfStream(old.dictionary, old.packed.subarray(1))))).toBe('forbidden');
    const turned = (old: PdfStream): Uint8Array => Uint8Array.from(old.packed).reverse();
    expect(made(again((old) => new PdfStream(old.dictionary, turned(old))))).toBe('forbidden');
    expect(made(again((old) => new PdfStream(old.dictionary.with({ Paid: true }), old.packed)))).toBe('forbidden');
    expect(made((file, update) => update.write(content(file), dictionary({})))).toBe('forbidden');
  });

  it('continues the revision before it', () => {
    const [one, other] = [updated(pdf, valued()), updated(pdf, form({ SigFlags: 3 }))];
    expect(between(pdf, pdf)).toBe('forbidden');
    expect(between(one, pdf)).toBe('forbidden');
    expect(between(one, updated(other, valued()))).toBe('forbidden');
  });

  it('does not lead past the revision before it, over a section inside a stream', () => {
    const earlier = updated(pdf, form({ SigFlags: 3 }));
    const first = PdfFile.open(pdf).sections[0]!.offset;
    const opening = `900 0 obj\n<<  /Length 999 >>\nstream\n`;
    const turned = `${pageNumber()} 0 obj\n<< /Type /Page /Rotate 90 >>\nendobj\n`;
    const line = `${String(earlier.length + opening.length).padStart(10, '0')} 00000 n \n`;
    const hidden = `${turned}xref\n${pageNumber()} 1\n${line}trailer\n<< /Prev ${first} >>\n`.padEnd(999);
    const later = rawUpdate(earlier, {
      objects: [{ number: 900, body: streamText(hidden) }],
      trailer: { Prev: String(earlier.length + opening.length + turned.length) },
    });
    const file = PdfFile.open(later);
    expect(file.sections).toHaveLength(3);
    expect(file.dictionary(new PdfReference(pageNumber(), 0))?.get('Rotate')).toBe(90);
    expect(between(earlier, later)).toBe('forbidden');
  });

  it('hides nothing between the objects that its table names', () => {
    expect(raw({ unlisted: '\n% a remark\n' })).toBe('archiving');
    expect(raw({ unlisted: '9000 0 obj\n(unseen)\nendobj\n' })).toBe('forbidden');
    expect(raw({ unlisted: '% 9000 0 obj (unseen) endobj\n' })).toBe('forbidden');
    expect(raw({ unlisted: '(text)' })).toBe('forbidden');
  });
});
