import type { Cover } from '../../report-document.js';
import type { Piece } from '../flow.js';
import { wrapText } from '../line-wrapping.js';
import { accent, brand, ink, muted, rule } from '../palette.js';
import { bodyBottom, bodyFrame, pageWidth } from '../page-geometry.js';
import type { Press } from '../press.js';
import { lineHeight, printLine, printLines, widthOf, wrapIn, type TextStyle } from '../text-style.js';
import { calloutPieces } from './callout.js';
import { cardPieces } from './cards.js';
import { keyValuePieces } from './key-values.js';
import { drawQrCode } from './qr-code.js';

export const coverTop = 58;

const firmStyle: TextStyle = { weight: 'bold', size: 12, leading: 1.5, colour: brand };
const numberStyle: TextStyle = { weight: 'regular', size: 10.4, leading: 1.73, colour: muted };
const subtitleStyle: TextStyle = { weight: 'regular', size: 12.2, leading: 1.6, colour: muted };
const headingStyle: TextStyle = { weight: 'bold', size: 11, leading: 1.5, colour: ink };
const lineStyle: TextStyle = { weight: 'regular', size: 8.6, leading: 1.58, colour: muted };
const titleSizes = [36, 33, 30, 27, 24, 21];
const qrSize = 88;
const qrPadding = 13;
/** Air above the title: as much as the page leaves, within these bounds. */
const titleAir = { least: 22, most: 84 };

/** The first page: who, what, how much, and how to check it. Long contents run over to a second page. */
export function coverPieces(press: Press, cover: Cover, reportNumber: string): Piece[] {
  const [title, ...others] = [
    titlePiece(press, cover),
    ...keyValuePieces(press, cover.facts, bodyFrame),
    ...cardPieces(press, cover.cards, bodyFrame),
    ...cover.notices.flatMap((notice) => calloutPieces(press, notice, bodyFrame)),
    qrPiece(press, cover),
  ];
  const head = headPiece(press, cover, reportNumber);
  if (title === undefined) return [head, ...others];
  const taken = [head, title, ...others].reduce((sum, piece) => sum + piece.height + piece.gap, coverTop);
  const free = (bodyBottom - taken) * 0.42;
  const air = Math.max(titleAir.least, Math.min(titleAir.most, free));
  const facts = others[0];
  const spread = facts === undefined ? [] : [{ ...facts, gap: Math.max(14, Math.min(30, free * 0.5)) }];
  return [head, { ...title, gap: air }, ...spread, ...others.slice(1)];
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
function titleStyle(title: string): TextStyle {
  const size = titleSizes.find((candidate) => {
    const style: TextStyle = { weight: 'serif', size: candidate, leading: 1.3, colour: ink };
    return widthOf(title, style) <= bodyFrame.width;
  });
  return { weight: 'serif', size: size ?? 27, leading: 1.3, colour: ink };
}

function titlePiece(press: Press, { title, subtitle }: Cover): Piece {
  const style = titleStyle(title);
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

function qrPiece(press: Press, { qr }: Cover): Piece {
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
