import { glyphOf, type Glyph, type Weight } from './typeface.js';

/** Space between Chinese and Latin or digits, in em: seen, but too small to be read as a blank by text extraction. */
const mixedGap = 0.09;
/** Half a square: the blank half of a full-width mark beside another one, or at the edge of a line. */
const half = 0.5;

/** A row of glyphs that will be printed on one line. All measures in em. */
export interface SetLine {
  readonly glyphs: readonly Glyph[];
  /** Correction after each glyph: squeezed punctuation, space between scripts. */
  readonly gaps: readonly number[];
  /** Shift of the first glyph, negative when an opening mark gives up its blank half. */
  readonly lead: number;
  readonly width: number;
  /** How many gaps may be widened to fill the measure. */
  readonly stretchable: number;
  readonly endsParagraph: boolean;
}

/** A text as glyphs with prefix sums, so that any part of it is measured in constant time. */
export interface SetText {
  readonly glyphs: readonly Glyph[];
  readonly gaps: readonly number[];
  /** Width of the first n glyphs with the gap after each of them. */
  readonly reach: readonly number[];
}

export function glyphsOf(text: string, weight: Weight): Glyph[] {
  const glyphs: Glyph[] = [];
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0;
    const glyph = glyphOf(weight, codePoint);
    if (glyph === null) throw new Error(`No font draws U+${codePoint.toString(16)} “${character}”`);
    glyphs.push(glyph);
  }
  return glyphs;
}

export function setText(text: string, weight: Weight): SetText {
  const glyphs = glyphsOf(text, weight);
  const gaps = glyphs.map((glyph, index) => gapBetween(glyph, nextVisible(glyphs, index)));
  const reach = [0];
  glyphs.forEach((glyph, index) => reach.push((reach[index] ?? 0) + glyph.width + (gaps[index] ?? 0)));
  return { glyphs, gaps, reach };
}

/** A word joiner between an amount and its unit draws nothing and separates nothing. */
function nextVisible(glyphs: readonly Glyph[], index: number): Glyph | undefined {
  let next = index + 1;
  while (glyphs[next]?.kind === 'invisible') next += 1;
  return glyphs[next];
}

function isMixed(left: Glyph, right: Glyph): boolean {
  return (left.kind === 'han' && right.kind === 'latin') || (left.kind === 'latin' && right.kind === 'han');
}

function gapBetween(left: Glyph, right: Glyph | undefined): number {
  if (right === undefined || left.kind === 'invisible') return 0;
  const rightIsMark = right.kind === 'closing' || right.kind === 'opening';
  if (left.kind === 'closing' && rightIsMark) return -half;
  if (left.kind === 'opening' && right.kind === 'opening') return -half;
  return isMixed(left, right) ? mixedGap : 0;
}

function canStretch(left: Glyph, right: Glyph): boolean {
  if (left.kind === 'space') return true;
  if (right.kind === 'space' || left.kind === 'invisible' || right.kind === 'invisible') return false;
  if (left.kind === 'opening' || right.kind === 'closing' || isMixed(left, right)) return false;
  return left.kind === 'han' || right.kind === 'han' || left.kind === 'closing';
}

export function isStretchable(line: SetLine, index: number): boolean {
  const left = line.glyphs[index];
  const right = line.glyphs[index + 1];
  return left !== undefined && right !== undefined && canStretch(left, right);
}

/** The bounds of a part without the blanks around it. */
function trimmed(text: SetText, start: number, end: number): [number, number] {
  let [first, last] = [start, end];
  while (last > first && isBlank(text.glyphs[last - 1])) last -= 1;
  while (first < last && isBlank(text.glyphs[first])) first += 1;
  return [first, last];
}

function isBlank(glyph: Glyph | undefined): boolean {
  return glyph?.codePoint === 0x20 || glyph?.kind === 'invisible';
}

/** Width of a part as it stands on a line of its own: blanks dropped, marks at both edges squeezed. */
export function partWidth(text: SetText, start: number, end: number): number {
  const [first, last] = trimmed(text, start, end);
  if (last <= first) return 0;
  const inner = (text.reach[last] ?? 0) - (text.reach[first] ?? 0) - (text.gaps[last - 1] ?? 0);
  return inner + leadOf(text.glyphs[first]) - trailOf(text.glyphs[last - 1]);
}

/** Ideographic indents and other first glyphs stay; an opening mark moves its ink to the margin. */
function leadOf(glyph: Glyph | undefined): number {
  return glyph?.kind === 'opening' ? -half : 0;
}

function trailOf(glyph: Glyph | undefined): number {
  return glyph?.kind === 'closing' ? half : 0;
}

export function linePart(text: SetText, [start, end]: readonly [number, number], endsParagraph: boolean): SetLine {
  const [first, last] = trimmed(text, start, end);
  const glyphs = text.glyphs.slice(first, last);
  const gaps = text.gaps.slice(first, last);
  if (gaps.length > 0) gaps[gaps.length - 1] = 0;
  let stretchable = 0;
  for (let index = 0; index + 1 < glyphs.length; index += 1) {
    const [left, right] = [glyphs[index], glyphs[index + 1]];
    if (left !== undefined && right !== undefined && canStretch(left, right)) stretchable += 1;
  }
  return {
    glyphs,
    gaps,
    lead: leadOf(glyphs[0]),
    width: partWidth(text, start, end),
    stretchable,
    endsParagraph,
  };
}

/** A text on one line, whatever its length. */
export function setLine(text: string, weight: Weight): SetLine {
  const set = setText(text.replaceAll('\n', ' '), weight);
  return linePart(set, [0, set.glyphs.length], true);
}

/** What the line says, for tests and for structure. */
export function textOf(line: SetLine): string {
  return line.glyphs.map((glyph) => String.fromCodePoint(glyph.codePoint)).join('');
}
