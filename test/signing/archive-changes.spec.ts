import { beforeAll, describe, expect, it } from '@jest/globals';
import { addTimeStampField } from '../../src/signing/pdf/document-time-stamp-field.js';
import type { PdfFile } from '../../src/signing/pdf/pdf-file.js';
import { PdfDictionary, PdfReference, type PdfValue } from '../../src/signing/pdf/pdf-value.js';
import {
  type Change,
  change,
  dictionary,
  fieldOf,
  formOf,
  name,
  pagesOf,
  stream,
  string,
} from '../attacks/pdf-surgery.js';
import { all, catalog, type Entries, made as madeOf, page, twoFields, valued } from './changed-revision.js';

let pdf: Uint8Array;
beforeAll(async () => {
  pdf = await twoFields();
});
const made = (...changes: Change[]): string => madeOf(pdf, ...changes);

const der = Buffer.from('3003020101', 'hex').toString('latin1');
/** A store whose lists hold these streams behind what they held. */
const stored =
  (lists: Record<string, (string | PdfValue)[]>, more: Entries = {}): Change =>
  (file, update) => {
    const old = file.dictionary(file.catalog.get('DSS'));
    const entries = Object.entries(lists).map(([key, items]) => {
      const added = items.map((item) => {
        if (typeof item !== 'string') return item;
        const reference = update.reserve();
        update.writeStream(reference, stream(item));
        return reference;
      });
      return [key, [...file.list(old?.get(key)), ...added]] as [string, PdfValue];
    });
    const store = update.reserve();
    const kept = old ?? dictionary({ Type: name('DSS') });
    update.write(store, kept.with(Object.fromEntries(entries)).with(more));
    update.write(file.rootReference, file.catalog.with({ DSS: store }));
  };
/** The lists of the store put together otherwise. */
const edited =
  (edit: (store: PdfDictionary, file: PdfFile) => PdfValue): Change =>
  (file, update) => {
    const store = update.reserve();
    update.write(store, edit(file.dictionary(file.catalog.get('DSS'))!, file));
    update.write(file.rootReference, file.catalog.with({ DSS: store }));
  };

describe('a revision that archives', () => {
  it('adds a store, and more to each of its lists', () => {
    expect(made(stored({ Certs: [der], OCSPs: [der], CRLs: [der] }))).toBe('archiving');
    expect(made(stored({ Certs: [der] }), stored({ Certs: [der], CRLs: [der] }))).toBe('archiving');
    expect(made(stored({ Certs: [der] }, { VRI: 1 }), stored({ Certs: [der] }))).toBe('archiving');
  });

  it.each<[string, Change]>([
    ['what is not DER', stored({ Certs: ['9 0 obj'] })],
    ['DER with something behind it', stored({ OCSPs: [`${der}0`] })],
    ['DER of another kind', stored({ CRLs: [Buffer.from('0401ff', 'hex').toString('latin1')] })],
    ['no stream', stored({ Certs: [5] })],
    ['something beside its lists', stored({ Certs: [der] }, { Paid: true })],
  ])('does not store %s', (_, one) => {
    expect(made(one)).toBe('forbidden');
  });

  it.each<[string, Change]>([
    ['loses an entry', edited((store, file) => store.with({ Certs: file.list(store.get('Certs')).slice(1) }))],
    ['loses its last entry', edited((store, file) => store.with({ Certs: file.list(store.get('Certs')).slice(0, 1) }))],
    ['loses a list', edited((store) => store.without('Certs'))],
    [
      'has its entries in another order',
      edited((store, file) => store.with({ Certs: [...file.list(store.get('Certs'))].reverse() })),
    ],
    ['changes its type', edited((store) => store.with({ Type: name('Other') }))],
    ['exchanges what is no list', edited((store) => store.with({ VRI: dictionary({ Paid: true }) }))],
    ['is no store any more', edited(() => 5)],
    ['is gone', (file, update) => update.write(file.rootReference, file.catalog.without('DSS'))],
  ])('keeps the store: it is forbidden that it %s', (_, one) => {
    const held = stored({ Certs: [der, `0${der.slice(1)}`], OCSPs: [der] }, { VRI: dictionary({}) });
    expect(made(held, one)).toBe('forbidden');
  });

  it('does not answer for what stood in the store before', () => {
    expect(made(stored({ Certs: ['9 0 obj'] }), stored({ Certs: [der] }))).toBe('archiving');
    expect(made(catalog({ DSS: 5 }), all(valued(), catalog({ Lang: string('zh') })))).toBe('forbidden');
    expect(made(catalog({ DSS: 5 }), all(valued(), catalog({ Perms: dictionary({ DocMDP: 1 }) })))).toBe('signing');
  });

  it('may add to the store what a signature brings along, and leave it as it is when one comes', () => {
    expect(made(all(valued(), stored({ Certs: [der] })))).toBe('signing');
    const certified = catalog({ Perms: dictionary({ DocMDP: 1 }) });
    expect(made(stored({ Certs: [der] }), all(valued(), certified))).toBe('signing');
    expect(made(all(valued(), stored({ Certs: ['9 0 obj'] })))).toBe('forbidden');
  });

  it('changes nothing else of the catalog', () => {
    expect(made(all(stored({ Certs: [der] }), catalog({ OpenAction: [] })))).toBe('forbidden');
    expect(made(catalog({ DSS: 5 }))).toBe('forbidden');
  });
});

