import type { ElementOptions, PdfFile, PdfReference, StructureElement } from './pdf-file.js';
import { Sheet } from './sheet.js';

/** What a block needs to be drawn: the file, the drawing tools and the structure tree. */
export class Press {
  readonly sheet: Sheet;
  readonly root: StructureElement;
  /** The outline entry of the chapter being printed. */
  chapterBookmark: PDFKit.PDFOutline | null = null;
  /** Widgets of the signature fields by name, in the order of drawing. */
  readonly signatureFields = new Map<string, PdfReference>();

  constructor(readonly pdf: PdfFile) {
    this.sheet = new Sheet(pdf);
    this.root = pdf.element('Document');
    pdf.attach(this.root);
  }

  element(parent: StructureElement, type: string, options: ElementOptions = {}): StructureElement {
    const element = this.pdf.element(type, options);
    parent.add(element);
    return element;
  }

  /** An element that holds exactly what `draw` writes. */
  leaf(parent: StructureElement, tag: string | readonly [string, ElementOptions], draw: () => void): void {
    const [type, options] = typeof tag === 'string' ? [tag, {}] : tag;
    const element = this.element(parent, type, options);
    this.pdf.mark(element, draw);
    element.end();
  }

  mark(element: StructureElement, draw: () => void): void {
    this.pdf.mark(element, draw);
  }

  decorate(draw: () => void): void {
    this.pdf.markGround(draw);
  }
}

/** An element made when it is first needed, so that the tree's order is the order of drawing. */
export function whenNeeded<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
