import { outlinePath } from './glyph-path.js';
import { pageHeight, pageSize, pageWidth } from './page-geometry.js';
import { watermarkGrey } from './palette.js';
import type { PdfReference } from './pdf-file.js';
import type { Press } from './press.js';
import { setLine } from './text-setting.js';
import { fontOf } from './typeface.js';

/** Strong enough to be seen on a copy, weak enough to read through. */
const opacity = 0.1;
/** Radians. */
const slant = (35 * Math.PI) / 180;
const type = { largest: 62, widest: 330 };
/** Three times along the page, so that no part of it can be copied without. */
const places = [
  [pageWidth * 0.36, pageHeight * 0.24],
  [pageWidth * 0.5, pageHeight * 0.53],
  [pageWidth * 0.64, pageHeight * 0.82],
] as const;

/**
 * The watermark as a form that every page shows: outlines, so that copying text and reading aloud do not trip over
 * it, marked as the artifact of type Watermark.
 */
export class Watermark {
  private readonly form: PdfReference;

  constructor(
    private readonly press: Press,
    text: string,
  ) {
    const state = press.pdf.reference({ Type: 'ExtGState', ca: opacity });
    state.end();
    this.form = press.pdf.reference({
      Type: 'XObject',
      Subtype: 'Form',
      BBox: [0, 0, ...pageSize],
      Resources: { ExtGState: { Veil: state } },
    });
    const outlines = places.flatMap(([x, y]) => slantedOutlines(text, x, y));
    this.form.end(Buffer.from(['/Veil gs', `${watermarkGrey} rg`, ...outlines].join('\n'), 'latin1'));
  }

  /** Puts it on the open page. */
  stamp(): void {
    const { pdf } = this.press;
    pdf.useForm('Watermark', this.form);
    pdf.markFurniture(() => pdf.page.content.add({ kind: 'path', operators: 'q /Watermark Do Q' }), 'Watermark');
  }
}

/** The text centred on a point, rising to the right; the page's y runs downwards. */
function slantedOutlines(text: string, centreX: number, centreY: number): string[] {
  const line = setLine(text, 'bold');
  const size = Math.min(type.largest, type.widest / Math.max(line.width, 1));
  const [cosine, sine] = [Math.cos(slant), Math.sin(slant)];
  // From the line's centre to its baseline.
  const drop = 0.38 * size;
  let along = (-line.width * size) / 2;
  return line.glyphs.map((glyph, index) => {
    const scale = size / fontOf(glyph.face).unitsPerEm;
    const x = centreX + along * cosine + drop * sine;
    const y = centreY - along * sine + drop * cosine;
    along += (glyph.width + (line.gaps[index] ?? 0)) * size;
    return outlinePath(glyph, [cosine * scale, -sine * scale, -sine * scale, -cosine * scale, x, y]);
  });
}
