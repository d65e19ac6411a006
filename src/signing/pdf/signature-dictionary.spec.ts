import { describe, expect, it } from '@jest/globals';
import { PdfParser } from './pdf-parser.js';
import { PdfDictionary, PdfReference, type PdfValue } from './pdf-value.js';
import {
  modificationRuleEntry,
  readFieldLock,
  readModificationRule,
  writeDocumentTimeStamp,
  writeSignatureDictionary,
} from './signature-dictionary.js';
import { writePdfValue } from './write-pdf-value.js';

const parsed = (text: string): PdfValue => new PdfParser(Buffer.from(text, 'latin1')).readValue();

/** A signature with this in its /Reference; what it points at as 1 0 R, 2 0 R and so on stands behind it. */
function signed(reference: string, ...objects: string[]) {
  const signature = parsed(`<< /Reference ${reference} >>`) as PdfDictionary;
  const resolve = (value: PdfValue | undefined): PdfValue =>
    value instanceof PdfReference ? parsed(objects[value.number - 1] ?? 'null') : (value ?? null);
  return { signature, resolve };
}
const permissionOf = (...asked: Parameters<typeof signed>): number | undefined => {
  const { signature, resolve } = signed(...asked);
  return readModificationRule(signature, resolve);
};
const lockOf = (...asked: Parameters<typeof signed>) => {
  const { signature, resolve } = signed(...asked);
  return readFieldLock(signature, resolve);
};
const rule = (parameters: string, method = 'DocMDP'): string =>
  `<< /Type /SigRef /TransformMethod /${method} /TransformParams ${parameters} >>`;

describe('what a certification permits', () => {
  it.each([
    [1, '<< /P 1 >>'],
    [2, '<< /P 2 >>'],
    [3, '<< /P 3 >>'],
    [2, '<< >>'],
    [2, '<< /P /All >>'],
    [2, 'null'],
  ])('is %s with %s', (permission, parameters) => {
    expect(permissionOf(`[${rule(parameters)}]`)).toBe(permission);
  });

  it('is read wherever its parts stand', () => {
    const whole = '<< /TransformMethod 2 0 R /TransformParams 3 0 R >>';
    expect(permissionOf('4 0 R', whole, '/DocMDP', '<< /P 1 >>', '[1 0 R]')).toBe(1);
  });

  it('is nothing when the signature does not certify', () => {
    expect(readModificationRule(new PdfDictionary(), (value) => value ?? null)).toBeUndefined();
    for (const reference of ['null', '5', '[]', '[5]', `[${rule('<< /P 1 >>', 'UR3')}]`, rule('<< /P 1 >>')]) {
      expect(permissionOf(reference)).toBeUndefined();
    }
  });

  it('is what the first of several rules says', () => {
    expect(permissionOf(`[${rule('<< >>', 'FieldMDP')} ${rule('<< /P 1 >>')} ${rule('<< /P 3 >>')}]`)).toBe(1);
  });
});

describe('the fields that a signature locks', () => {
  const locked = (parameters: string, ...more: string[]) => {
    const lock = lockOf(`[${[parameters, ...more].map((one) => rule(one, 'FieldMDP')).join(' ')}]`);
    return ['seal', 'seal.date', 'sealed', 'first', ''].filter((name) => lock!(name));
  };
  const all = ['seal', 'seal.date', 'sealed', 'first', ''];

  it('are all of them, those that it names with what is below them, or the others', () => {
    expect(locked('<< /Action /All >>')).toEqual(all);
    expect(locked('<< /Action /Include /Fields [(seal)] >>')).toEqual(['seal', 'seal.date']);
    expect(locked('<< /Action /Exclude /Fields [(seal)] >>')).toEqual(['sealed', 'first', '']);
    expect(locked('<< /Action /Include /Fields [(first) (seal.date)] >>')).toEqual(['seal.date', 'first']);
  });

  it('are none or all when no field is named', () => {
    expect(locked('<< /Action /Include >>')).toEqual([]);
    expect(locked('<< /Action /Exclude >>')).toEqual(all);
    expect(locked('<< /Action /Include /Fields [5] >>')).toEqual([]);
  });

  it('are rather all than none when the action is not known', () => {
    for (const parameters of ['<< >>', 'null', '<< /Action /Some /Fields [(seal)] >>', '<< /Action (Include) >>']) {
      expect(locked(parameters)).toEqual(all);
    }
  });

  it('are those of each of its locks', () => {
    const [one, other] = ['seal', 'first'].map((name) => `<< /Action /Include /Fields [(${name})] >>`);
    expect(locked(one!, other!)).toEqual(['seal', 'seal.date', 'first']);
  });

  it('are nobody’s question when it locks nothing', () => {
    expect(lockOf(`[${rule('<< /P 1 >>')}]`)).toBeUndefined();
    expect(lockOf('null')).toBeUndefined();
  });
});

