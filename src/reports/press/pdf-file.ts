import { PageContent } from './page-content.js';
import { pageHeight, pageSize, pageWidth } from './page-geometry.js';
import { packed, ReportPdf, type PdfkitInside, type PdfPage, type PdfReference } from './report-pdf.js';
import type { DocumentIdentity } from './xmp-packet.js';

export type { PdfReference } from './report-pdf.js';

/** An element of the structure tree, as pdfkit has it. */
export interface StructureElement {
  readonly dictionary: PdfReference;
  add(child: unknown): this;
  end(): void;
}

export interface ElementOptions {
  readonly alt?: string;
  readonly scope?: 'Column' | 'Row';
  readonly bbox?: readonly [left: number, top: number, right: number, bottom: number];
}

export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A page and what was drawn on it so far. */
export interface OpenPage {
  readonly index: number;
  readonly dictionary: PdfReference;
  readonly content: PageContent;
}

/** The document under construction: pages, objects, structure. Coordinates run from the page's top left corner. */
export class PdfFile {
  private readonly document: ReportPdf;
  private readonly inside: PdfkitInside;
  private readonly pages: OpenPage[] = [];
  private readonly pdfPages: PdfPage[] = [];
  private currentIndex = -1;

  constructor(identity: DocumentIdentity, { fileId, compress }: { fileId: Uint8Array; compress: boolean }) {
    this.document = new ReportPdf({
      size: [...pageSize],
      margin: 0,
      subset: 'PDF/A-3a',
      pdfVersion: '1.7',
      tagged: true,
      lang: 'zh-CN',
      displayTitle: true,
      bufferPages: true,
      autoFirstPage: false,
      compress,
      font: null as unknown as string,
      info: {
        Title: identity.title,
        Author: identity.author,
        Subject: identity.subject,
        Creator: identity.creator,
        Producer: identity.producer,
        CreationDate: identity.createdAt,
        ModDate: identity.createdAt,
      },
    });
    this.document.identity = identity;
    this.inside = this.document as unknown as PdfkitInside;
    this.inside._id = fileId;
    this.inside._root.data.PageMode = 'UseOutlines';
  }

  get catalog(): Record<string, unknown> {
    return this.inside._root.data;
  }

  get pageCount(): number {
    return this.pages.length;
  }

  get page(): OpenPage {
    const page = this.pages[this.currentIndex];
    if (page === undefined) throw new Error('No page is open');
    return page;
  }

  addPage(): void {
    const content = new PageContent();
    this.document.current = content;
    this.document.addPage();
    const pdfPage = this.inside.page;
    this.pdfPages.push(pdfPage);
    this.currentIndex = this.pages.length;
    this.pages.push({ index: this.currentIndex, dictionary: pdfPage.dictionary, content });
  }

  switchToPage(index: number): void {
    this.document.switchToPage(index);
    this.currentIndex = index;
    this.document.current = this.page.content;
  }

  reference(dictionary: object): PdfReference {
    return this.inside.ref(dictionary);
  }

  endStream(reference: PdfReference, bytes: Uint8Array): void {
    reference.end(packed(reference, bytes));
  }

  /** Makes a font known to the open page. */
  useFont(name: string, font: PdfReference): void {
    this.inside.page.fonts[name] = font;
  }

  useForm(name: string, form: PdfReference): void {
    this.inside.page.xobjects[name] = form;
  }

  element(type: string, options: ElementOptions = {}): StructureElement {
    return this.document.struct(type, options) as unknown as StructureElement;
  }

  /** Puts the top element of the structure tree into the document. */
  attach(root: StructureElement): void {
    this.document.addStructure(root as never);
  }

  /** Whatever `draw` writes becomes content of the element. */
  mark(element: StructureElement, draw: () => void): void {
    const content = this.document.markStructureContent(String(element.dictionary.data.S));
    draw();
    this.document.endMarkedContent();
    element.add(content);
  }

  /** Whatever `draw` writes is decoration, below the texts of the page: skipped by readers. */
  markGround(draw: () => void): void {
    this.page.content.ground(draw);
  }

  /** Whatever `draw` writes is page furniture: skipped by readers. */
  markFurniture(draw: () => void, subtype: 'Watermark' | null = null): void {
    const { content } = this.page;
    content.begin(`/Artifact<</Type/Pagination${subtype === null ? '' : `/Subtype/${subtype}`}>>BDC`);
    draw();
    content.end();
  }

  /** Adds an annotation to the open page and closes its element: pdfkit refers to the page that is open then. */
  annotate(area: Area, entries: Record<string, unknown>, element: StructureElement): PdfReference {
    const P = this.inside.page.dictionary;
    const options = { F: 4, C: [], ...entries, P, structParent: element };
    this.document.annotate(area.x, area.y, area.width, area.height, options);
    element.end();
    const annotation = this.inside.page.annotations.at(-1);
    if (annotation === undefined) throw new Error('The annotation was not added');
    return annotation;
  }

  /** A link to a place in this document. */
  link(area: Area, to: { page: number; top: number; description: string }, element: StructureElement): void {
    const target = this.pages[to.page];
    if (target === undefined) throw new Error(`There is no page ${to.page} to link to`);
    const destination = [target.dictionary, 'XYZ', 0, pageHeight - to.top, null];
    const entries = { Subtype: 'Link', Contents: new String(to.description), A: { S: 'GoTo', D: destination } };
    this.annotate(area, entries, element);
  }

  linkToAddress(area: Area, to: { address: string; description: string }, element: StructureElement): void {
    const action = { S: 'URI', URI: new String(to.address) };
    this.annotate(area, { Subtype: 'Link', Contents: new String(to.description), A: action }, element);
  }

  /** Adds an entry to the outline, pointing at a height of the open page. */
  addBookmark(title: string, top: number, parent: PDFKit.PDFOutline | null = null): PDFKit.PDFOutline {
    // pdfkit measures `left` from the right edge.
    const place = { top, left: pageWidth, zoom: 0, fit: false, expanded: parent === null };
    return (parent ?? this.document.outline).addItem(title, place);
  }

  /** The file's bytes. Every object referred to must have been ended. */
  finish(): Uint8Array {
    this.pages.forEach((page, index) => {
      const pdfPage = this.pdfPages[index];
      pdfPage?.write(packed(pdfPage.content, Buffer.from(page.content.operators(), 'latin1')));
    });
    this.document.end();
    return this.document.takeBytes();
  }
}
