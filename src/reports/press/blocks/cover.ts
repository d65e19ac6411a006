import type { Cover } from '../../report-document.js';
import type { Piece } from '../flow.js';
import { wrapText } from '../line-wrapping.js';
import { accent, brand, ink, muted, rule } from '../palette.js';
import { bodyBottom, bodyFrame, pageWidth } from '../page-geometry.js';
import type { Press } from '../press.js';
import { lineHeight, printLine, printLines, widthOf, wrapIn, type TextStyle } from '../text-style.js';
import { cardPieces } from './cards.js';
import { keyValuePieces } from './key-values.js';
import { noticePieces } from './notices.js';
import { drawQrCode } from './qr-code.js';

export const coverTop = 58;

const firmStyle: TextStyle = { weight: 'bold', size: 12, leading: 1.5, colour: brand };
const numberStyle: TextStyle = { weight: 'regular', size: 10.4, leading: 1.73, colour: muted };
const subtitleStyle: TextStyle = { weight: 'regular', size: 12.2, leading: 1.6, colour: muted };
const headingStyle: TextStyle = { weight: 'bold', size: 11, leading: 1.5, colour: ink };
const lineStyle: TextStyle = { weight: 'regular', size: 8.6, leading: 1.58, colour: muted };
const titleSizes = [36, 33, 30, 27, 24, 21];

/** How a cover is set: as airy as one page allows. */
interface Setting {
  /** Points above and below each fact. */
  readonly factPadding: number;
  /** Of the usual space between the parts. */
  readonly gaps: number;
  readonly largestTitle: number;
  readonly qrSize: number;
  readonly qrPadding: number;
  /** Air above the title: as much as the page leaves, within these bounds. */
  readonly titleAir: { readonly least: number; readonly most: number };
}

const settings: readonly Setting[] = [
  { factPadding: 4.6, gaps: 1.3, largestTitle: 36, qrSize: 88, qrPadding: 13, titleAir: { least: 34, most: 84 } },
  { factPadding: 4, gaps: 1, largestTitle: 36, qrSize: 84, qrPadding: 11, titleAir: { least: 22, most: 34 } },
  { factPadding: 2.8, gaps: 0.8, largestTitle: 30, qrSize: 76, qrPadding: 9, titleAir: { least: 14, most: 22 } },
  { factPadding: 1.4, gaps: 0.5, largestTitle: 24, qrSize: 68, qrPadding: 6, titleAir: { least: 8, most: 14 } },
];

/** With more than a page can hold, nothing is gained by crowding. */
const overflowing: Setting = {
  factPadding: 4,
  gaps: 1,
  largestTitle: 36,
  qrSize: 84,
  qrPadding: 11,
  titleAir: { least: 22, most: 34 },
};

/** The first page: who, what, how much, and how to check it. Only contents too long for any setting run over. */
export function coverPieces(press: Press, cover: Cover, reportNumber: string): Piece[] {
  for (const setting of settings) {
    const pieces = coverIn(press, { cover, reportNumber, setting });
    if (heightOf(pieces) <= bodyBottom - coverTop) return pieces;
  }
  return coverIn(press, { cover, reportNumber, setting: overflowing });
}

interface CoverPlan {
  readonly cover: Cover;
  readonly reportNumber: string;
  readonly setting: Setting;
}

function coverIn(press: Press, { cover, reportNumber, setting }: CoverPlan): Piece[] {
  const head = headPiece(press, cover, reportNumber);
  const title = titlePiece(press, cover, setting);
  const others = [
    ...keyValuePieces(press, cover.facts, { ...bodyFrame, padding: setting.factPadding }),
    ...cardPieces(press, cover.cards, bodyFrame),
    ...noticePieces(press, cover.notices, bodyFrame),
    qrPiece(press, cover, setting),
  ].map((piece, index) => ({ ...piece, gap: (index === 0 ? Math.max(16, piece.gap) : piece.gap) * setting.gaps }));
  const free = bodyBottom - coverTop - heightOf([head, title, ...others]);
  const { least, most } = setting.titleAir;
  return [head, { ...title, gap: Math.max(least, Math.min(most, free * 0.42)) }, ...others];
}

function heightOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, piece) => sum + piece.height + piece.gap, 0);
}

function headPiece(press: Press, { firm }: Cover, reportNumber: string): Piece {
  const numberWidth = widthOf(reportNumber, numberStyle);
  const firmLines = wrapIn(firm, firmStyle, bodyFrame.width - numberWidth - 16);
  return {
    height: firmLines.length * lineHeight(firmStyle),
    gap: 0,
    draw: (y) => {
      press.decorate(() => {
        press.sheet.rectangle({ x: 0, y: 0, width: pageWidth, height: 10 }, brand);
        press.sheet.rectangle({ x: 0, y: 10, width: pageWidth, height: 2.4 }, accent);
      });
      press.leaf(press.root, 'P', () =>
        printLines(press.sheet, firmLines, { style: firmStyle, box: { ...bodyFrame, y } }),
      );
      const box = { ...bodyFrame, y, align: 'right' as const };
      press.leaf(press.root, 'P', () => printLine(press.sheet, reportNumber, { style: numberStyle, box }));
    },
  };
}

