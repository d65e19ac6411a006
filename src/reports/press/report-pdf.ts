import { deflateSync } from 'node:zlib';
import PDFDocument from 'pdfkit';
import { packObjects } from './packed-objects.js';
import { PageContent } from './page-content.js';
import { xmpPacket, type DocumentIdentity } from './xmp-packet.js';

/** An indirect object; names are strings, texts are String objects, bytes become hexadecimal strings. */
export interface PdfReference {
  readonly id: number;
  data: Record<string, unknown>;
  compress: boolean;
  end(chunk?: Uint8Array): void;
}

export interface PdfPage {
  readonly dictionary: PdfReference;
  readonly fonts: Record<string, PdfReference>;
  readonly xobjects: Record<string, PdfReference>;
  readonly annotations: PdfReference[];
  readonly content: PdfReference;
  write(chunk: Uint8Array): void;
}

/** The parts of pdfkit that its published types leave out. */
export interface PdfkitInside {
  page: PdfPage;
  _id: Uint8Array;
  readonly _root: PdfReference;
  ref(dictionary?: object): PdfReference;
}

/** pdfkit with content collected per page, metadata escaped, and the file identifier made from the input. */
export class ReportPdf extends PDFDocument {
  declare readonly compress: boolean;
  current = new PageContent();
  identity: DocumentIdentity | undefined;
  private chunks: Uint8Array[] | undefined;

  /** Called by pdfkit for each piece of the file; kept here, since a stream of thousands of chunks is slow. */
  _write(piece: unknown): void {
    const bytes = piece instanceof Uint8Array ? piece : Buffer.from(`${String(piece)}\n`, 'latin1');
    this.chunks ??= [];
    this.chunks.push(bytes);
    (this as unknown as { _offset: number })._offset += bytes.length;
  }

  takeBytes(): Uint8Array {
    const written = Buffer.concat(this.chunks ?? []);
    if (!written.subarray(-6).includes('%%EOF')) throw new Error('The document has objects that were not ended');
    const bytes = this.compress ? packObjects(written) : written;
    return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
  }

  /** Called by pdfkit for its marks and, on a new page, for its matrix, which the page writes itself. */
  override addContent(operators: unknown): this {
    const [, tag, id] = /^\/(\w+) <<\n\/MCID (\d+)\n>> BDC$/.exec(String(operators)) ?? [];
    if (tag !== undefined) this.current.begin(`/${tag}<</MCID ${id}>>BDC`);
    else if (operators === 'EMC') this.current.end();
    return this;
  }

  /** Called by pdfkit in `end()`; its own version does not escape XML. */
  override endMetadata(): void {
    const inside = this as unknown as PdfkitInside;
    if (this.identity === undefined) throw new Error('Metadata is written before the document was identified');
    const packet = inside.ref({ Type: 'Metadata', Subtype: 'XML' });
    packet.compress = false;
    packet.end(Buffer.from(xmpPacket(this.identity), 'utf8'));
    inside._root.data.Metadata = packet;
  }

  /** The form dictionary is written by hand: pdfkit's own form does not suit signatures. */
  override endAcroForm(): this {
    return this;
  }
}

/** Bytes for a stream, packed harder than pdfkit does. */
export function packed(reference: PdfReference, bytes: Uint8Array): Uint8Array {
  if (!reference.compress) return bytes;
  reference.compress = false;
  reference.data.Filter = 'FlateDecode';
  return deflateSync(bytes, { level: 9 });
}
