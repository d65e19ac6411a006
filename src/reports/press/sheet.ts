import { EmbeddedFace } from './embedded-face.js';
import type { Colour } from './palette.js';
import type { Area, PdfFile } from './pdf-file.js';
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

export function decimal(value: number): string {
  const rounded = Math.round(value * 1000) / 1000;
  return rounded === 0 ? '0' : String(rounded);
}

function operands(...values: readonly number[]): string {
  return values.map(decimal).join(' ');
}

/** Draws on the open page: set lines, rectangles, rules. Coordinates from the top left corner, y downwards. */
export class Sheet {
  private readonly faces = new Map<Face, EmbeddedFace>();

  constructor(private readonly pdf: PdfFile) {}

  text(line: SetLine, place: TextPlace): void {
    if (line.glyphs.length === 0) return;
    this.fill(place.colour);
    let x = place.x + line.lead * place.size;
    let run: string[] = [];
    let advance = 0;
    let first: Glyph | null = null;
    const flush = (): void => {
      if (first !== null) this.show(run.join(''), first, { ...place, x });
      x += advance * place.size;
      run = [];
      advance = 0;
    };
    line.glyphs.forEach((glyph, index) => {
      if (glyph.kind === 'invisible') return;
      if (first !== null && (first.face !== glyph.face || first.emboldened !== glyph.emboldened)) flush();
      first = glyph;
      const gap = (line.gaps[index] ?? 0) + (place.spread && isStretchable(line, index) ? place.spread : 0);
      run.push(this.embedded(glyph.face).codeOf(glyph));
      if (gap !== 0) run.push(`>${Math.round(-gap * 1000)}<`);
      advance += glyph.width + gap;
    });
    flush();
  }

  rectangle(area: Area, colour: Colour): void {
    this.fill(colour);
    this.write(`${operands(area.x, area.y, area.width, area.height)} re f`);
  }

  /** Several rectangles of one colour in one path. */
  rectangles(areas: readonly Area[], colour: Colour): void {
    this.fill(colour);
    this.write(`${areas.map((area) => `${operands(area.x, area.y, area.width, area.height)} re`).join('\n')} f`);
  }

  frame(area: Area, style: LineStyle): void {
    this.stroke(style);
    this.write(`${operands(area.x, area.y, area.width, area.height)} re S`);
  }

  line(from: readonly [number, number], to: readonly [number, number], style: LineStyle): void {
    this.stroke(style);
    this.write(`${operands(...from)} m ${operands(...to)} l S`);
  }

  polygon(points: readonly (readonly [number, number])[], colour: Colour): void {
    this.fill(colour);
    const [first = [0, 0], ...others] = points;
    this.write(`${operands(...first)} m ${others.map((point) => `${operands(...point)} l`).join(' ')} h f`);
  }

  /** Writes the fonts used; nothing can be drawn afterwards. */
  embedFonts(): void {
    for (const face of this.faces.values()) face.embed();
  }

  private show(codes: string, { face, emboldened }: Glyph, { x, baseline, size, colour }: TextPlace): void {
    const { resourceName: name, font } = this.embedded(face);
    this.pdf.useFont(name, font);
    const shown = codes.replaceAll('<>', '');
    if (emboldened) this.stroke({ colour, width: size * strokeOfBold });
    const [mode, reset] = emboldened ? ['2 Tr ', ' 0 Tr'] : ['', ''];
    // The page is flipped, so text is flipped back.
    const matrix = `1 0 0 -1 ${operands(x, baseline)} Tm`;
    this.write(`BT ${mode}/${name} ${decimal(size)} Tf ${matrix} [<${shown}>] TJ${reset} ET`);
  }

  private embedded(face: Face): EmbeddedFace {
    let embedded = this.faces.get(face);
    if (embedded === undefined) {
      embedded = new EmbeddedFace(this.pdf, face, `F${this.faces.size}`);
      this.faces.set(face, embedded);
    }
    return embedded;
  }

  private fill(colour: Colour): void {
    if (this.pdf.page.fill === colour) return;
    this.pdf.page.fill = colour;
    this.write(`${colour} rg`);
  }

  private stroke({ colour, width, dash }: LineStyle): void {
    const style = `${colour} RG ${decimal(width)} w [${dash ? operands(...dash) : ''}] 0 d`;
    if (this.pdf.page.stroke === style) return;
    this.pdf.page.stroke = style;
    this.write(style);
  }

  private write(operators: string): void {
    this.pdf.page.operators.push(operators);
  }
}
