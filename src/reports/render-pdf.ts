import { createHash } from 'node:crypto';
import { attachFiles } from './press/attached-files.js';
import { chapterPieces } from './press/blocks/chapter.js';
import { Contents, type ChapterPlace } from './press/blocks/contents.js';
import { coverPieces, coverTop } from './press/blocks/cover.js';
import { Flow } from './press/flow.js';
import { bodyFrame } from './press/page-geometry.js';
import { furnishPages } from './press/page-furniture.js';
import { PdfFile } from './press/pdf-file.js';
import { Press } from './press/press.js';
import { closeForm } from './press/signature-field.js';
import { normaliseDocument } from './press/text-normalisation.js';
import { findUndrawable, UndrawableTextError } from './press/undrawable.js';
import type { ReportDocument } from './report-document.js';

export interface RenderOptions {
  /** Program and version, for the file's metadata. */
  readonly creator?: string;
  /** Uncompressed streams, for inspection. */
  readonly compress?: boolean;
}

const producer = 'lift-appraisal press';

/**
 * The report as an unsigned PDF/A-3a and PDF/UA-1 file with its empty signature fields. Identical input gives
 * identical bytes. Throws UndrawableTextError when a character cannot be printed: nothing is left out silently.
 */
export function renderPdf(report: ReportDocument, options: RenderOptions = {}): Promise<Uint8Array> {
  return Promise.resolve().then(() => render(report, options));
}

function render(report: ReportDocument, options: RenderOptions): Uint8Array {
  const undrawable = findUndrawable(report);
  if (undrawable.length > 0) throw new UndrawableTextError(undrawable);
  const document = normaliseDocument(report);
  const createdAt = new Date(document.createdAt);
  if (Number.isNaN(createdAt.getTime())) throw new RangeError(`createdAt is not an instant: ${document.createdAt}`);
  const { title, author, subject } = document;
  const identity = { title, author, subject, creator: options.creator ?? 'lift-appraisal', producer, createdAt };
  const pdf = new PdfFile(identity, { fileId: fileIdOf(document), compress: options.compress ?? true });
  const press = new Press(pdf);
  printDocument(press, document);
  closeForm(press);
  press.root.end();
  furnishPages(press, document);
  press.sheet.embedFonts();
  attachFiles(pdf, document.attachments, createdAt);
  return pdf.finish();
}

function printDocument(press: Press, document: ReportDocument): void {
  const contents = new Contents(press, bodyFrame);
  const entries = document.chapters
    .map((chapter, index) => ({ title: chapter.title, chapter: index, lists: listsContents(chapter.blocks) }))
    .filter((entry) => !entry.lists);
  const places = new Map<number, ChapterPlace>();
  const chapters = document.chapters.flatMap((chapter, index) =>
    chapterPieces(press, chapter, {
      contents,
      entries,
      begins: (place) => places.set(index, place),
      first: index === 0,
    }),
  );
  press.pdf.addPage();
  new Flow(press.pdf, coverTop).place([...coverPieces(press, document.cover, document.reportNumber), ...chapters]);
  contents.complete(places);
}

/** The table of contents does not list itself. */
function listsContents(blocks: ReportDocument['chapters'][number]['blocks']): boolean {
  return blocks.some((block) => block.kind === 'contents');
}

/** The file identifier of the trailer: made from the content, so that two reports never share one. */
function fileIdOf(document: ReportDocument): Uint8Array {
  const hash = createHash('sha256');
  const text = JSON.stringify(document, (_key, value: unknown) => (value instanceof Uint8Array ? value.length : value));
  hash.update(text);
  for (const attachment of document.attachments) hash.update(attachment.bytes);
  return new Uint8Array(hash.digest().subarray(0, 16));
}
