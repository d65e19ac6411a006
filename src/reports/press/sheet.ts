import { EmbeddedFace } from './embedded-face.js';
import { decimal, shortest, type DrawnPath } from './page-content.js';
import type { Colour } from './palette.js';
import type { Area, PdfFile } from './pdf-file.js';
import { commonGap, shownAs, type SpacedCode } from './shown-text.js';
import { isStretchable, type SetLine } from './text-setting.js';
import type { Face, Glyph } from './typeface.js';

export interface TextPlace {
  readonly x: number;
  readonly baseline: number;
  readonly size: number;
  readonly colour: Colour;
  /** In em, added at every stretchable gap. */
  readonly spread?: number;
}

export interface LineStyle {
  readonly colour: Colour;
  readonly width: number;
  readonly dash?: readonly [on: number, off: number];
}

/** Of the size: brings a regular stem near a bold one. */
const strokeOfBold = 0.035;

function operands(...values: readonly number[]): string {
  return values.map(decimal).join(' ');
}

function rectangleOf({ x, y, width, height }: Area): string {
  return `${operands(x, y, width, height)} re`;
}

function strokeOf({ colour, width, dash }: LineStyle): string {
  return `${colour} RG ${decimal(width)} w [${dash ? operands(...dash) : ''}]0 d`;
}

/** Draws on the open page: set lines, rectangles, rules. Coordinates from the top left corner, y downwards. */
export class Sheet {
  private readonly faces = new Map<Face, EmbeddedFace>();

  constructor(private readonly pdf: PdfFile) {}

  text(line: SetLine, place: TextPlace): void {
    if (line.glyphs.length === 0) return;
    let x = place.x + line.lead * place.size;
    let run: SpacedCode[] = [];
    let advance = 0;
    let first: Glyph | null = null;
    const flush = (): void => {
      if (first !== null) this.show(run, first, { ...place, x });
      x += advance * place.size;
      run = [];
      advance = 0;
    };
    line.glyphs.forEach((glyph, index) => {
      if (glyph.kind === 'invisible') return;
      if (first !== null && (first.face !== glyph.face || first.emboldened !== glyph.emboldened)) flush();
      first = glyph;
      const gap = (line.gaps[index] ?? 0) + (place.spread && isStretchable(line, index) ? place.spread : 0);
      run.push({ code: this.embedded(glyph.face).codeOf(glyph), gap: Math.round(gap * 1000) });
      advance += glyph.width + gap;
    });
    flush();
  }

  rectangle(area: Area, colour: Colour): void {
    this.path({ fill: colour, operators: `${rectangleOf(area)} f` });
  }

  /** Several rectangles of one colour in one path. */
  rectangles(areas: readonly Area[], colour: Colour): void {
    this.path({ fill: colour, operators: `${areas.map(rectangleOf).join('\n')} f` });
  }

  frame(area: Area, style: LineStyle): void {
    this.path({ stroke: strokeOf(style), operators: `${rectangleOf(area)} S` });
  }

  line(from: readonly [number, number], to: readonly [number, number], style: LineStyle): void {
    this.path({ stroke: strokeOf(style), operators: `${operands(...from)} m ${operands(...to)} l S` });
  }

  polygon(points: readonly (readonly [number, number])[], colour: Colour): void {
    const [first = [0, 0], ...others] = points;
    const sides = others.map((point) => `${operands(...point)} l`).join(' ');
    this.path({ fill: colour, operators: `${operands(...first)} m ${sides} h f` });
  }

  /** Writes the fonts used; nothing can be drawn afterwards. */
  embedFonts(): void {
    for (const face of this.faces.values()) face.embed();
  }

  private show(
    run: readonly SpacedCode[],
    { face, emboldened }: Glyph,
    { x, baseline, size, colour }: TextPlace,
  ): void {
    const { resourceName: name, font } = this.embedded(face);
    this.pdf.useFont(name, font);
    const spacing = commonGap(run);
    this.pdf.page.content.add({
      kind: 'text',
      spacing: shortest((spacing * size) / 1000),
      font: `${name} ${decimal(size)}`,
      colour,
      stroke: emboldened ? strokeOf({ colour, width: size * strokeOfBold }) : null,
      x,
      y: baseline,
      shown: shownAs(run, spacing),
    });
  }

  private embedded(face: Face): EmbeddedFace {
    let embedded = this.faces.get(face);
    if (embedded === undefined) {
      embedded = new EmbeddedFace(this.pdf, face, `F${this.faces.size}`);
      this.faces.set(face, embedded);
    }
    return embedded;
  }

  private path(drawing: Omit<DrawnPath, 'kind'>): void {
    this.pdf.page.content.add({ kind: 'path', ...drawing });
  }
}
