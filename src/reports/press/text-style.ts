import { wrapText } from './line-wrapping.js';
import { brand, ink, muted, type Colour } from './palette.js';
import type { Sheet } from './sheet.js';
import { setLine, type SetLine } from './text-setting.js';
import type { Weight } from './typeface.js';

export interface TextStyle {
  readonly weight: Weight;
  readonly size: number;
  /** Line height as a multiple of the size. */
  readonly leading: number;
  readonly colour: Colour;
}

/** The share of the em square above the baseline. */
const ascent = 0.88;
/** No gap is spread wider than this (em): a loose line stays ragged. */
const widestSpread = 0.1;

export const styles = {
  body: { weight: 'regular', size: 10.2, leading: 1.6, colour: ink },
  lead: { weight: 'regular', size: 11.6, leading: 1.64, colour: ink },
  small: { weight: 'regular', size: 8.6, leading: 1.6, colour: muted },
  chapter: { weight: 'bold', size: 16, leading: 1.4, colour: brand },
  heading: { weight: 'bold', size: 11.6, leading: 1.5, colour: ink },
  label: { weight: 'bold', size: 9.6, leading: 1.6, colour: brand },
  value: { weight: 'regular', size: 9.8, leading: 1.6, colour: ink },
  caption: { weight: 'bold', size: 9.6, leading: 1.5, colour: ink },
  axis: { weight: 'regular', size: 7.6, leading: 1.4, colour: muted },
} as const satisfies Record<string, TextStyle>;

export function lineHeight(style: TextStyle): number {
  return style.size * style.leading;
}

/** From the line's upper edge to its baseline. */
export function baselineOf(style: TextStyle): number {
  return (lineHeight(style) - style.size) / 2 + ascent * style.size;
}

export function widthOf(text: string, style: TextStyle): number {
  return setLine(text, style.weight).width * style.size;
}

export function wrapIn(text: string, style: TextStyle, width: number): SetLine[] {
  return wrapText(text, { weight: style.weight, size: style.size, width });
}

export interface LineBox {
  readonly x: number;
  /** Upper edge of the first line. */
  readonly y: number;
  readonly width: number;
  readonly align?: 'left' | 'right' | 'center';
  readonly justified?: boolean;
}

/** Prints lines one under the other. */
export function printLines(
  sheet: Sheet,
  lines: readonly SetLine[],
  { style, box }: { style: TextStyle; box: LineBox },
): void {
  lines.forEach((line, index) => {
    const width = line.width * style.size;
    const free = box.width - width;
    const x = box.align === 'right' ? box.x + free : box.align === 'center' ? box.x + free / 2 : box.x;
    sheet.text(line, {
      x,
      baseline: box.y + index * lineHeight(style) + baselineOf(style),
      size: style.size,
      colour: style.colour,
      ...(box.justified ? { spread: spreadOf(line, free / style.size) } : {}),
    });
  });
}

export function printLine(sheet: Sheet, text: string, setting: { style: TextStyle; box: LineBox }): void {
  printLines(sheet, [setLine(text, setting.style.weight)], setting);
}

function spreadOf(line: SetLine, free: number): number {
  if (line.endsParagraph || line.stretchable === 0 || free <= 0) return 0;
  const spread = free / line.stretchable;
  return spread > widestSpread ? 0 : spread;
}
