import { beforeAll, describe, expect, it } from '@jest/globals';
import { PdfFile } from '../../src/signing/pdf/pdf-file.js';
import { PdfReference, PdfStream } from '../../src/signing/pdf/pdf-value.js';
import { readSecurityStore, securityStoreOf, writeSecurityStore } from '../../src/signing/pdf/security-store.js';
import { dictionary, name, updated } from '../attacks/pdf-surgery.js';
import { withStore } from '../attacks/forge-proof.js';
import { preparedPdf } from './prepared-pdf.js';

const [one, other] = [Buffer.from('3003020101', 'hex'), Buffer.alloc(300, 0x30)];
let pdf: Uint8Array;
beforeAll(async () => {
  pdf = await preparedPdf();
});

const hex = (all: readonly Uint8Array[]): string[] => all.map((der) => Buffer.from(der).toString('hex'));
function heldIn(bytes: Uint8Array) {
  const { certificates, ocspResponses, crls } = readSecurityStore(PdfFile.open(bytes));
  return [hex(certificates), hex(ocspResponses), hex(crls)];
}
const [first, second] = hex([one, other]);

describe('the security store of a file', () => {
  it('is empty when there is none', () => {
    expect(heldIn(pdf)).toEqual([[], [], []]);
  });

  it('holds each kind in a list of its own, each value once', () => {
    const stored = withStore(pdf, { certificates: [one, other, one], ocspResponses: [other], crls: [one] });
    expect(heldIn(stored)).toEqual([[first, second], [second], [first]]);
    expect(PdfFile.open(stored).dictionary(PdfFile.open(stored).catalog.get('DSS'))?.get('Type')).toEqual(name('DSS'));
  });

  it('grows behind what it holds, and keeps what is not known here', () => {
    const stored = withStore(pdf, { certificates: [one] });
    const marked = updated(stored, (file, update) => {
      const at = file.catalog.get('DSS') as PdfReference;
      update.write(at, file.dictionary(at)!.with({ VRI: dictionary({}) }));
    });
    const grown = withStore(marked, { certificates: [one, other], crls: [one] });
    expect(heldIn(grown)).toEqual([[first, second], [], [first]]);
    const store = PdfFile.open(grown).dictionary(PdfFile.open(grown).catalog.get('DSS'))!;
    expect([...store.entries.keys()]).toEqual(['Type', 'Certs', 'VRI', 'CRLs']);
  });

  it('is not written when it holds everything already', () => {
    const stored = withStore(pdf, { certificates: [one] });
    updated(stored, (file, update) => {
      const again = { certificates: [one, one], ocspResponses: [], crls: [] };
      expect(writeSecurityStore(update, file, again)).toBeUndefined();
    });
  });

  it('packs what becomes smaller by it, and leaves the rest as it is', () => {
    const stored = PdfFile.open(withStore(pdf, { certificates: [one, other] }));
    const lists = stored.dictionary(stored.catalog.get('DSS'))!.get('Certs');
    const [short, long] = stored.list(lists).map((item) => stored.resolve(item) as PdfStream);
    expect([short!.dictionary.get('Filter'), long!.dictionary.get('Filter')]).toEqual([undefined, name('FlateDecode')]);
    expect(long!.packed.length).toBeLessThan(other.length);
  });

  it('leaves out what is no stream', () => {
    const stored = updated(pdf, (file, update) => {
      const stream = update.reserve();
      update.writeStream(stream, new PdfStream(dictionary({}), one));
      const DSS = dictionary({ Certs: [5, new PdfReference(9999, 0), stream], CRLs: 5 });
      update.write(file.rootReference, file.catalog.with({ DSS }));
    });
    expect(heldIn(stored)).toEqual([[first], [], []]);
  });

  it('is read once for one file', () => {
    const file = PdfFile.open(withStore(pdf, { crls: [one] }));
    expect(securityStoreOf(file)).toBe(securityStoreOf(file));
    expect(hex(securityStoreOf(file).crls)).toEqual([first]);
  });
});