/** The largest size at which the title stands on one line; else two balanced lines. */
function titleStyle(title: string, largest: number): TextStyle {
  const sizes = titleSizes.filter((size) => size <= largest);
  const size = sizes.find((candidate) => {
    const style: TextStyle = { weight: 'serif', size: candidate, leading: 1.3, colour: ink };
    return widthOf(title, style) <= bodyFrame.width;
  });
  return { weight: 'serif', size: size ?? Math.min(27, largest), leading: 1.3, colour: ink };
}

function titlePiece(press: Press, { title, subtitle }: Cover, { largestTitle }: Setting): Piece {
  const style = titleStyle(title, largestTitle);
  const whole = widthOf(title, style);
  const width =
    whole <= bodyFrame.width ? bodyFrame.width : Math.max(whole / 2 + 2 * style.size, bodyFrame.width * 0.6);
  const measure = { weight: style.weight, size: style.size, width: Math.min(width, bodyFrame.width), balanced: true };
  const titleLines = wrapText(title, measure);
  const subtitleLines = subtitle === '' ? [] : wrapIn(subtitle, subtitleStyle, bodyFrame.width);
  const titleHeight = titleLines.length * lineHeight(style);
  return {
    height: titleHeight + 22 + subtitleLines.length * lineHeight(subtitleStyle),
    gap: 0,
    draw: (y) => {
      press.leaf(press.root, 'H1', () => printLines(press.sheet, titleLines, { style, box: { ...bodyFrame, y } }));
      press.decorate(() =>
        press.sheet.rectangle({ x: bodyFrame.x, y: y + titleHeight + 8, width: 48, height: 3 }, accent),
      );
      if (subtitleLines.length === 0) return;
      const box = { ...bodyFrame, y: y + titleHeight + 22 };
      press.leaf(press.root, 'P', () => printLines(press.sheet, subtitleLines, { style: subtitleStyle, box }));
    },
  };
}

function qrPiece(press: Press, { qr }: Cover, { qrSize, qrPadding }: Setting): Piece {
  const hasCode = qr.url !== '';
  const side = hasCode ? qrSize : 0;
  const text = { x: bodyFrame.x + qrPadding * (hasCode ? 2 : 1) + side, width: 0 };
  const strip = { ...text, width: bodyFrame.x + bodyFrame.width - qrPadding - text.x };
  const heading = wrapIn(qr.heading, headingStyle, strip.width);
  const lines = qr.lines.map((line) => ({ line, set: wrapIn(line, lineStyle, strip.width) }));
  const headingHeight = heading.length * lineHeight(headingStyle) + 3;
  const textHeight = headingHeight + lines.reduce((sum, { set }) => sum + set.length * lineHeight(lineStyle), 0);
  const height = Math.max(side, textHeight) + 2 * qrPadding;
  const draw = (y: number): void => {
    press.decorate(() => press.sheet.frame({ ...bodyFrame, y, height }, { colour: rule, width: 0.8 }));
    const area = { x: bodyFrame.x + qrPadding, y: y + (height - side) / 2, width: side, height: side };
    if (hasCode) {
      const bbox = [area.x, area.y, area.x + side, area.y + side] as const;
      press.leaf(press.root, ['Figure', { alt: qr.alt, bbox }], () => drawQrCode(press.sheet, qr.url, area));
    }
    let top = y + (height - textHeight) / 2;
    press.leaf(press.root, 'P', () =>
      printLines(press.sheet, heading, { style: headingStyle, box: { ...strip, y: top } }),
    );
    top += headingHeight;
    for (const { line, set } of lines) {
      const box = { ...strip, y: top };
      if (hasCode && line === qr.url) printAddress(press, { address: line, alt: qr.alt, set, box });
      else press.leaf(press.root, 'P', () => printLines(press.sheet, set, { style: lineStyle, box }));
      top += set.length * lineHeight(lineStyle);
    }
  };
  return { height, gap: 16, atFoot: true, draw };
}

interface Address {
  readonly address: string;
  readonly alt: string;
  readonly set: ReturnType<typeof wrapIn>;
  readonly box: { readonly x: number; readonly y: number; readonly width: number };
}

function printAddress(press: Press, { address, alt, set, box }: Address): void {
  const style: TextStyle = { ...lineStyle, colour: brand };
  const link = press.element(press.element(press.root, 'P'), 'Link');
  press.mark(link, () => printLines(press.sheet, set, { style, box }));
  const area = { x: box.x, y: box.y, width: box.width, height: set.length * lineHeight(style) };
  press.pdf.linkToAddress(area, { address, description: alt }, link);
}
