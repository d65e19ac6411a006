import type { ValueCard } from '../../report-document.js';
import type { Piece } from '../flow.js';
import { ink, muted, toneColours } from '../palette.js';
import type { Frame } from '../page-geometry.js';
import type { Area } from '../pdf-file.js';
import type { Press } from '../press.js';
import type { SetLine } from '../text-setting.js';
import { lineHeight, printLines, widthOf, wrapIn, type TextStyle } from '../text-style.js';

const gutter = 14;
const padding = { x: 15, y: 12 };
const mostPerRow = 3;
const largestAmount = 21;

interface CardLine {
  readonly lines: readonly SetLine[];
  readonly style: TextStyle;
  readonly above: number;
  readonly height: number;
}

/** Value cards side by side, equally tall: what it is, how much, and what the amount rests on. */
export function cardPieces(press: Press, cards: readonly ValueCard[], frame: Frame): Piece[] {
  const perRow = Math.min(cards.length, mostPerRow) || 1;
  const width = (frame.width - gutter * (perRow - 1)) / perRow;
  const rows = Array.from({ length: Math.ceil(cards.length / perRow) }, (_, row) =>
    cards.slice(row * perRow, (row + 1) * perRow),
  );
  return rows.map((row) => {
    const contents = levelled(row.map((card) => cardLines(card, width - 2 * padding.x)));
    const height = Math.max(...contents.map(heightOf)) + 2 * padding.y;
    return {
      height,
      gap: 12,
      draw: (y: number) =>
        row.forEach((card, index) => {
          const x = frame.x + index * (width + gutter);
          drawCard(press, contents[index] ?? [], { card, area: { x, y, width, height } });
        }),
    };
  });
}

function cardLines(card: ValueCard, width: number): CardLine[] {
  const { text } = toneColours(card.tone);
  const title: TextStyle = { weight: 'bold', size: 11.4, leading: 1.5, colour: ink };
  const caption: TextStyle = { weight: 'regular', size: 9.4, leading: 1.5, colour: muted };
  const detail: TextStyle = { weight: 'regular', size: 9.4, leading: 1.55, colour: ink };
  const natural = widthOf(card.amount, { ...title, size: 1 });
  const size = Math.max(12, Math.min(largestAmount, width / Math.max(natural, 1)));
  const amount: TextStyle = { weight: 'bold', size, leading: 1.35, colour: text };
  const line = (content: string, style: TextStyle, above: number): CardLine => {
    const lines = wrapIn(content, style, width);
    return { lines, style, above, height: lines.length * lineHeight(style) };
  };
  return [
    line(card.title, title, 0),
    line(card.caption, caption, 1),
    line(card.amount, amount, 5),
    ...card.detail.map((content, index) => line(content, detail, index === 0 ? 5 : 0)),
  ];
}

function heightOf(content: readonly CardLine[]): number {
  return content.reduce((sum, { above, height }) => sum + above + height, 0);
}

/** Title, caption and amount of cards in one row stand on the same level, also when one of them takes two lines. */
function levelled(contents: readonly CardLine[][]): CardLine[][] {
  return contents.map((content) =>
    content.map((line, index) => ({
      ...line,
      height: Math.max(...contents.map((other) => other[index]?.height ?? 0)),
    })),
  );
}

interface CardPlace {
  readonly card: ValueCard;
  readonly area: Area;
}

function drawCard(press: Press, content: readonly CardLine[], { card, area }: CardPlace): void {
  const { tint, fill } = toneColours(card.tone);
  press.decorate(() => {
    press.sheet.rectangle(area, tint);
    press.sheet.rectangle({ ...area, height: 2.6 }, fill);
  });
  const group = press.element(press.root, 'Div');
  let y = area.y + padding.y;
  for (const { lines, style, above, height } of content) {
    y += above;
    const box = { x: area.x + padding.x, y, width: area.width - 2 * padding.x };
    press.leaf(group, 'P', () => printLines(press.sheet, lines, { style, box }));
    y += height;
  }
}
