import { subsetFont } from './font-subset.js';
import type { PdfFile, PdfReference } from './pdf-file.js';
import { fontOf, type Face, type Glyph } from './typeface.js';

const escapes: ReadonlyMap<string, string> = new Map([
  ['\n', '\\n'],
  ['\r', '\\r'],
]);

/**
 * One face as used by one document. Every character has a character id of its own, also where two characters share
 * one drawing in the font: what is copied out of the PDF is what was written into it.
 */
export class EmbeddedFace {
  readonly font: PdfReference;
  private readonly idOfCodePoint = new Map<number, number>();
  private readonly glyphs: Glyph[] = [];

  constructor(
    private readonly pdf: PdfFile,
    private readonly face: Face,
    readonly resourceName: string,
  ) {
    this.font = pdf.reference({});
  }

  /** Two bytes, as they stand in a literal string. */
  codeOf(glyph: Glyph): string {
    let id = this.idOfCodePoint.get(glyph.codePoint);
    if (id === undefined) {
      id = this.glyphs.push(glyph);
      this.idOfCodePoint.set(glyph.codePoint, id);
    }
    return String.fromCharCode(id >> 8, id & 0xff).replace(/[\\()\n\r]/g, (byte) => escapes.get(byte) ?? `\\${byte}`);
  }

  /** Writes the font with the characters asked for so far. */
  embed(): void {
    const font = fontOf(this.face);
    const name = `${subsetTag(this.face)}+${font.postScriptName}`;
    const scale = 1000 / font.unitsPerEm;
    const file = this.pdf.reference({});
    const bytes = subsetFont(font, [0, ...this.glyphs.map((glyph) => glyph.glyphId)]);
    file.data.Length1 = bytes.length;
    this.pdf.endStream(file, bytes);
    const descriptor = this.pdf.reference({
      Type: 'FontDescriptor',
      FontName: name,
      Flags: 4,
      FontBBox: font.boundingBox.map((value) => Math.round(value * scale)),
      ItalicAngle: 0,
      Ascent: Math.round(font.ascent * scale),
      Descent: Math.round(font.descent * scale),
      CapHeight: 733,
      StemV: this.face === 'regular' || this.face === 'rare' ? 80 : 140,
      FontFile2: file,
    });
    descriptor.end();
    this.endFont(name, descriptor);
  }

  private endFont(name: string, descriptor: PdfReference): void {
    const font = fontOf(this.face);
    const descendant = this.pdf.reference({
      Type: 'Font',
      Subtype: 'CIDFontType2',
      BaseFont: name,
      CIDSystemInfo: { Registry: new String('Adobe'), Ordering: new String('Identity'), Supplement: 0 },
      FontDescriptor: descriptor,
      DW: 1000,
      W: [0, [(font.advanceOf(0) * 1000) / font.unitsPerEm, ...this.glyphs.map((glyph) => glyph.width * 1000)]],
      CIDToGIDMap: 'Identity',
    });
    descendant.end();
    const toUnicode = this.pdf.reference({});
    this.pdf.endStream(toUnicode, Buffer.from(this.characterMap(), 'latin1'));
    this.font.data = {
      Type: 'Font',
      Subtype: 'Type0',
      BaseFont: name,
      Encoding: 'Identity-H',
      DescendantFonts: [descendant],
      ToUnicode: toUnicode,
    };
    this.font.end();
  }

  private characterMap(): string {
    const lines = this.glyphs.map((glyph, index) => `<${hex(index + 1)}> <${utf16(glyph.codePoint)}>`);
    const sections: string[] = [];
    // The CMap specification allows 100 entries per section.
    for (let start = 0; start < lines.length; start += 100) {
      const section = lines.slice(start, start + 100);
      sections.push(`${section.length} beginbfchar\n${section.join('\n')}\nendbfchar`);
    }
    return [
      '/CIDInit /ProcSet findresource begin 12 dict begin begincmap',
      '/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def',
      '/CMapName /Adobe-Identity-UCS def /CMapType 2 def',
      '1 begincodespacerange <0000> <ffff> endcodespacerange',
      ...sections,
      'endcmap CMapName currentdict /CMap defineresource pop end end',
    ].join('\n');
  }
}

function hex(value: number): string {
  return value.toString(16).padStart(4, '0');
}

function utf16(codePoint: number): string {
  return Array.from(String.fromCodePoint(codePoint))
    .flatMap((character) => Array.from({ length: character.length }, (_, unit) => character.charCodeAt(unit)))
    .map(hex)
    .join('');
}

/** Six letters that mark a subset; fixed per face, so that equal reports have equal bytes. */
function subsetTag(face: Face): string {
  return { regular: 'LIFTAA', bold: 'LIFTAB', serif: 'LIFTAC', rare: 'LIFTAD' }[face];
}
