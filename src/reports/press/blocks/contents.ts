import type { Piece } from '../flow.js';
import { faint, ink } from '../palette.js';
import type { Frame } from '../page-geometry.js';
import type { StructureElement } from '../pdf-file.js';
import type { Press } from '../press.js';
import { baselineOf, lineHeight, printLine, printLines, widthOf, wrapIn, type TextStyle } from '../text-style.js';

const style: TextStyle = { weight: 'regular', size: 10.4, leading: 1.5, colour: ink };
const numberWidth = 34;
const rowGap = 8;

/** A line of the table of contents whose page is known only at the end. */
interface OpenEntry {
  readonly title: string;
  readonly chapter: number;
  readonly page: number;
  readonly y: number;
  readonly element: StructureElement;
}

export interface ContentsEntry {
  readonly title: string;
  /** Index of the chapter in the document. */
  readonly chapter: number;
}

/** Where a chapter begins. */
export interface ChapterPlace {
  readonly page: number;
  readonly y: number;
}

/** The table of contents: room is taken when it is reached, the lines are printed when all pages are known. */
export class Contents {
  private readonly open: OpenEntry[] = [];

  constructor(
    private readonly press: Press,
    private readonly frame: Frame,
  ) {}

  pieces(entries: readonly ContentsEntry[]): Piece[] {
    let root: StructureElement | null = null;
    return entries.map(({ title, chapter }, index) => ({
      height: this.linesOf(title).length * lineHeight(style) + rowGap,
      gap: index === 0 ? 8 : 0,
      draw: (y: number) => {
        root ??= this.press.element(this.press.root, 'TOC');
        const element = this.press.element(root, 'TOCI');
        this.open.push({ title, chapter, page: this.press.pdf.page.index, y, element });
      },
    }));
  }

  /** Prints every reserved line, now that the chapters' places are known. */
  complete(places: ReadonlyMap<number, ChapterPlace>): void {
    for (const entry of this.open) {
      const target = places.get(entry.chapter);
      if (target === undefined) continue;
      this.press.pdf.switchToPage(entry.page);
      this.print(entry, target);
    }
  }

  private linesOf(title: string): ReturnType<typeof wrapIn> {
    return wrapIn(title, style, this.frame.width - numberWidth - 20);
  }

  private print({ title, y, element }: OpenEntry, target: ChapterPlace): void {
    const { press, frame } = this;
    const lines = this.linesOf(title);
    const number = String(target.page + 1);
    const lastTop = y + (lines.length - 1) * lineHeight(style);
    const link = press.element(press.element(element, 'Reference'), 'Link');
    press.mark(link, () => {
      printLines(press.sheet, lines, { style, box: { ...frame, y } });
      printLine(press.sheet, number, { style, box: { ...frame, y: lastTop, align: 'right' } });
    });
    press.decorate(() => {
      const from = frame.x + (lines.at(-1)?.width ?? 0) * style.size + 6;
      const to = frame.x + frame.width - widthOf(number, style) - 6;
      const level = lastTop + baselineOf(style) - 2.6;
      if (to > from) press.sheet.line([from, level], [to, level], { colour: faint, width: 0.6, dash: [0.6, 3] });
    });
    const area = { x: frame.x, y, width: frame.width, height: lines.length * lineHeight(style) };
    press.pdf.link(area, { page: target.page, top: target.y, description: title }, link);
  }
}
