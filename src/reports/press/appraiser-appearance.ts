import { instantInChinese } from '../content/format.js';
import { number } from './circle-path.js';
import { wrapText } from './line-wrapping.js';
import { outlinedText } from './outlined-text.js';
import { brand, muted, strongRule } from './palette.js';
import type { SealAppearance } from './seal-appearance.js';
import { normaliseText } from './text-normalisation.js';
import { setLine, type SetLine } from './text-setting.js';

export interface AppraiserSignature {
  readonly name: string;
  /** Number of the professional certificate, as the report lists it; null: none is printed. */
  readonly certificate: string | null;
  readonly signedAt: Date;
}

/** Points; the place beside an appraiser's name. */
export const appraiserFieldSize = { width: 208, height: 42 } as const;

const { width, height } = appraiserFieldSize;
const inset = 7;
const nameWidth = 70;
const ruleLeft = inset + nameWidth + 6;
const textLeft = ruleLeft + 7;
/** A longer name stands in two lines: in one it would be too small to read. */
const longestOnOneLine = 5;
/** From the middle of a line of capitals and ideographs down to its baseline, in em. */
const halfHeight = 0.37;
const small = { x: textLeft, width: width - textLeft - inset, size: 7 } as const;

/** What is seen in the field of an appraiser who has signed: name, 电子签名, day and time by China's clock. Outlines, like the seal. */
export function appraiserAppearance({ name, certificate, signedAt }: AppraiserSignature): SealAppearance {
  const lines = [
    setLine('电子签名', 'regular'),
    ...certificateLines(certificate),
    setLine(instantInChinese(signedAt.toISOString()), 'regular'),
  ];
  const parts = nameLines(normaliseText(name).trim()).map((part) => setLine(part, 'serif'));
  const signature = { x: inset, width: nameWidth, size: parts.length > 1 ? 12.5 : 17, step: 15 };
  const operators = [
    'q',
    `${brand} RG 0.7 w ${frame(0.35)} S`,
    `${strongRule} RG 0.5 w ${number(ruleLeft)} ${inset} m ${number(ruleLeft)} ${height - inset} l S`,
    `${brand} rg`,
    ...stacked(parts, signature),
    `${muted} rg`,
    ...stacked(lines, { ...small, step: lines.length > 3 ? 9 : 10.6 }),
    'Q',
  ];
  return { width, height, content: Buffer.from(operators.join('\n'), 'latin1') };
}

/** What is seen until the appraiser signs: a dashed frame that asks for it. */
export function awaitedAppraiser(): string {
  const words = stacked([setLine('电子签名处', 'regular')], { ...small, x: inset, step: 0 });
  return ['q', `${strongRule} RG 0.7 w [3 3] 0 d ${frame(0.8)} S`, `${strongRule} rg`, ...words, 'Q'].join('\n');
}

const frame = (edge: number): string =>
  `${number(edge)} ${number(edge)} ${number(width - 2 * edge)} ${number(height - 2 * edge)} re`;

interface Column {
  readonly x: number;
  readonly width: number;
  readonly size: number;
  readonly step: number;
}

/** Lines one under the other, in the middle of the field's height. */
function stacked(lines: readonly SetLine[], { x, width: room, size, step }: Column): string[] {
  const first = height / 2 + ((lines.length - 1) * step) / 2 - halfHeight * size;
  return lines.flatMap((line, index) => outlinedText(line, { x, baseline: first - index * step, size, width: room }));
}

/** In two lines where one does not hold it; what is longer still becomes smaller. */
function certificateLines(certificate: string | null): readonly SetLine[] {
  if (certificate === null) return [];
  const text = normaliseText(`证书编号 ${certificate}`);
  const lines = wrapText(text, { weight: 'regular', size: small.size, width: small.width });
  return lines.length <= 2 ? lines : [setLine(text, 'regular')];
}

/** Cut at a point between parts of the name (阿卜杜拉·买买提), else in the middle. */
function nameLines(name: string): string[] {
  const characters = Array.from(name);
  if (characters.length <= longestOnOneLine) return [name];
  const point = characters.findIndex((character) => /[·•\s]/u.test(character)) + 1;
  const cut = point > 1 && point < characters.length ? point : Math.ceil(characters.length / 2);
  return [characters.slice(0, cut).join('').trim(), characters.slice(cut).join('').trim()];
}
