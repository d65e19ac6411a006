import type { Tone } from '../report-document.js';

/** A colour as operands of `rg` and `RG`. */
export type Colour = string;

function colour(hexadecimal: string): Colour {
  return [0, 2, 4]
    .map((at) => Math.round((Number.parseInt(hexadecimal.slice(at, at + 2), 16) / 255) * 1000) / 1000)
    .join(' ');
}

export const ink = colour('1B2430');
export const muted = colour('55616D');
export const faint = colour('8A95A0');
export const rule = colour('D5DCE2');
export const strongRule = colour('9AA7B2');
export const panel = colour('F4F7F9');
export const band = colour('E4ECF0');
export const white = colour('FFFFFF');
export const black = colour('000000');
export const brand = colour('0B4A5E');
export const accent = colour('D07A24');
export const watermarkGrey = colour('7A8793');

interface ToneColours {
  /** Dark enough to be read as text on white. */
  readonly text: Colour;
  /** Bars and edges; in grey print cash is dark and avoided light. */
  readonly fill: Colour;
  readonly tint: Colour;
}

const tones: Record<Tone, ToneColours> = {
  cash: { text: colour('0B5568'), fill: colour('0E6378'), tint: colour('EAF3F6') },
  avoided: { text: colour('9A4D0A'), fill: colour('DE8F3C'), tint: colour('FCF3E8') },
  neutral: { text: ink, fill: colour('5E6B78'), tint: panel },
  warning: { text: colour('A11D1D'), fill: colour('C23A2B'), tint: colour('FDF1EE') },
};

export function toneColours(tone: Tone): ToneColours {
  return tones[tone];
}
