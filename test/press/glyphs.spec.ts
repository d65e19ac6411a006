import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createCanvas, Path2D, type Canvas, type ImageData } from '@napi-rs/canvas';
import { describe, expect, it } from '@jest/globals';
import { create, type IndependentFont, type IndependentGlyph } from 'fontkit';
import { packageRoot } from '../../src/config/package-root.js';
import { renderPdf } from '../../src/reports/render-pdf.js';
import type { TableRow } from '../../src/reports/report-document.js';
import { openPdf, placedTexts, rasterOf, type PlacedText } from './pdf-reading.js';
import { plainDocument } from './plain-document.js';

const fontFile = (name: string): IndependentFont => create(readFileSync(path.join(packageRoot, 'assets/fonts', name)));
const faces = {
  plain: fontFile('sans-regular.ttf'),
  total: fontFile('sans-bold.ttf'),
  rare: fontFile('rare-regular.ttf'),
};

const scale = 4;
/** Digits, Latin, marks, everyday ideographs, names, traditional forms, symbols; of plane 2 those of both fonts. */
const characters = Array.from(
  '0123456789¥,.%AaGgQ（）；：“”《》—…电梯残余价值评估报废保留导轨曳引机喆堃镕㛃瞾嘦電氣滬兗℃㎡×÷−≤≥→①Ⅳ￥·𠅤𫖯𬭎𠮷𠀋',
);

/** Ink of a drawing at the place and size of a printed character, in a box of one and a half em. */
function drawn(glyph: IndependentGlyph, { size }: PlacedText): ImageData {
  const side = Math.ceil(size * scale * 1.5);
  const canvas = createCanvas(side, side);
  const context = canvas.getContext('2d');
  const unit = (size * scale) / 1000;
  context.transform(unit, 0, 0, -unit, side * 0.17, side * 0.75);
  context.fill(new Path2D(glyph.path.toSVG()));
  return context.getImageData(0, 0, side, side);
}

/** The same box cut out of the rendered page. */
function printed(page: Canvas, { x, y, size }: PlacedText): ImageData {
  const side = Math.ceil(size * scale * 1.5);
  const left = Math.round(x * scale - side * 0.17);
  const top = Math.round(page.height - y * scale - side * 0.75);
  return page.getContext('2d').getImageData(left, top, side, side);
}

/** Darkness per pixel, 0 to 1; on a page white is blank, on an empty canvas transparency is. */
function darkness({ data }: ImageData): Float64Array {
  const pixels = new Float64Array(data.length / 4);
  for (let pixel = 0; pixel < pixels.length; pixel += 1) {
    const lightness = (data[4 * pixel]! + data[4 * pixel + 1]! + data[4 * pixel + 2]!) / 765;
    pixels[pixel] = (1 - lightness) * (data[4 * pixel + 3]! / 255);
  }
  return pixels;
}

/** Cosine of two pictures: 1 for the same drawing. */
function likeness(a: Float64Array, b: Float64Array): number {
  let [product, lengthA, lengthB] = [0, 0, 0];
  a.forEach((value, index) => {
    product += value * b[index]!;
    lengthA += value ** 2;
    lengthB += b[index]! ** 2;
  });
  return product / Math.sqrt(lengthA * lengthB || 1);
}

describe('every sampled character on paper', () => {
  it('needs all three faces', () => {
    const used = new Set(characters.flatMap((each) => [fontWith(each, 'plain'), fontWith(each, 'total')]));
    expect(used.size).toBe(3);
  });

  it.each(['plain', 'total'] as const)(
    'in %s rows is drawn as the font has it, not blank, not as a missing glyph',
    async (role) => {
      const columns = Array.from({ length: 8 }, () => ({ title: '', weight: 1, align: 'center' as const }));
      const rows: TableRow[] = [];
      for (let start = 0; start < characters.length; start += 8) {
        const cells = characters.slice(start, start + 8);
        rows.push({ cells: [...cells, ...Array<string>(8 - cells.length).fill('')], role, tone: 'neutral' });
      }
      const table = { kind: 'table' as const, caption: '', columns, rows, density: 'normal' as const };
      const pdf = await openPdf(await renderPdf(plainDocument([table])));
      const page = await rasterOf(pdf, 2, scale);
      const texts = await placedTexts(pdf, 2);
      for (const character of characters) {
        const text = texts.find((candidate) => candidate.text === character);
        expect({ character, found: text !== undefined }).toEqual({ character, found: true });
        const ink = darkness(printed(page, text!));
        const face = fontWith(character, role);
        const wanted = likeness(ink, darkness(drawn(face.glyphForCodePoint(character.codePointAt(0)!), text!)));
        const missing = likeness(ink, darkness(drawn(face.getGlyph(0), text!)));
        expect({
          character,
          inked: ink.some((dark) => dark > 0.6),
          like: wanted > 0.75,
          box: missing > wanted,
        }).toEqual({
          character,
          inked: true,
          like: true,
          box: false,
        });
      }
      await pdf.destroy();
    },
  );
});

/** The first face that has the character: bold rows fall back to the regular face, both to the rare one. */
function fontWith(character: string, role: 'plain' | 'total'): IndependentFont {
  const order = role === 'total' ? [faces.total, faces.plain, faces.rare] : [faces.plain, faces.rare];
  return order.find((face) => face.glyphForCodePoint(character.codePointAt(0)!).id !== 0)!;
}
