/** pdfkit alone: the same lines of text at the same places, one font that was read before; no structure, no colour, no seal. */
import { readFileSync } from 'node:fs';
import * as fontkit from 'fontkit';
import PDFDocument from 'pdfkit';
import { renderPdf } from '../../../src/reports/render-pdf.js';
import { pageSize } from '../../../src/reports/press/page-geometry.js';
import type { PdfFile } from '../../../src/reports/press/pdf-file.js';
import { Sheet } from '../../../src/reports/press/sheet.js';
import { textOf } from '../../../src/reports/press/text-setting.js';
import { benchDocument } from './bench-report.js';
import type { Rival } from './rival.js';

export const fontFile = 'assets/fonts/sans-regular.ttf';

interface PrintedLine {
  readonly text: string;
  readonly x: number;
  readonly baseline: number;
  readonly size: number;
}

/** Every line the press sets, page by page, overheard while it draws the report once. */
async function printedPages(): Promise<readonly (readonly PrintedLine[])[]> {
  const pages: PrintedLine[][] = [];
  const heard = Object.getOwnPropertyDescriptor(Sheet.prototype, 'text')?.value as Sheet['text'];
  Sheet.prototype.text = function (line, place): void {
    const { index } = (this as unknown as { pdf: PdfFile }).pdf.page;
    const { x, baseline, size } = place;
    (pages[index] ??= []).push({ text: textOf(line), x, baseline, size });
    heard.call(this, line, place);
  };
  try {
    await renderPdf({ ...benchDocument(false), attachments: [] });
  } finally {
    Sheet.prototype.text = heard;
  }
  return pages;
}

export async function plainPdfkit(): Promise<Rival> {
  const pages = await printedPages();
  const font = fontkit.create(readFileSync(fontFile));
  const make = async (): Promise<Uint8Array> => {
    const document = new PDFDocument({ size: [...pageSize], margin: 0, autoFirstPage: false });
    const chunks: Buffer[] = [];
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    const finished = new Promise<void>((resolve) => document.on('end', resolve));
    document.font(font as unknown as string);
    for (const lines of pages) {
      document.addPage();
      for (const { text, x, baseline, size } of lines) {
        document.fontSize(size).text(text, x, baseline, { lineBreak: false, baseline: 'alphabetic' });
      }
    }
    document.end();
    await finished;
    return Buffer.concat(chunks);
  };
  return { make };
}
