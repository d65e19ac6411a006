/** Comma-separated text in, rows of cells out. The encoding is found strictly: UTF-8, or else GB18030, or else a refusal. */
import { CsvError, parse } from 'csv-parse/sync';
import { isBlank, type SheetCell, type SheetRow } from './sheet-cell.js';
import { SheetRefusal } from './sheet-fault.js';
import { sheetLimits } from './sheet-limits.js';
import { unguarded } from './spreadsheet-injection.js';

/** Blank rows are passed over. */
export function readCsvRows(bytes: Uint8Array, take: (row: SheetRow) => void): void {
  csvRecords(bytes).forEach((fields, index) => {
    const cells = cellsOf(fields, index + 1);
    if (cells.size > 0) take({ number: index + 1, cells });
  });
}

/** Every record, as long as it is in the file. */
export function csvRecords(bytes: Uint8Array): readonly (readonly string[])[] {
  const records = parseRecords(decodeSheetText(bytes));
  if (records.length <= sheetLimits.sheetRows) return records;
  throw new SheetRefusal('too-many-rows', `文件超过 ${sheetLimits.sheetRows} 行（空行也计）；请删去多余的行`);
}

function cellsOf(fields: readonly string[], row: number): ReadonlyMap<number, SheetCell> {
  if (fields.length > sheetLimits.columns) {
    throw new SheetRefusal('too-many-columns', `一行超过 ${sheetLimits.columns} 个单元格`, { row });
  }
  const cells = fields.map((field, index): [number, SheetCell] => [index + 1, cellOf(field, row)]);
  return new Map(cells.filter(([, cell]) => !isBlank(cell)));
}

function cellOf(field: string, row: number): SheetCell {
  if (field.length > sheetLimits.cellCharacters) {
    throw new SheetRefusal('cell-too-long', `一个单元格里的文字超过 ${sheetLimits.cellCharacters} 个字`, { row });
  }
  // Whoever opens the file in a spreadsheet program would see a result here, not what stands in the file.
  if (field.trimStart().startsWith('=')) return { kind: 'formula' };
  return { kind: 'text', text: unguarded(field) };
}

function parseRecords(text: string): string[][] {
  try {
    return parse(text, { relax_column_count: true, skip_empty_lines: false, to: sheetLimits.sheetRows + 1 });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new SheetRefusal('broken-csv', `不是完好的 CSV 文件，多为引号不成对（第 ${String(error['lines'])} 行）`);
  }
}

/** A byte order mark says UTF-8; without one the bytes must be valid UTF-8, or else valid GB18030. */
export function decodeSheetText(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    throw new SheetRefusal('unknown-encoding', '文件是 UTF-16 编码；请另存为“CSV UTF-8（逗号分隔）”');
  }
  const text = decoded(bytes, 'utf-8') ?? decoded(bytes, 'gb18030');
  if (text === null || text.includes('\0')) {
    throw new SheetRefusal('unknown-encoding', '文件既不是 UTF-8 也不是 GB18030 编码的文本，也不是 XLSX 文件');
  }
  return text;
}

function decoded(bytes: Uint8Array, encoding: 'utf-8' | 'gb18030'): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
