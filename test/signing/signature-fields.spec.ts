import { beforeAll, describe, expect, it } from '@jest/globals';
import { PdfFile } from '../../src/signing/pdf/pdf-file.js';
import { PdfDictionary, PdfReference, type PdfValue } from '../../src/signing/pdf/pdf-value.js';
import { readSignatureFields } from '../../src/signing/pdf/signature-fields.js';
import { dictionary, formOf, name, string, updated } from '../attacks/pdf-surgery.js';
import { preparedPdf } from './prepared-pdf.js';

let pdf: Uint8Array;
beforeAll(async () => {
  pdf = await preparedPdf();
});

type Entries = Record<string, PdfValue>;
interface Field {
  entries: Entries;
  kids?: Field[];
}
const field = (entries: Entries, ...kids: Field[]): Field => ({ entries, kids });
const sig = name('Sig');

/** The names of the signature fields of a form that holds these fields. */
function namesIn(...fields: Field[]): string[] {
  const changed = updated(pdf, (file, update) => {
    const write = ({ entries, kids = [] }: Field): PdfReference => {
      const reference = update.reserve();
      const below = kids.map(write);
      update.write(reference, dictionary({ ...entries, ...(below.length > 0 ? { Kids: below } : {}) }));
      return reference;
    };
    update.write(formOf(file), dictionary({ Fields: fields.map(write) }));
  });
  return readSignatureFields(PdfFile.open(changed)).map((one) => one.name);
}
const malformed = expect.objectContaining({ code: 'pdf-unreadable' });

describe('the signature fields of a form', () => {
  it('are those of the kind, in their order', () => {
    const text = field({ T: string('paid'), FT: name('Tx') });
    expect(namesIn(field({ T: string('b'), FT: sig }), text, field({ T: string('a'), FT: sig }))).toEqual(['b', 'a']);
    expect(namesIn(field({ T: string('none') }))).toEqual([]);
    expect(namesIn()).toEqual([]);
  });

  it('have the names of those above them in theirs, but for empty ones', () => {
    const lower = field({ T: string('date'), FT: sig });
    expect(namesIn(field({ T: string('firm') }, field({ T: string('seal') }, lower)))).toEqual(['firm.seal.date']);
    expect(namesIn(field({ T: string('') }, lower), field({}, lower))).toEqual(['date', 'date']);
  });

  it('have the kind of the one above them, unless they say their own', () => {
    const kids = [field({ T: string('one') }), field({ T: string('two'), FT: name('Tx') })];
    expect(namesIn(field({ T: string('firm'), FT: sig }, ...kids))).toEqual(['firm.one']);
    const signs = field({ T: string('two'), FT: sig });
    expect(namesIn(field({ T: string('firm'), FT: name('Tx') }, field({ T: string('one') }), signs))).toEqual([
      'firm.two',
    ]);
  });

  it('are themselves the fields when what is below them bears no name: those are their places on a page', () => {
    expect(namesIn(field({ T: string('seal'), FT: sig }, field({ Subtype: name('Widget') })))).toEqual(['seal']);
  });

  it('stand at most sixteen below the form', () => {
    const chain = (depth: number): Field =>
      depth === 0 ? field({ T: string('x'), FT: sig }) : field({ T: string('x') }, chain(depth - 1));
    expect(namesIn(chain(16))).toHaveLength(1);
    expect(() => namesIn(chain(17))).toThrow(malformed);
  });

  it('are objects of their own, each there and named once', () => {
    const withFields = (make: (reserve: () => PdfReference) => PdfValue[]): (() => unknown) => {
      const changed = updated(pdf, (file, update) => {
        const reserve = (): PdfReference => {
          const reference = update.reserve();
          update.write(reference, dictionary({ T: string('a'), FT: sig }));
          return reference;
        };
        update.write(formOf(file), dictionary({ Fields: make(reserve) }));
      });
      return () => readSignatureFields(PdfFile.open(changed));
    };
    expect(withFields((reserve) => [reserve(), reserve()])()).toHaveLength(2);
    expect(withFields((reserve) => [reserve()].flatMap((one) => [one, one]))).toThrow(malformed);
    expect(withFields(() => [new PdfReference(9999, 0)])).toThrow(malformed);
    expect(withFields(() => [5])).toThrow(malformed);
    expect(withFields(() => [dictionary({ T: string('a'), FT: sig })])).toThrow(malformed);
  });

  it('are signed when they have a value', () => {
    const [empty] = readSignatureFields(PdfFile.open(pdf));
    expect(empty).toMatchObject({ name: 'seal', value: undefined });
    const valued = (value: PdfValue) =>
      updated(pdf, (_, update) => update.write(empty!.reference, empty!.dictionary.with({ V: value })));
    const valueIn = (changed: Uint8Array) => readSignatureFields(PdfFile.open(changed))[0]!.value;
    expect(valueIn(valued(null))).toBeUndefined();
    expect(valueIn(valued(new PdfDictionary()))).toBeInstanceOf(PdfDictionary);
  });

  it('are none in a file without a form', () => {
    const changed = updated(pdf, (file, update) => update.write(file.rootReference, file.catalog.without('AcroForm')));
    expect(readSignatureFields(PdfFile.open(changed))).toEqual([]);
  });
});
