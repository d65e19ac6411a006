/** The cells of one sheet of a workbook, row by row as they are read; nothing is calculated, converted or believed. */
import type { SheetArchive } from './open-sheet-archive.js';
import type { FormatMeaning } from './number-format.js';
import { PlainTextCollector, unescapeControls } from './plain-text-collector.js';
import type { SheetPart, WorkbookSurroundings } from './read-workbook-parts.js';
import { readXml, type TagPlaces, type XmlAttributes, type XmlHandler } from './read-xml.js';
import { isBlank, type SheetCell, type SheetRow } from './sheet-cell.js';
import { columnNumber, SheetRefusal } from './sheet-fault.js';
import { sheetLimits } from './sheet-limits.js';

export interface OpenedSheet {
  readonly archive: SheetArchive;
  readonly parts: WorkbookSurroundings;
  readonly sheet: SheetPart;
}

/** Blank rows are passed over. `places` is told where the cells stand. */
export async function readXlsxRows(
  { archive, parts, sheet }: OpenedSheet,
  take: (row: SheetRow) => void,
  places?: TagPlaces,
): Promise<void> {
  await readXml(archive.partText(sheet.part), new SheetReader({ parts, sheet, places }, take), sheet.part);
}

/** The first row that is not blank; null where all are. */
export async function firstXlsxRow(opened: OpenedSheet): Promise<SheetRow | null> {
  let first: SheetRow | null = null;
  const take = (row: SheetRow): never => {
    first = row;
    throw new EnoughRead();
  };
  await readXlsxRows(opened, take).catch((error: unknown) => {
    if (!(error instanceof EnoughRead)) throw error;
  });
  return first;
}

class EnoughRead extends Error {}

interface CellInFile {
  readonly column: number;
  readonly type: string;
  readonly style: number;
  value: string;
  hasFormula: boolean;
}

class SheetReader implements XmlHandler {
  private row = 0;
  private rowsSeen = 0;
  private cells = new Map<number, SheetCell>();
  private cellsSeen = 0;
  private column = 0;
  private cell: CellInFile | null = null;
  private inValue = false;
  private readonly inline = new PlainTextCollector();

  private readonly parts: WorkbookSurroundings;
  private readonly sheet: SheetPart;
  readonly places: TagPlaces | undefined;

  constructor(
    { parts, sheet, places }: Omit<OpenedSheet, 'archive'> & { readonly places: TagPlaces | undefined },
    private readonly take: (row: SheetRow) => void,
  ) {
    this.parts = parts;
    this.sheet = sheet;
    this.places = places;
  }

  open(name: string, attributes: XmlAttributes): void {
    if (name === 'row') this.openRow(attributes);
    else if (name === 'c') this.openCell(attributes);
    else if (name === 'f' && this.cell !== null) this.cell.hasFormula = true;
    else if (name === 'v') this.inValue = true;
    else this.inline.open(name);
  }

  text(text: string): void {
    if (this.cell === null) return;
    if (!this.inValue) return this.inline.text(text);
    this.cell.value += text;
    if (this.cell.value.length > sheetLimits.cellCharacters) this.refuse('cell-too-long', '单元格里的文字过长');
  }

  close(name: string): void {
    if (name === 'v') this.inValue = false;
    else if (name === 'c') this.closeCell();
    else if (name === 'row') this.closeRow();
    else this.inline.close(name);
  }

  private openRow(attributes: XmlAttributes): void {
    const number = Number(attributes['r'] ?? this.row + 1);
    if (!Number.isSafeInteger(number) || number <= this.row) this.refuse('broken-xml', '工作表的行次序混乱');
    this.rowsSeen += 1;
    if (this.rowsSeen > this.sheet.mostRows) {
      this.refuse('too-many-rows', `工作表超过 ${this.sheet.mostRows} 行（空行也计）；请删去多余的行`);
    }
    this.row = number;
    this.column = 0;
    this.cellsSeen = 0;
    this.cells = new Map();
  }

  private openCell(attributes: XmlAttributes): void {
    const letters = /^([A-Z]{1,3})\d+$/.exec(attributes['r'] ?? '')?.[1];
    const column = letters === undefined ? this.column + 1 : columnNumber(letters);
    if (column <= this.column) this.refuse('broken-xml', '工作表的列次序混乱');
    this.column = column;
    this.cellsSeen += 1;
    if (this.cellsSeen > sheetLimits.columns) {
      this.refuse('too-many-columns', `工作表的一行超过 ${sheetLimits.columns} 个单元格；请删去多余的列`);
    }
    const style = Number(attributes['s'] ?? '0');
    this.cell = { column, type: attributes['t'] ?? 'n', style, value: '', hasFormula: false };
  }

  private closeCell(): void {
    if (this.cell === null) return;
    const cell = this.meaningOf(this.cell, this.inline.take());
    if (!isBlank(cell)) this.cells.set(this.cell.column, cell);
    this.cell = null;
  }

  private closeRow(): void {
    if (this.cells.size > 0) this.take({ number: this.row, cells: this.cells });
  }

  private meaningOf({ type, value, style, hasFormula }: CellInFile, inline: string): SheetCell {
    if (hasFormula) return { kind: 'formula' };
    switch (type) {
      case 'inlineStr':
        return { kind: 'text', text: inline };
      case 's':
        return { kind: 'text', text: this.sharedString(value) };
      case 'b':
        return { kind: 'boolean' };
      case 'e':
        return { kind: 'error', text: value };
      case 'n':
        return value === '' ? { kind: 'text', text: '' } : this.numberCell(value, this.parts.formats[style]);
      default:
        // `str` is text left by a formula, `d` a day in ISO 8601.
        return { kind: 'text', text: unescapeControls(value) };
    }
  }

  private numberCell(text: string, format: FormatMeaning = { kind: 'decimals', decimals: 0 }): SheetCell {
    if (format.kind === 'day') return { kind: 'serial-day', text, from1904: this.parts.from1904 };
    return { kind: 'number', text, decimals: format.decimals };
  }

  private sharedString(index: string): string {
    const text = /^\d+$/.test(index) ? this.parts.sharedStrings[Number(index)] : undefined;
    return text ?? this.refuse('broken-xml', '单元格指向不存在的共享文字');
  }

  private refuse(code: SheetRefusal['code'], message: string): never {
    throw new SheetRefusal(code, message, { sheet: this.sheet.name, row: this.row === 0 ? null : this.row });
  }
}