describe('the dictionary of a signature', () => {
  const statement = { signedAt: new Date('2026-10-02T03:04:05Z'), name: '', reason: '', location: '' };
  const written = (changes: Partial<Parameters<typeof writeSignatureDictionary>[0]> = {}) =>
    writeSignatureDictionary({ ...statement, ...changes }, 4);
  const read = (text: string): string[] => [...(parsed(text) as PdfDictionary).entries.keys()];

  it('leaves room for what is known only when the file is whole', () => {
    const { text, byteRange, contents } = written();
    expect(text.slice(byteRange.start, byteRange.end)).toBe('[0 ********** ********** **********]');
    expect(text.slice(contents.start, contents.end)).toBe('<00000000>');
    const stamp = writeDocumentTimeStamp(2);
    expect(stamp.text.slice(stamp.contents.start, stamp.contents.end)).toBe('<0000>');
    expect(stamp.text).toContain('/Type /DocTimeStamp\n/Filter /Adobe.PPKLite\n/SubFilter /ETSI.RFC3161');
  });

  it('says what was stated and nothing that was left empty', () => {
    const filled = (text: string): string => text.replace(/\*{10} \*{10} \*{10}/, '1 2 3');
    const always = ['Type', 'Filter', 'SubFilter', 'ByteRange', 'Contents', 'M'];
    expect(read(filled(written().text))).toEqual(always);
    const whole = written({ name: '张三', reason: '签字', location: '沈阳', docMdp: 2 });
    expect(read(filled(whole.text))).toEqual([...always, 'Name', 'Reason', 'Location', 'Reference']);
    const dictionary = parsed(filled(whole.text)) as PdfDictionary;
    expect(readModificationRule(dictionary, (value) => value)).toBe(2);
    expect(readFieldLock(dictionary, (value) => value)).toBeUndefined();
  });

  it('locks every field of the form when it is asked to, in the standard’s words', () => {
    const { text } = written({ docMdp: 1, lockedForm: new PdfReference(7, 0) });
    const dictionary = parsed(text.replace(/\*{10} \*{10} \*{10}/, '1 2 3')) as PdfDictionary;
    expect(readFieldLock(dictionary, (value) => value)!('any')).toBe(true);
    const [certification, lock] = dictionary.get('Reference') as PdfValue[];
    const words = (value: PdfValue): string => writePdfValue(value).replaceAll('\n', ' ');
    expect(words(certification!)).toBe(
      '<< /Type /SigRef /TransformMethod /DocMDP /TransformParams << /Type /TransformParams /P 1 /V /1.2 >> >>',
    );
    expect(words(lock!)).toBe(
      '<< /Type /SigRef /TransformMethod /FieldMDP /TransformParams << /Type /TransformParams /Action /All /V /1.2 >> /Data 7 0 R >>',
    );
  });

  it('is named in the catalog beside what is there', () => {
    const held = new PdfDictionary([['UR3', new PdfReference(3, 0)]]);
    const words = (existing?: PdfDictionary) => [
      ...modificationRuleEntry(existing, new PdfReference(9, 0)).entries.keys(),
    ];
    expect([words(), words(held)]).toEqual([['DocMDP'], ['UR3', 'DocMDP']]);
  });
});
