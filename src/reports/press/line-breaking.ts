import LineBreaker from 'linebreak';
import { classOf, neverFirst, neverLast } from './character-class.js';

/**
 * UAX 14 treats curly quotation marks as ambiguous and glues them to both sides; in Chinese they open and close.
 * Stand-ins of the same length with the wanted class: U+301D opens, U+301E closes.
 */
const standIns: readonly (readonly [RegExp, string])[] = [
  [/(?<![A-Za-z])[“‘]/gu, '\u301d'],
  [/”/gu, '\u301e'],
  [/’(?![A-Za-z])/gu, '\u301e'],
];

export function codePointsOf(text: string): number[] {
  return Array.from(text, (character) => character.codePointAt(0) ?? 0);
}

/** Where a line may end: positions in code points, ascending, the last one being the text's end. */
export function breakOpportunities(text: string): readonly number[] {
  const breaker = new LineBreaker(standIns.reduce((line, [pattern, mark]) => line.replace(pattern, mark), text));
  const points = codePointsOf(text);
  const positions: number[] = [];
  let units = 0;
  let position = 0;
  for (let opportunity = breaker.nextBreak(); opportunity !== null; opportunity = breaker.nextBreak()) {
    while (units < opportunity.position) {
      units += (points[position] ?? 0) > 0xffff ? 2 : 1;
      position += 1;
    }
    if (position === points.length || mayBreakAt(points, position)) positions.push(position);
  }
  return positions;
}

/** 避头尾, also where UAX 14 is more lenient or a long word must be cut: judged by what will stand at the edges. */
export function mayBreakAt(points: readonly number[], position: number): boolean {
  let left = position - 1;
  while (left > 0 && isBlank(points[left])) left -= 1;
  let right = position;
  while (right < points.length - 1 && isBlank(points[right])) right += 1;
  return !neverLast.has(points[left] ?? 0) && !neverFirst.has(points[right] ?? 0);
}

function isBlank(codePoint: number | undefined): boolean {
  return codePoint === 0x20 || (codePoint !== undefined && classOf(codePoint) === 'invisible');
}
