import { readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { TextDecoder } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { create, type IndependentFont } from 'fontkit';
import { packageRoot } from '../../config/package-root.js';
import { subsetFont } from './font-subset.js';
import { gridStep } from './coarse-outline.js';
import { glyphOutline } from './glyph-outline.js';
import { fontOf, glyphOf, type Face } from './typeface.js';

const folder = path.join(packageRoot, 'assets/fonts');
const files: Record<Face, string> = {
  regular: 'sans-regular.ttf',
  bold: 'sans-bold.ttf',
  serif: 'serif-bold.ttf',
  rare: 'rare-regular.ttf',
};
const independent = (bytes: Buffer): IndependentFont => create(bytes);
const faces = Object.keys(files) as Face[];

/**
 * Newer decoders follow GB 18030-2022 and give real code points where older ones gave private use: vertical punctuation
 * and ideographs beyond the first block, which GBK itself does not have. The test must not depend on the decoder.
 */
const laterPinyin = [0x01f9, 0x1e3f];
const isOfGbkItself = (codePoint: number): boolean =>
  (codePoint < 0x2e80 && !laterPinyin.includes(codePoint)) ||
  (codePoint >= 0x3000 && codePoint < 0x3400) ||
  (codePoint >= 0x4e00 && codePoint <= 0x9fa5);

/** Every code point of GBK (lead and trail from 0xA1: GB 2312), private use left out. */
function gbk(lowest: { lead: number; trail: number; highestLead: number }): number[] {
  const decoder = new TextDecoder('gbk');
  const codePoints: number[] = [];
  for (let lead = lowest.lead; lead <= lowest.highestLead; lead += 1) {
    for (let trail = lowest.trail; trail <= 0xfe; trail += 1) {
      const [character, more] = Array.from(decoder.decode(Uint8Array.of(lead, trail)));
      const codePoint = character!.codePointAt(0)!;
      if (
        more === undefined &&
        (isOfGbkItself(codePoint) ||
          (codePoint >= 0xf900 && codePoint < 0xfa30) ||
          (codePoint >= 0xfe30 && codePoint !== 0xfffd))
      ) {
        codePoints.push(codePoint);
      }
    }
  }
  return codePoints;
}

describe('the vendored fonts', () => {
  it('draw all of GBK but one mathematical sign, and in bold and serif all ideographs of GB 2312', () => {
    const missing = gbk({ lead: 0x81, trail: 0x40, highestLead: 0xfe }).filter(
      (each) => glyphOf('regular', each) === null,
    );
    expect(missing.map((each) => String.fromCodePoint(each))).toEqual(['≒']);
    for (const weight of ['bold', 'serif'] as const) {
      const ideographs = gbk({ lead: 0xb0, trail: 0xa1, highestLead: 0xf7 });
      expect(ideographs.length).toBeGreaterThan(6700);
      expect(ideographs.filter((each) => glyphOf(weight, each)?.face !== weight)).toEqual([]);
    }
  });

  it('fall back to the regular face, then to rare ideographs, and say so', () => {
    expect(glyphOf('bold', 0x7535)?.face).toBe('bold');
    expect(glyphOf('bold', 0x4e02)?.face).toBe('regular');
    expect(glyphOf('serif', 0x20bb7)?.face).toBe('rare');
    expect(glyphOf('regular', 0x1f600)).toBeNull();
  });

  it('stay small and bring their licence', () => {
    const names = readdirSync(folder);
    const bytes = names.reduce((sum, name) => sum + statSync(path.join(folder, name)).size, 0);
    expect(bytes).toBeLessThan(16e6);
    expect(names.filter((name) => name.startsWith('OFL'))).toHaveLength(3);
  });

  it.each(faces)('are read as an independent reader reads them: %s', (face) => {
    const font = fontOf(face);
    const other = independent(readFileSync(path.join(folder, files[face])));
    const sample = other.characterSet.filter((_, index) => index % 41 === 0 || index < 120);
    for (const codePoint of sample) {
      const glyph = other.glyphForCodePoint(codePoint);
      expect(font.glyphIdOf(codePoint)).toBe(glyph.id);
      expect(font.advanceOf(glyph.id)).toBe(glyph.advanceWidth);
      const curves = glyphOutline(font, glyph.id).filter(({ kind }) => kind === 'curve');
      const wanted = glyph.path.commands.filter(({ command }) => command === 'quadraticCurveTo');
      expect(
        curves.map((step) => (step.kind === 'curve' ? [step.control.x, step.control.y, step.to.x, step.to.y] : [])),
      ).toEqual(wanted.map(({ args }) => args));
    }
    expect(font.glyphIdOf(0x10ffff)).toBe(0);
  });

  it.each(faces)(
    'give subsets with the same drawings on the coarser grid, also of glyphs made of parts: %s',
    (face) => {
      const source = independent(readFileSync(path.join(folder, files[face])));
      const font = fontOf(face);
      const composite = source.characterSet.filter((each) => {
        const outline = font.outlineOf(font.glyphIdOf(each));
        return outline.length > 0 && outline.readInt16BE(0) < 0;
      });
      const sample = [...composite.slice(0, 40), ...source.characterSet.filter((_, index) => index % 97 === 0)];
      const glyphIds = [0, ...sample.map((each) => font.glyphIdOf(each)), font.glyphIdOf(sample[0]!)];
      const subset = independent(subsetFont(font, glyphIds));
      glyphIds.forEach((glyphId, place) => {
        const [drawn, wanted] = [subset, source].map(
          (font, index) => font.getGlyph(index ? glyphId : place).path.commands,
        );
        expect(drawn?.map(({ command }) => command)).toEqual(wanted?.map(({ command }) => command));
        const measures = wanted?.flatMap(({ args }) => args) ?? [];
        const moved = drawn
          ?.flatMap(({ args }) => args)
          .map((value, index) => Math.abs(value - (measures[index] ?? NaN)));
        expect(Math.max(0, ...(moved ?? []))).toBeLessThanOrEqual(gridStep / 2);
        expect(subset.getGlyph(place).advanceWidth).toBe(source.getGlyph(glyphId).advanceWidth);
      });
    },
  );
});
