/** Cuts the document of a report into pages a phone can hold. Short reports are one page; nothing is left out or shown twice. Pure. */
import type { Block, Chapter, ReportDocument } from '../../reports/report-document.js';

/** A chapter, or the piece of it that stands on one page. */
export interface ChapterPiece {
  /** Place of the chapter in the document. */
  readonly index: number;
  readonly title: string;
  /** It began on an earlier page. */
  readonly isContinued: boolean;
  readonly blocks: readonly Block[];
}

export type Part = readonly ChapterPiece[];

/** Rows and entries on one page: a report of 150 components fits on two, and a page is drawn in a blink. */
export const mostOnPart = 600;

export function partsOf({ chapters }: Pick<ReportDocument, 'chapters'>, most = mostOnPart): readonly Part[] {
  const cutter = new Cutter(most);
  chapters.forEach((chapter, index) => cutter.add(chapter, index));
  return cutter.parts;
}

class Cutter {
  readonly parts: ChapterPiece[][] = [[]];
  private room: number;

  constructor(private readonly most: number) {
    this.room = most;
  }

  add(chapter: Chapter, index: number): void {
    let isContinued = false;
    let rest = chapter.blocks;
    do {
      const { taken, left } = this.take(rest);
      // Nothing but the heading would fit: it goes with what it heads.
      if (taken.length > 0 || chapter.blocks.length === 0) {
        this.parts.at(-1)?.push({ index, title: chapter.title, isContinued, blocks: taken });
        isContinued = true;
      }
      rest = left;
      if (rest.length > 0) this.turn();
    } while (rest.length > 0);
  }

  private turn(): void {
    this.parts.push([]);
    this.room = this.most;
  }

  private take(blocks: readonly Block[]): { readonly taken: readonly Block[]; readonly left: readonly Block[] } {
    const taken: Block[] = [];
    for (const [place, block] of blocks.entries()) {
      const [head, tail] = cut(block, this.room);
      if (head) taken.push(head);
      this.room -= head ? sizeOf(head) : 0;
      if (tail) return { taken, left: [tail, ...blocks.slice(place + 1)] };
    }
    return { taken, left: [] };
  }
}

function sizeOf(block: Block): number {
  if (block.kind === 'table') return block.rows.length;
  if (block.kind === 'derivations') return block.items.length;
  return 1;
}

/** What fits, and what goes on the next page; small blocks are never cut. */
function cut(block: Block, room: number): readonly [head: Block | null, tail: Block | null] {
  if (sizeOf(block) <= room) return [block, null];
  if (room <= 0) return [null, block];
  if (block.kind === 'table') {
    return [
      { ...block, rows: block.rows.slice(0, room) },
      { ...block, rows: block.rows.slice(room) },
    ];
  }
  if (block.kind === 'derivations') {
    return [
      { ...block, items: block.items.slice(0, room) },
      { ...block, items: block.items.slice(room) },
    ];
  }
  return [null, block];
}
