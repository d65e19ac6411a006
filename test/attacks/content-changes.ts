import type { PdfFile } from '../../src/signing/pdf/pdf-file.js';
import { PdfDictionary, type PdfReference, PdfStream } from '../../src/signing/pdf/pdf-value.js';
import {
  change,
  type Change,
  dictionary,
  fieldOf,
  formOf,
  name,
  otherFigure,
  pagesOf,
  stream,
  string,
} from './pdf-surgery.js';

const firstPage = (file: PdfFile): PdfReference => pagesOf(file)[0]!;
const resourcesOf = (file: PdfFile): PdfReference => file.dictionary(firstPage(file))!.get('Resources') as PdfReference;

function resource(file: PdfFile, kind: string): PdfReference {
  const entries = file.dictionary(file.dictionary(resourcesOf(file))!.get(kind))!.entries;
  return [...entries.values()][0] as PdfReference;
}

const annotation =
  (subtype: string, entries: Parameters<typeof dictionary>[0] = {}): Change =>
  (file, update) => {
    const note = update.reserve();
    const shown = { Type: name('Annot'), Subtype: name(subtype), Rect: [60, 500, 500, 760], F: 4 };
    update.write(note, dictionary({ ...shown, Contents: string('Value: 900 000'), ...entries }));
    const annotations = file.list(file.dictionary(firstPage(file))!.get('Annots'));
    change(update, file, { at: firstPage(file), entries: { Annots: [...annotations, note] } });
  };

const script = dictionary({ S: name('JavaScript'), JS: string('app.alert(1)') });
const inCatalog =
  (entries: (file: PdfFile) => Record<string, never> | Parameters<typeof dictionary>[0]): Change =>
  (file, update) =>
    update.write(file.rootReference, file.catalog.with(entries(file)));

const embeddedFile = (file: PdfFile): PdfReference => {
  const names = file.dictionary(file.catalog.get('Names'))!;
  const [, specification] = file.list(file.dictionary(names.get('EmbeddedFiles'))!.get('Names'));
  const embedded = file.dictionary(file.dictionary(specification)!.get('EF'))!;
  return (embedded.get('F') ?? embedded.get('UF')) as PdfReference;
};

const withNames =
  (entries: (names: PdfDictionary, file: PdfFile) => Parameters<typeof dictionary>[0]): Change =>
  (file, update) => {
    const at = file.catalog.get('Names') as PdfReference;
    change(update, file, { at, entries: entries(file.dictionary(at)!, file) });
  };

const withPages =
  (reorder: (kids: PdfReference[], add: () => PdfReference) => PdfReference[]): Change =>
  (file, update) => {
    const added = (): PdfReference => {
      const [sheet, content] = [update.reserve(), update.reserve()];
      update.writeStream(content, stream(otherFigure));
      update.write(sheet, file.dictionary(firstPage(file))!.with({ Contents: content, StructParents: 999 }));
      return sheet;
    };
    const kids = reorder(pagesOf(file), added);
    const at = file.catalog.get('Pages') as PdfReference;
    change(update, file, { at, entries: { Kids: kids, Count: kids.length } });
  };

