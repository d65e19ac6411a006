import { createRequire } from 'node:module';
import path from 'node:path';
import { inflateSync } from 'node:zlib';
import './canvas-globals.js';
import { createCanvas, type Canvas } from '@napi-rs/canvas';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PDFDocumentProxy, TextItem } from 'pdfjs-dist/types/src/display/api.js';

const library = path.dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));

/** Opens a PDF with a reader that knows nothing of the press. */
export async function openPdf(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  return getDocument({
    data: new Uint8Array(bytes),
    useSystemFonts: false,
    standardFontDataUrl: `${library}/standard_fonts/`,
    cMapUrl: `${library}/cmaps/`,
    verbosity: 0,
  }).promise;
}

export interface PlacedText {
  readonly text: string;
  readonly x: number;
  /** Of the baseline, from the page's lower edge. */
  readonly y: number;
  readonly width: number;
  readonly size: number;
}

export async function placedTexts(pdf: PDFDocumentProxy, page: number): Promise<PlacedText[]> {
  const content = await (await pdf.getPage(page)).getTextContent({ disableNormalization: true });
  return content.items
    .filter((item): item is TextItem => 'str' in item && item.str !== '')
    .map(({ str, transform, width }) => ({
      text: str,
      x: transform[4] as number,
      y: transform[5] as number,
      width,
      size: Math.hypot(transform[0] as number, transform[1] as number),
    }));
}

/** The text of a page without blanks, as a reader would copy it. */
export async function pageText(pdf: PDFDocumentProxy, page: number): Promise<string> {
  const texts = await placedTexts(pdf, page);
  return withoutBlanks(texts.map(({ text }) => text).join(''));
}

export async function documentText(bytes: Uint8Array): Promise<string[]> {
  const pdf = await openPdf(bytes);
  const pages = await Promise.all(Array.from({ length: pdf.numPages }, (_, index) => pageText(pdf, index + 1)));
  await pdf.destroy();
  return pages;
}

/** Line ends drop blanks, and invisible marks are not drawn: neither counts when texts are compared. */
export function withoutBlanks(text: string): string {
  return text.replace(/[\s\u2060\u200b\ufeff\u00ad]/gu, '');
}

export async function rasterOf(pdf: PDFDocumentProxy, page: number, scale: number): Promise<Canvas> {
  const proxy = await pdf.getPage(page);
  const viewport = proxy.getViewport({ scale });
  const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height));
  await proxy.render({ canvas: canvas as never, viewport }).promise;
  return canvas;
}

/** The file's own words, byte by byte as Latin-1, with the objects that were packed into streams written out behind. */
export function unpackedText(bytes: Uint8Array): string {
  const text = Buffer.from(bytes).toString('latin1');
  const packed = text.matchAll(/\/Type \/ObjStm\n[^>]*\/Length (\d+)\n>>\nstream\n/g);
  const objects = Array.from(packed, (head) => {
    const start = head.index + head[0].length;
    return inflateSync(Buffer.from(bytes).subarray(start, start + Number(head[1]))).toString('latin1');
  });
  return [text, ...objects].join('\n');
}