const stamped =
  (
    entries: Entries = { Type: name('DocTimeStamp') },
    field: (made: PdfDictionary) => PdfDictionary = (one) => one,
    put: typeof addedTo = addedTo,
  ): Change =>
  (file, update) => {
    const value = update.reserve();
    update.write(value, dictionary(entries));
    const hidden = Object.entries({ Type: name('Annot'), Subtype: name('Widget'), FT: name('Sig'), F: 132 });
    const shape = new PdfDictionary([...hidden, ['Rect', [0, 0, 0, 0]], ['T', string('Stamp')], ['V', value]]);
    const added = update.reserve();
    update.write(added, field(shape));
    put(file, update, added);
  };

function addedTo(file: PdfFile, update: Parameters<Change>[1], item: PdfValue): void {
  const [fields, notes] = [
    file.dictionary(formOf(file))!.get('Fields'),
    file.dictionary(pagesOf(file)[0])!.get('Annots'),
  ];
  change(update, file, { at: formOf(file), entries: { Fields: [...file.list(fields), item] } });
  change(update, file, { at: pagesOf(file)[0]!, entries: { Annots: [...file.list(notes), item] } });
}

/** The list of fields put together otherwise, with the new one in it. */
const inPlaceOf = (listed: (fields: PdfValue[], added: PdfValue) => PdfValue[]): Change =>
  stamped(undefined, undefined, (file, update, added) => {
    const fields = file.list(file.dictionary(formOf(file))!.get('Fields'));
    change(update, file, { at: formOf(file), entries: { Fields: listed(fields, added) } });
  });

describe('a field of a document time-stamp', () => {
  it('is added to the form and to a page', () => {
    expect(made(stamped())).toBe('archiving');
    const ours: Change = (file, update) => {
      const value = update.reserve();
      update.write(value, dictionary({ Type: name('DocTimeStamp') }));
      addTimeStampField(update, file, value);
    };
    expect(made(ours)).toBe('archiving');
    expect(made(stored({ Certs: [der] }), ours)).toBe('archiving');
  });

  it.each<[string, Change]>([
    ['shows something', stamped(undefined, (field) => field.with({ Rect: [0, 0, 595, 842] }))],
    ['has no place', stamped(undefined, (field) => field.without('Rect'))],
    ['has an appearance', stamped(undefined, (field) => field.with({ AP: dictionary({}) }))],
    ['does something', stamped(undefined, (field) => field.with({ A: dictionary({}) }))],
    ['is a text field', stamped(undefined, (field) => field.with({ FT: name('Tx') }))],
    ['is a note', stamped(undefined, (field) => field.with({ Subtype: name('FreeText') }))],
    ['holds a signature', stamped({ Type: name('Sig') })],
    ['holds nothing', stamped(undefined, (field) => field.without('V'))],
    [
      'holds its value itself',
      stamped(undefined, (field) => field.with({ V: dictionary({ Type: name('DocTimeStamp') }) })),
    ],
    ['stands in the form itself', (file, update) => addedTo(file, update, dictionary({ FT: name('Sig') }))],
    ['is an old object', (file, update) => addedTo(file, update, fieldOf(file, 'first').reference)],
    ['leads nowhere', (file, update) => addedTo(file, update, new PdfReference(9999, 0))],
    ['takes the first field’s place', inPlaceOf((fields, added) => [...fields.slice(1), added])],
    ['takes the last field’s place', inPlaceOf((fields, added) => [...fields.slice(0, -1), added])],
    ['leaves no other field', inPlaceOf((_, added) => [added])],
    [
      'stands on its page itself',
      (file, update) => {
        const value = update.reserve();
        update.write(value, dictionary({ Type: name('DocTimeStamp') }));
        const shown = { Type: name('Annot'), Subtype: name('Widget'), FT: name('Sig'), Rect: [0, 0, 0, 0], V: value };
        const notes = file.list(file.dictionary(pagesOf(file)[0])!.get('Annots'));
        change(update, file, { at: pagesOf(file)[0]!, entries: { Annots: [...notes, dictionary(shown)] } });
      },
    ],
    ['comes with another page', all(stamped(), page({ Rotate: 90 }))],
  ])('is no such field when it %s', (_, one) => {
    expect(['forbidden', 'unreadable']).toContain(madeOrUnreadable(one));
  });

  it('holds a value of its own', () => {
    const twice: Change = (file, update) => {
      const old = file.dictionary(fieldOf(file, 'Stamp').reference)!;
      const added = update.reserve();
      update.write(added, old.with({ T: string('Stamp2') }));
      addedTo(file, update, added);
    };
    expect(made(stamped(), twice)).toBe('forbidden');
  });
});

/** A form that cannot be read is refused before anybody asks what was changed in it. */
function madeOrUnreadable(one: Change): string {
  try {
    return made(one);
  } catch {
    return 'unreadable';
  }
}