/** What an update may try to change in a report that is signed: the places that show, do or say something. */
export const contentChanges: Readonly<Record<string, Change>> = {
  'other content of a page': (file, update) => {
    const content = update.reserve();
    update.writeStream(content, stream(otherFigure));
    change(update, file, { at: firstPage(file), entries: { Contents: content } });
  },
  'the content stream of a page written anew': (file, update) =>
    update.writeStream(file.dictionary(firstPage(file))!.get('Contents') as PdfReference, stream(otherFigure)),
  'the content of a page hidden': (file, update) =>
    update.write(firstPage(file), file.dictionary(firstPage(file))!.without('Contents')),
  'a page turned, and cut to a corner': (file, update) =>
    change(update, file, { at: firstPage(file), entries: { CropBox: [0, 0, 50, 50], Rotate: 90 } }),
  'a text over the figures (FreeText)': annotation('FreeText', { DA: string('/Helv 24 Tf') }),
  'a stamp over the figures': annotation('Stamp', { Name: name('Approved') }),
  'a link to another site': annotation('Link', {
    A: dictionary({ S: name('URI'), URI: string('http://evil.example') }),
  }),
  'a text field over the figures': (file, update) => {
    const entries = { Type: name('Annot'), Subtype: name('Widget'), FT: name('Tx'), T: string('value'), F: 4 };
    const field = update.reserve();
    update.write(
      field,
      dictionary({ ...entries, V: string('900 000'), Rect: [60, 500, 500, 760], P: firstPage(file) }),
    );
    const fields = file.list(file.dictionary(formOf(file))!.get('Fields'));
    change(update, file, { at: formOf(file), entries: { Fields: [...fields, field] } });
    change(update, file, { at: firstPage(file), entries: { Annots: [field] } });
  },
  'the watermark of demonstration prices emptied': (file, update) => {
    const watermark = resource(file, 'XObject');
    update.writeStream(watermark, new PdfStream((file.resolve(watermark) as PdfStream).dictionary, new Uint8Array()));
  },
  'other resources for a page': (file, update) =>
    change(update, file, { at: resourcesOf(file), entries: { XObject: new PdfDictionary() } }),
  'another font under the same name': (file, update) =>
    update.write(
      resource(file, 'Font'),
      dictionary({ Type: name('Font'), Subtype: name('Type1'), BaseFont: name('Symbol') }),
    ),
  'other characters behind the glyphs (ToUnicode)': (file, update) =>
    update.writeStream(
      file.dictionary(resource(file, 'Font'))!.get('ToUnicode') as PdfReference,
      stream('1 beginbfrange <0000> <ffff> <0030> endbfrange'),
    ),
  'optional content that is switched off': inCatalog(() => ({
    OCProperties: dictionary({ OCGs: [], D: dictionary({ BaseState: name('OFF') }) }),
  })),
  'an action on opening': inCatalog(() => ({ OpenAction: script })),
  'an action of a page': (file, update) =>
    change(update, file, { at: firstPage(file), entries: { AA: dictionary({ O: script }) } }),
  'a script of the document': withNames(() => ({ JavaScript: dictionary({ Names: [string('a'), script] }) })),
  'another attachment in place of the record': (file, update) =>
    update.writeStream(embeddedFile(file), stream('{"residualValue":"900000.00"}', { Type: name('EmbeddedFile') })),
  'one more attachment': withNames((names, file) => {
    const tree = file.dictionary(names.get('EmbeddedFiles'))!;
    const [, specification] = file.list(tree.get('Names'));
    return { EmbeddedFiles: tree.with({ Names: [...file.list(tree.get('Names')), string('b.json'), specification!] }) };
  }),
  'no attachment any more': withNames(() => ({ EmbeddedFiles: dictionary({ Names: [] }) })),
  'other metadata (XMP)': (file, update) =>
    update.writeStream(
      file.catalog.get('Metadata') as PdfReference,
      stream('<x:xmpmeta/>', { Type: name('Metadata') }),
    ),
  'other document information': (file, update) =>
    change(update, file, { at: file.trailer.get('Info') as PdfReference, entries: { Title: string('Other') } }),
  'another reading order for those who listen': (file, update) =>
    change(update, file, { at: file.catalog.get('StructTreeRoot') as PdfReference, entries: { K: [] } }),
  'pages in another order': withPages((kids) => [...kids].reverse()),
  'one more page': withPages((kids, added) => [added(), ...kids]),
  'a page less': withPages((kids) => kids.slice(1)),
  'another appearance of a signature': (file, update) => {
    const appearance = update.reserve();
    update.writeStream(appearance, stream(otherFigure, { Subtype: name('Form'), BBox: [0, 0, 600, 800] }));
    const at = fieldOf(file, 'Appraiser1').reference;
    change(update, file, { at, entries: { AP: dictionary({ N: appearance }) } });
  },
  'a signature moved over the figures': (file, update) =>
    change(update, file, { at: fieldOf(file, 'Appraiser1').reference, entries: { Rect: [0, 0, 595, 842] } }),
  'a signature taken out of its field': (file, update) => {
    const { reference, dictionary: field } = fieldOf(file, 'Appraiser1');
    update.write(reference, field.without('V'));
  },
  'a signature field taken out of the form': (file, update) => {
    const gone = fieldOf(file, 'Appraiser1').reference;
    const fields = file.list(file.dictionary(formOf(file))!.get('Fields')).filter((field) => !gone.equals(field));
    change(update, file, { at: formOf(file), entries: { Fields: fields } });
  },
  'a form that is drawn anew': (file, update) =>
    change(update, file, { at: formOf(file), entries: { NeedAppearances: true } }),
  'a second form (XFA)': (file, update) =>
    change(update, file, { at: formOf(file), entries: { XFA: string('<xdp:xdp/>') } }),
  'the certification removed (DocMDP)': (file, update) =>
    update.write(file.rootReference, file.catalog.without('Perms')),
  'the reason of a signature rewritten': (file, update) =>
    change(update, file, {
      at: fieldOf(file, 'Appraiser1').value as PdfReference,
      entries: { Reason: string('draft') },
    }),
  'another version of the format': inCatalog(() => ({ Version: name('2.0') })),
};
