import { bodyBottom, bodyHeight, margin } from './page-geometry.js';

/** A part of a block that is never divided by a page break. */
export interface Piece {
  readonly height: number;
  /** Space above, dropped at the head of a page. */
  readonly gap: number;
  /** The next piece must stand on the same page: headings, group rows, first lines. */
  readonly keepsWithNext?: boolean;
  /** Stands only where this much of the page is left: titles of chapters. */
  readonly roomNeeded?: number;
  /** Stand on a new page, unless the page is still empty. */
  readonly startsPage?: boolean;
  /** Push down to the page's foot, as the code on the cover. */
  readonly atFoot?: boolean;
  /** Repeated above this piece when it opens a page: the head of a table. */
  readonly continuation?: { readonly height: number; readonly draw: (y: number) => void };
  /** Draws with its upper edge at y; called once, when the page is open. */
  readonly draw: (y: number) => void;
}

export interface Pages {
  addPage(): void;
}

/** Places pieces one under the other and opens pages as they fill. */
export class Flow {
  private y: number = margin.top;
  private empty = true;

  constructor(
    private readonly pages: Pages,
    top: number = margin.top,
  ) {
    this.y = top;
  }

  place(pieces: readonly Piece[]): void {
    pieces.forEach((piece, index) => {
      const needed = piece.startsPage ? Infinity : Math.max(piece.roomNeeded ?? 0, heightWithFollowers(pieces, index));
      const gap = this.empty ? 0 : piece.gap;
      if (!this.empty && this.y + gap + needed > bodyBottom + 0.01) this.openPage(piece);
      else this.y += gap;
      if (piece.atFoot) this.y = Math.max(this.y, bodyBottom - piece.height);
      piece.draw(this.y);
      this.y += piece.height;
      this.empty = false;
    });
  }

  private openPage(piece: Piece): void {
    this.pages.addPage();
    this.y = margin.top;
    this.empty = true;
    if (piece.continuation) {
      piece.continuation.draw(this.y);
      this.y += piece.continuation.height;
    }
  }
}

/** A piece and all it must stay with; a group too tall for any page is not kept. */
function heightWithFollowers(pieces: readonly Piece[], start: number): number {
  let total = 0;
  for (let index = start; index < pieces.length; index += 1) {
    const piece = pieces[index];
    if (piece === undefined) break;
    total += piece.height + (index === start ? 0 : piece.gap);
    if (!piece.keepsWithNext) break;
  }
  return total > bodyHeight ? (pieces[start]?.height ?? 0) : total;
}
