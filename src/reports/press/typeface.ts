import { readFileSync } from 'node:fs';
import path from 'node:path';
import { packageRoot } from '../../config/package-root.js';
import { classOf, type CharacterClass } from './character-class.js';
import { TrueTypeFont } from './true-type-font.js';

/** What a text asks for. */
export type Weight = 'regular' | 'bold' | 'serif';
/** The font file a character is drawn from: `rare` holds the ideographs of plane 2 that the others lack. */
export type Face = Weight | 'rare';

export interface Glyph {
  readonly codePoint: number;
  readonly face: Face;
  readonly glyphId: number;
  /** In em. */
  readonly width: number;
  readonly kind: CharacterClass;
  /** A bold text that falls back to a regular face is thickened by a stroke. */
  readonly emboldened: boolean;
}

const files: Record<Face, { readonly file: string; readonly postScriptName: string }> = {
  regular: { file: 'sans-regular.ttf', postScriptName: 'NotoSansSC-Regular' },
  bold: { file: 'sans-bold.ttf', postScriptName: 'NotoSansSC-Bold' },
  serif: { file: 'serif-bold.ttf', postScriptName: 'NotoSerifSC-Bold' },
  rare: { file: 'rare-regular.ttf', postScriptName: 'LiftReportRare-Regular' },
};
const fallbacks: Record<Weight, readonly Face[]> = {
  regular: ['regular', 'rare'],
  bold: ['bold', 'regular', 'rare'],
  serif: ['serif', 'regular', 'rare'],
};

const fonts = new Map<Face, TrueTypeFont>();
const glyphs: Record<Weight, Map<number, Glyph | null>> = { regular: new Map(), bold: new Map(), serif: new Map() };

/** The parsed font of a face, read once per process. */
export function fontOf(face: Face): TrueTypeFont {
  let font = fonts.get(face);
  if (font === undefined) {
    const { file, postScriptName } = files[face];
    font = new TrueTypeFont(readFileSync(path.join(packageRoot, 'assets', 'fonts', file)), postScriptName);
    fonts.set(face, font);
  }
  return font;
}

/** The glyph of a character, from the first face that draws it; null when none does. Kept per code point. */
export function glyphOf(weight: Weight, codePoint: number): Glyph | null {
  let glyph = glyphs[weight].get(codePoint);
  if (glyph === undefined) {
    glyph = findGlyph(weight, codePoint);
    glyphs[weight].set(codePoint, glyph);
  }
  return glyph;
}

function findGlyph(weight: Weight, codePoint: number): Glyph | null {
  const kind = classOf(codePoint);
  if (kind === 'invisible') return { codePoint, face: weight, glyphId: 0, width: 0, kind, emboldened: false };
  for (const face of fallbacks[weight]) {
    const font = fontOf(face);
    const glyphId = font.glyphIdOf(codePoint);
    if (glyphId !== 0) {
      const width = font.advanceOf(glyphId) / font.unitsPerEm;
      return { codePoint, face, glyphId, width, kind, emboldened: weight !== 'regular' && face !== weight };
    }
  }
  return null;
}
