import { breakOpportunities, codePointsOf, mayBreakAt } from './line-breaking.js';
import { linePart, partWidth, setText, type SetLine, type SetText } from './text-setting.js';
import type { Weight } from './typeface.js';

export interface Measure {
  readonly weight: Weight;
  readonly size: number;
  /** In points. */
  readonly width: number;
  /** Of the first line, in em. */
  readonly indent?: number;
  /** Pull characters down to a last line that would hold only one or two. */
  readonly balanced?: boolean;
}

/** Points lost to rounding of widths must not push a fitting text to a second line. */
const slack = 0.001;
const shortestLastLine = 3;

/**
 * The lines of a text that fit the measure. A word longer than a line is cut, still by 避头尾; only a run that has no
 * lawful place at all (a line full of closing marks) is cut anywhere.
 */
export function wrapText(text: string, measure: Measure): SetLine[] {
  return text.split('\n').flatMap((paragraph) => wrapParagraph(paragraph, measure));
}

function wrapParagraph(paragraph: string, measure: Measure): SetLine[] {
  const set = setText(paragraph, measure.weight);
  const limit = measure.width / measure.size + slack;
  const indent = measure.indent ?? 0;
  const length = set.glyphs.length;
  if (partWidth(set, 0, length) <= limit - indent) return [indented(linePart(set, [0, length], true), indent)];
  const points = codePointsOf(paragraph);
  const breaks = breakOpportunities(paragraph);
  const ends = lineEnds(set, { breaks, points, limitAt: (start) => (start === 0 ? limit - indent : limit) });
  if (measure.balanced) feedLastLine(ends, breaks);
  return ends.map((end, index) => {
    const line = linePart(set, [ends[index - 1] ?? 0, end], end === length);
    return index === 0 ? indented(line, indent) : line;
  });
}

function indented(line: SetLine, indent: number): SetLine {
  return indent === 0 ? line : { ...line, lead: line.lead + indent, width: line.width + indent };
}

interface Search {
  readonly breaks: readonly number[];
  readonly points: readonly number[];
  readonly limitAt: (start: number) => number;
}

function lineEnds(set: SetText, search: Search): number[] {
  const ends: number[] = [];
  let start = 0;
  let next = 0;
  while (start < set.glyphs.length) {
    let end = start;
    for (let index = next; index < search.breaks.length; index += 1) {
      const candidate = search.breaks[index] ?? start;
      if (partWidth(set, start, candidate) > search.limitAt(start)) break;
      end = candidate;
      next = index + 1;
    }
    if (end <= start) end = forcedEnd(set, start, search);
    ends.push(end);
    start = end;
    while ((search.breaks[next] ?? Infinity) <= start) next += 1;
  }
  return ends;
}

/** The last place inside a word that fits; a lawful one if there is any. */
function forcedEnd(set: SetText, start: number, { points, limitAt }: Search): number {
  let farthest = start + 1;
  while (farthest < points.length && partWidth(set, start, farthest + 1) <= limitAt(start)) farthest += 1;
  for (let end = farthest; end > start; end -= 1) {
    if (end === points.length || mayBreakAt(points, end)) return end;
  }
  return farthest;
}

/** Moves the last break back so that the paragraph does not end with one lonely character. */
function feedLastLine(ends: number[], breaks: readonly number[]): void {
  const length = ends.at(-1) ?? 0;
  const lastBreak = ends.at(-2);
  if (lastBreak === undefined || length - lastBreak >= shortestLastLine) return;
  const lineStart = ends.at(-3) ?? 0;
  const earlier = breaks.filter((position) => position > lineStart && length - position >= shortestLastLine);
  const better = earlier.filter((position) => position < lastBreak).at(-1);
  if (better !== undefined && lastBreak - better <= shortestLastLine) ends[ends.length - 2] = better;
}
