import { pageHeight } from './page-geometry.js';
import type { Colour } from './palette.js';

/** A line, or part of one, in one face, at its baseline. */
export interface ShownText {
  readonly kind: 'text';
  /** Resource name and size. */
  readonly font: string;
  /** Added after every character, in points. */
  readonly spacing: string;
  readonly colour: Colour;
  /** Of the stroke that thickens the text, as operators; null for plain text. */
  readonly stroke: string | null;
  readonly x: number;
  readonly y: number;
  /** Operand and operator. */
  readonly shown: string;
}

export interface DrawnPath {
  readonly kind: 'path';
  readonly fill?: Colour;
  readonly stroke?: string;
  readonly operators: string;
}

type Drawing = ShownText | DrawnPath;

interface Mark {
  readonly operator: string;
  readonly drawings: Drawing[];
}

/** Two decimals, hundredths of a point: finer than any printer's dot. */
export function decimal(value: number): string {
  return hundredths(Math.round(value * 100));
}

const hundredths = (count: number): string => shortest(count / 100);

/** As PDF writes it: no zero before the point, at most four decimals. */
export function shortest(value: number): string {
  const rounded = Math.round(value * 10_000) / 10_000;
  return rounded === 0 ? '0' : String(rounded).replace(/^(-?)0\./, '$1.');
}

/**
 * What is drawn on one page, each drawing inside a mark. Grounds and rules are gathered in one artifact below all
 * texts; the operators are written when the page is whole, so that nothing is said twice.
 */
export class PageContent {
  private readonly grounds: Mark = { operator: '/Artifact<</Type/Layout>>BDC', drawings: [] };
  private readonly marks: Mark[] = [];
  private open: Mark | null = null;

  begin(operator: string): void {
    this.open = { operator, drawings: [] };
    this.marks.push(this.open);
  }

  end(): void {
    this.open = null;
  }

  /** Whatever `draw` adds lies below the texts of the page. */
  ground(draw: () => void): void {
    this.open = this.grounds;
    draw();
    this.end();
  }

  add(drawing: Drawing): void {
    if (this.open === null) throw new Error('Nothing is drawn outside of marked content');
    this.open.drawings.push(drawing);
  }

  operators(): string {
    const composer = new Composer();
    for (const mark of [this.grounds, ...this.marks]) if (mark.drawings.length > 0) composer.mark(mark);
    return composer.finish();
  }
}

/** Marks in a row that hold only text share one text object: each line is placed from the one before. */
class Composer {
  private readonly lines = [`1 0 0 -1 0 ${pageHeight} cm`];
  private fill = '';
  private stroke = '';
  private font = '';
  private spacing = '0';
  /** In hundredths of a point; null outside of a text object. */
  private pen: readonly [x: number, y: number] | 'unplaced' | null = null;

  mark({ operator, drawings }: Mark): void {
    // Marks and text objects may enclose one another, but not overlap (ISO 32000-1, 14.6.1).
    const onlyText = drawings.every(({ kind }) => kind === 'text');
    if (onlyText) this.enterText();
    else this.leaveText();
    this.lines.push(operator);
    for (const drawing of drawings) {
      if (drawing.kind === 'text') this.text(drawing);
      else this.path(drawing);
    }
    if (!onlyText) this.leaveText();
    this.lines.push('EMC');
  }

  finish(): string {
    this.leaveText();
    return this.lines.join('\n');
  }

  private text({ font, spacing, colour, stroke, x, y, shown }: ShownText): void {
    this.enterText();
    this.use(colour, stroke ?? this.stroke);
    if (font !== this.font) this.lines.push(`/${font} Tf`);
    this.font = font;
    if (spacing !== this.spacing) this.lines.push(`${spacing} Tc`);
    this.spacing = spacing;
    const place = this.move(Math.round(x * 100), Math.round(y * 100));
    this.lines.push(stroke === null ? `${place}${shown}` : `2 Tr ${place}${shown} 0 Tr`);
  }

  /** The page is flipped, so text is flipped back. */
  private move(x: number, y: number): string {
    const [from, pen] = [this.pen, [x, y] as const];
    this.pen = pen;
    if (from === null || from === 'unplaced') return `1 0 0 -1 ${hundredths(x)} ${hundredths(y)} Tm`;
    return `${hundredths(x - from[0])} ${hundredths(from[1] - y)} Td`;
  }

  private path({ fill, stroke, operators }: DrawnPath): void {
    this.leaveText();
    this.use(fill ?? this.fill, stroke ?? this.stroke);
    this.lines.push(operators);
  }

  private use(fill: Colour, stroke: string): void {
    if (fill !== this.fill) this.lines.push(`${fill} rg`);
    if (stroke !== this.stroke) this.lines.push(stroke);
    this.fill = fill;
    this.stroke = stroke;
  }

  private enterText(): void {
    if (this.pen !== null) return;
    this.lines.push('BT');
    this.pen = 'unplaced';
  }

  private leaveText(): void {
    if (this.pen !== null) this.lines.push('ET');
    this.pen = null;
  }
}
