import type { Block, Chapter } from '../../report-document.js';
import type { Piece } from '../flow.js';
import { wrapText } from '../line-wrapping.js';
import { accent, rule } from '../palette.js';
import { bodyFrame } from '../page-geometry.js';
import type { Press } from '../press.js';
import { lineHeight, printLines, styles } from '../text-style.js';
import { barChartPieces } from './bar-chart.js';
import { calloutPieces } from './callout.js';
import { cardPieces } from './cards.js';
import type { ChapterPlace, Contents, ContentsEntry } from './contents.js';
import { derivationPieces } from './derivations.js';
import { keyValuePieces } from './key-values.js';
import { headingPieces, listPieces, paragraphPieces } from './paragraph.js';
import { rangeChartPieces } from './range-chart.js';
import { signaturePieces } from './signatures.js';
import { tablePieces } from './table.js';

export interface ChapterSetting {
  readonly contents: Contents;
  readonly entries: readonly ContentsEntry[];
  /** Told where the chapter begins. */
  readonly begins: (place: ChapterPlace) => void;
  readonly first: boolean;
}

/** A chapter of several blocks begins only where some lines of it follow. */
const roomBelowTitle = 110;

/** A chapter with its title; titles never stand alone at the foot of a page. */
export function chapterPieces(press: Press, chapter: Chapter, setting: ChapterSetting): Piece[] {
  const title = titlePiece(press, chapter, setting);
  const blocks = chapter.blocks.flatMap((block, index) => {
    const pieces = blockPieces(press, block, setting);
    return introduces(block, chapter.blocks[index + 1]) ? kept(pieces) : pieces;
  });
  return [title, ...blocks];
}

/** A paragraph in front of a table or workings explains them and stays with them. */
function introduces({ kind }: Block, next: Block | undefined): boolean {
  return kind === 'paragraph' && (next?.kind === 'table' || next?.kind === 'derivations');
}

function kept(pieces: readonly Piece[]): Piece[] {
  return pieces.map((piece, index) => (index === pieces.length - 1 ? { ...piece, keepsWithNext: true } : piece));
}

function titlePiece(press: Press, chapter: Chapter, { begins, first }: ChapterSetting): Piece {
  const style = styles.chapter;
  const inner = { x: bodyFrame.x + 13, width: bodyFrame.width - 13 };
  const lines = wrapText(chapter.title, { weight: style.weight, size: style.size, width: inner.width, balanced: true });
  const textHeight = lines.length * lineHeight(style);
  return {
    height: textHeight + 9,
    gap: 20,
    keepsWithNext: chapter.blocks.length > 0,
    roomNeeded: chapter.blocks.length > 1 ? roomBelowTitle : 0,
    startsPage: first || chapter.startsOnNewPage,
    draw: (y) => {
      begins({ page: press.pdf.page.index, y });
      press.chapterBookmark = press.pdf.addBookmark(chapter.title, y);
      press.decorate(() => {
        press.sheet.rectangle({ x: bodyFrame.x, y: y + 3.5, width: 4, height: textHeight - 7 }, accent);
        const foot = y + textHeight + 4;
        press.sheet.line([bodyFrame.x, foot], [bodyFrame.x + bodyFrame.width, foot], { colour: rule, width: 0.6 });
      });
      press.leaf(press.root, 'H2', () => printLines(press.sheet, lines, { style, box: { ...inner, y } }));
    },
  };
}

function blockPieces(press: Press, block: Block, { contents, entries }: ChapterSetting): Piece[] {
  switch (block.kind) {
    case 'heading':
      return headingPieces(press, block.text, bodyFrame);
    case 'paragraph':
      return paragraphPieces(press, block, bodyFrame);
    case 'list':
      return listPieces(press, block, bodyFrame);
    case 'callout':
      return calloutPieces(press, block.callout, bodyFrame);
    case 'contents':
      return contents.pieces(entries);
    default:
      return figurePieces(press, block);
  }
}

type FigureBlock = Exclude<Block, { kind: 'heading' | 'paragraph' | 'list' | 'callout' | 'contents' }>;

/** Blocks of figures: tables, cards, charts, workings, signatures. */
function figurePieces(press: Press, block: FigureBlock): Piece[] {
  switch (block.kind) {
    case 'key-values':
      return keyValuePieces(press, block.rows, bodyFrame);
    case 'cards':
      return cardPieces(press, block.cards, bodyFrame);
    case 'table':
      return tablePieces(press, block, bodyFrame);
    case 'bar-chart':
      return barChartPieces(press, block, bodyFrame);
    case 'range-chart':
      return rangeChartPieces(press, block, bodyFrame);
    case 'derivations':
      return derivationPieces(press, block, bodyFrame);
    case 'signatures':
      return signaturePieces(press, block, bodyFrame);
  }
}
