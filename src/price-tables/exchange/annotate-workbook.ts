/**
 * The workbook with its faults: everything else stays as it was to the byte, for only the places that change are cut out
 * of the sheets' XML; an older 错误说明 is replaced. The parts go by as streams: no sheet is ever held whole.
 */
import { columnLetter } from '../../workbooks/column-letter.js';
import { writeZip, type ZipContent } from '../../workbooks/write-zip.js';
import { xmlText } from '../../workbooks/xml-text.js';
import { earlierFaultColumn, faultTextsByRow } from './fault-column.js';
import { openSheetArchive, type SheetArchive } from './open-sheet-archive.js';
import { readWorkbookParts, type SheetPart, type WorkbookParts } from './read-workbook-parts.js';
import { firstXlsxRow } from './read-xlsx-rows.js';
import { scanSheetXml, type ScannedRow, type ScannedSheet } from './scan-sheet-xml.js';
import type { SheetFault } from './sheet-fault.js';
import { spliceText, type Splice } from './splice-text.js';

/** Throws SheetRefusal where the workbook cannot be read. */
export async function annotateWorkbook(
  bytes: Uint8Array,
  faults: readonly SheetFault[],
  layouts?: ReadonlyMap<string, ScannedSheet>,
): Promise<Buffer> {
  const archive = await openSheetArchive(bytes);
  const parts = await readWorkbookParts(archive);
  const changed = new Map<string, ZipContent>();
  for (const sheet of [parts.prices, ...(parts.quotations === null ? [] : [parts.quotations])]) {
    // What names no sheet concerns the file, and is said where the prices are.
    const own = faults.filter((fault) => (fault.sheet ?? parts.prices.name) === sheet.name);
    const splices = await splicesOf({ archive, parts, sheet, layout: layouts?.get(sheet.part) }, own);
    changed.set(sheet.part.toLowerCase(), () => spliceText(archive.partText(sheet.part), splices()));
  }
  const names = archive.names.filter((one) => !one.endsWith('/'));
  return writeZip(
    names.map((name) => ({ name, content: changed.get(name.toLowerCase()) ?? (() => archive.partChunks(name)) })),
  );
}

interface SheetToAnnotate {
  readonly archive: SheetArchive;
  readonly parts: WorkbookParts;
  readonly sheet: SheetPart;
  readonly layout: ScannedSheet | undefined;
}

async function splicesOf(
  { archive, parts, sheet, layout }: SheetToAnnotate,
  faults: readonly SheetFault[],
): Promise<() => Iterable<Splice>> {
  const top = await firstXlsxRow({ archive, parts, sheet });
  const earlier = earlierFaultColumn(top);
  // A sheet that has nothing wrong with it, and never had, stays as it is.
  if (faults.length === 0 && earlier === null) return () => [];
  const scanned = layout ?? (await scanSheetXml(archive.partText(sheet.part), sheet.part));
  const texts = faultTextsByRow(faults, top?.number ?? 1);
  return () => allSplices(scanned, texts, earlier ?? scanned.lastColumn + 1);
}

function* allSplices(scanned: ScannedSheet, texts: ReadonlyMap<number, string>, column: number): Generator<Splice> {
  // The used range is a hint that would now be wrong; programs work it out themselves.
  if (scanned.dimension !== null) yield { ...scanned.dimension, replace: () => '' };
  for (const row of scanned.rows()) yield* rowSplices(row, column, texts.get(row.number) ?? null);
}

/** Takes the old cell of the column out and puts the new one in, in the order of the columns. */
function* rowSplices(row: ScannedRow, column: number, text: string | null): Generator<Splice> {
  const { cells, tag, isSelfClosing } = row;
  const old = cells.find((cell) => cell.column === column);
  const isWritten = text !== null && !isSelfClosing;
  if (isWritten) yield { ...tag, replace: withoutSpans };
  if (old !== undefined) yield { from: old.from, to: old.to, replace: () => '' };
  if (!isWritten) return;
  const at = cells.find((cell) => cell.column > column)?.from ?? cells.at(-1)?.to ?? tag.to;
  yield { from: at, to: at, replace: () => cellXml(row, column, text) };
}

/** `spans` names the columns a row uses: a hint too. */
const withoutSpans = (tag: string): string => tag.replace(/\sspans\s*=\s*("[^"]*"|'[^']*')/, '');

function cellXml({ prefix, number }: ScannedRow, column: number, text: string): string {
  const content = `<${prefix}is><${prefix}t xml:space="preserve">${xmlText(text)}</${prefix}t></${prefix}is>`;
  return `<${prefix}c r="${columnLetter(column)}${number}" t="inlineStr">${content}</${prefix}c>`;
}
