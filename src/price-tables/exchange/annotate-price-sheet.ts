/**
 * The workbook that came in, with one more column: 错误说明, each row's faults beside the row. Everything else stays as it
 * was to the byte, for only the places that change are cut out of the sheet's XML; an older 错误说明 is replaced.
 */
import { openSheetArchive, type SheetArchive } from './open-sheet-archive.js';
import { readWorkbookParts } from './read-workbook-parts.js';
import { readXlsxCells } from './read-xlsx-cells.js';
import { scanSheetXml, type ScannedRow, type Span } from './scan-sheet-xml.js';
import type { CellSheet } from './sheet-cell.js';
import { FAULT_HEADER, isFaultHeader } from './sheet-columns.js';
import { columnLetter, SheetRefusal, sheetFaultText, type SheetFault } from './sheet-fault.js';
import { sheetLimits } from './sheet-limits.js';
import { xmlText } from './sheet-xml.js';
import { writeZip } from './write-zip.js';

/** null: the file is no workbook that can be read, so there is nothing to write into. */
export async function annotatePriceSheet(bytes: Uint8Array, faults: readonly SheetFault[]): Promise<Buffer | null> {
  try {
    return await annotate(bytes, faults);
  } catch (error) {
    if (error instanceof SheetRefusal) return null;
    throw error;
  }
}

async function annotate(bytes: Uint8Array, faults: readonly SheetFault[]): Promise<Buffer> {
  const archive = await openSheetArchive(bytes);
  const { sheetPart } = await readWorkbookParts(archive);
  const cells = await readXlsxCells(bytes);
  const xml = (await archive.partBytes(sheetPart)).toString('utf8');
  const annotated = annotatedXml(xml, sheetPart, { cells, faults });
  return writeZip(await partsWith(archive, sheetPart, annotated));
}

async function partsWith(archive: SheetArchive, changed: string, xml: string) {
  const parts: { name: string; content: Buffer }[] = [];
  for (const name of archive.names.filter((one) => !one.endsWith('/'))) {
    const isChanged = name.toLowerCase() === changed.toLowerCase();
    parts.push({ name, content: isChanged ? Buffer.from(xml) : await archive.partBytes(name) });
  }
  return parts;
}

interface Annotation {
  readonly cells: CellSheet;
  readonly faults: readonly SheetFault[];
}

interface Splice extends Span {
  readonly text: string;
}

function annotatedXml(xml: string, part: string, { cells, faults }: Annotation): string {
  const header = cells.rows[0]?.number ?? 1;
  const column = faultColumnOf(cells);
  const texts = textsByRow(faults, header);
  const { rows, dimension } = scanSheetXml(xml, part);
  const splices = rows.flatMap((row) => rowSplices(xml, row, { column, text: texts.get(row.number) ?? null }));
  // The used range is a hint that would now be wrong; programs work it out themselves.
  return applySplices(xml, dimension === null ? splices : [{ ...dimension, text: '' }, ...splices]);
}

/** The column of last time, or the first one to the right of everything written. */
function faultColumnOf({ rows }: CellSheet): number {
  for (const [column, cell] of rows[0]?.cells ?? []) {
    if (cell.kind === 'text' && isFaultHeader(cell.text.trim())) return column;
  }
  return rows.reduce((last, row) => Math.max(last, ...row.cells.keys()), 0) + 1;
}

/** What concerns the whole table, or a heading, stands in the heading row. */
function textsByRow(faults: readonly SheetFault[], header: number): Map<number, string> {
  const lines = new Map<number, string[]>([[header, []]]);
  for (const fault of faults) {
    const row = fault.row ?? header;
    lines.set(row, [...(lines.get(row) ?? []), sheetFaultText({ ...fault, sheet: null })]);
  }
  return new Map(
    [...lines].map(([row, own]) => {
      const all = row === header && own.length > 0 ? [`${FAULT_HEADER}：`, ...own] : own;
      const text = all.length === 0 ? FAULT_HEADER : all.join('\n');
      return [row, text.slice(0, sheetLimits.cellCharacters)];
    }),
  );
}

/** Takes the old cell of the column out and puts the new one in, in the order of the columns. */
function rowSplices(xml: string, row: ScannedRow, { column, text }: { column: number; text: string | null }): Splice[] {
  const old = row.cells.find((cell) => cell.column === column);
  const removal = old === undefined ? [] : [{ from: old.from, to: old.to, text: '' }];
  if (text === null || row.isSelfClosing) return removal;
  const at = row.cells.find((cell) => cell.column > column)?.from ?? row.end;
  const { prefix, number } = row;
  const content = `<${prefix}is><${prefix}t xml:space="preserve">${xmlText(text)}</${prefix}t></${prefix}is>`;
  const cell = `<${prefix}c r="${columnLetter(column)}${number}" t="inlineStr">${content}</${prefix}c>`;
  return [...spansSplice(xml, row), ...removal, { from: at, to: at, text: cell }];
}

/** `spans` names the columns a row uses: a hint too. */
function spansSplice(xml: string, { tag }: ScannedRow): Splice[] {
  const found = /\sspans\s*=\s*("[^"]*"|'[^']*')/.exec(xml.slice(tag.from, tag.to));
  if (found === null) return [];
  const from = tag.from + found.index;
  return [{ from, to: from + found[0].length, text: '' }];
}

function applySplices(xml: string, splices: readonly Splice[]): string {
  const pieces: string[] = [];
  let position = 0;
  for (const { from, to, text } of splices) {
    pieces.push(xml.slice(position, from), text);
    position = to;
  }
  return [...pieces, xml.slice(position)].join('');
}
