import { circlePath, number } from './circle-path.js';
import type { Point } from './glyph-outline.js';
import { outlinePath } from './glyph-path.js';
import { normaliseText } from './text-normalisation.js';
import { fontOf, glyphOf, type Glyph } from './typeface.js';

export interface SealOrder {
  /** On the arc. */
  readonly firm: string;
  /** Under the star: 评估专用章, or 开发测试 for a development seal. */
  readonly purpose: string;
  /** Along the lower edge. */
  readonly code: string;
  readonly diameterPt: number;
}

export interface SealAppearance {
  readonly width: number;
  readonly height: number;
  /** Content of a form XObject with BBox [0 0 width height]; outlines only, it needs no resources. */
  readonly content: Uint8Array;
}

const red = '0.78 0.06 0.12';
/** Shares of the diameter. */
const share = { border: 0.03, inner: 0.012, star: 0.158, purposeLine: 0.29, purposeWidth: 0.54 };

/** Degrees; beyond it the name would meet the purpose. */
const widestArc = 232;

/** A round red firm seal: name on the arc, star, purpose, code. Drawn as outlines, so no font is embedded for it. */
export function sealAppearance({ firm, purpose, code, diameterPt }: SealOrder): SealAppearance {
  const radius = diameterPt / 2;
  const border = share.border * diameterPt;
  const circle = circlePath({ x: radius, y: radius, radius: radius - border / 2 - 0.4 });
  const operators = [
    'q',
    `${red} rg ${red} RG ${number(border)} w`,
    `${circle} S`,
    starPath({ x: radius, y: radius + 0.015 * diameterPt }, share.star * diameterPt),
    ...nameArc(normaliseText(firm), diameterPt),
    ...purposeLine(normaliseText(purpose), diameterPt),
    ...codeArc(normaliseText(code), diameterPt),
    'Q',
  ];
  return { width: diameterPt, height: diameterPt, content: Buffer.from(operators.join('\n'), 'latin1') };
}

function glyphsFor(text: string): Glyph[] {
  return Array.from(text, (character) => {
    const glyph = glyphOf('serif', character.codePointAt(0) ?? 0);
    if (glyph === null) throw new Error(`The seal cannot show “${character}”: no vendored font draws it`);
    return glyph;
  });
}

function starPath(centre: Point, radius: number): string {
  const corners = Array.from({ length: 10 }, (_, index) => {
    const angle = ((90 + 36 * index) * Math.PI) / 180;
    const reach = index % 2 === 0 ? radius : radius * 0.382;
    return `${number(centre.x + reach * Math.cos(angle))} ${number(centre.y + reach * Math.sin(angle))}`;
  });
  return `${corners[0] ?? ''} m ${corners.slice(1).join(' l ')} l h f`;
}

/** Characters stand upright towards the centre, from lower left over the top to lower right, narrow as on real seals. */
function nameArc(firm: string, diameter: number): string[] {
  const glyphs = glyphsFor(firm);
  const height = diameter * Math.max(0.082, Math.min(0.125, 0.152 - 0.0028 * glyphs.length));
  const edge = diameter / 2 - (share.border + share.inner) * diameter;
  const foot = edge - height * 0.97;
  const step = Math.min(20, widestArc / Math.max(1, glyphs.length - 1));
  const room = ((step * Math.PI) / 180) * (foot + height * 0.4);
  const squeeze = Math.min(0.86, Math.max(0.45, (room * 0.94) / height));
  return glyphs.map((glyph, index) => {
    const angle = 90 + step * ((glyphs.length - 1) / 2 - index);
    return placedOnArc(glyph, { diameter, radius: foot + height * 0.12, angle, turn: angle - 90, height, squeeze });
  });
}

/** Along the lower edge, readable from below. */
function codeArc(code: string, diameter: number): string[] {
  const glyphs = glyphsFor(code);
  const height = diameter * 0.048;
  const radius = diameter / 2 - (share.border + share.inner) * diameter - height * 0.12;
  const step = Math.min(5.2, 74 / Math.max(1, glyphs.length - 1));
  return glyphs.map((glyph, index) => {
    const angle = 270 - step * ((glyphs.length - 1) / 2 - index);
    return placedOnArc(glyph, { diameter, radius, angle, turn: angle + 90, height, squeeze: 0.9 });
  });
}

interface ArcPlace {
  readonly diameter: number;
  /** From the centre to the baseline. */
  readonly radius: number;
  readonly angle: number;
  readonly turn: number;
  readonly height: number;
  readonly squeeze: number;
}

function placedOnArc(glyph: Glyph, { diameter, radius, angle, turn, height, squeeze }: ArcPlace): string {
  const units = fontOf(glyph.face).unitsPerEm;
  const [sx, sy] = [(height * squeeze) / units, height / units];
  const [direction, rotation] = [(angle * Math.PI) / 180, (turn * Math.PI) / 180];
  const [cosine, sine] = [Math.cos(rotation), Math.sin(rotation)];
  const halfWidth = (glyph.width * height * squeeze) / 2;
  const x = diameter / 2 + radius * Math.cos(direction) - cosine * halfWidth;
  const y = diameter / 2 + radius * Math.sin(direction) - sine * halfWidth;
  return outlinePath(glyph, [cosine * sx, sine * sx, -sine * sy, cosine * sy, x, y]);
}

function purposeLine(purpose: string, diameter: number): string[] {
  const glyphs = glyphsFor(purpose);
  const width = glyphs.reduce((sum, glyph) => sum + glyph.width, 0);
  const spacing = 1.08;
  const size = Math.min(diameter * 0.088, (share.purposeWidth * diameter) / Math.max(1, width * spacing));
  let x = diameter / 2 - (width * size * spacing - size * (spacing - 1)) / 2;
  const y = diameter / 2 - share.purposeLine * diameter;
  return glyphs.map((glyph) => {
    const scale = size / fontOf(glyph.face).unitsPerEm;
    const path = outlinePath(glyph, [scale, 0, 0, scale, x, y]);
    x += glyph.width * size * spacing;
    return path;
  });
}
