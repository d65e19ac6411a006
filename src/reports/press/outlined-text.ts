import { number } from './circle-path.js';
import { outlinePath, type Matrix } from './glyph-path.js';
import type { SetLine } from './text-setting.js';
import { fontOf, type Glyph } from './typeface.js';

export interface OutlineBox {
  readonly x: number;
  readonly baseline: number;
  readonly size: number;
  /** A longer line is set smaller until it fits. */
  readonly width: number;
}

const inFontUnits: Matrix = [1, 0, 0, 1, 0, 0];

/** A line as filled outlines, for appearances that may not depend on a font of the file. */
export function outlinedText(line: SetLine, { x, baseline, size, width }: OutlineBox): string[] {
  const fitting = Math.min(size, width / Math.max(line.width, 0.01));
  let pen = x + line.lead * fitting;
  return line.glyphs.flatMap((glyph, index) => {
    const drawn = outlineAt(glyph, { x: pen, baseline, size: fitting });
    pen += (glyph.width + (line.gaps[index] ?? 0)) * fitting;
    return drawn;
  });
}

/** Moved by a matrix and written in whole font units: short, and a character that comes again packs to almost nothing. */
function outlineAt(glyph: Glyph, { x, baseline, size }: Omit<OutlineBox, 'width'>): string[] {
  const path = outlinePath(glyph, inFontUnits, (value) => String(Math.round(value)));
  if (path === '') return [];
  const scale = (size / fontOf(glyph.face).unitsPerEm).toFixed(6);
  return [`q ${scale} 0 0 ${scale} ${number(x)} ${number(baseline)} cm`, path, 'Q'];
}
