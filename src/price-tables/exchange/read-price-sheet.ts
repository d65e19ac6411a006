/**
 * A sheet of prices (XLSX, or CSV in UTF-8 or GB18030) in, the rows of an edition out, or every fault of the sheet in one
 * pass. All or nothing: no row is taken from a sheet with a fault. The rules are those of the edition files.
 */
import type { PriceTableFile } from '../price-table-file.js';
import { checkSheetRows, type EditionHead } from './check-sheet-rows.js';
import { placeColumns } from './place-columns.js';
import { readCsvCells } from './read-csv-cells.js';
import { readXlsxCells } from './read-xlsx-cells.js';
import { rowsFromCells } from './rows-from-cells.js';
import type { CellSheet } from './sheet-cell.js';
import { faultOfRefusal, SheetRefusal, type SheetFault } from './sheet-fault.js';
import { sheetLimits } from './sheet-limits.js';

export type SheetReading =
  | { readonly kind: 'table'; readonly table: PriceTableFile }
  | { readonly kind: 'faults'; readonly faults: readonly SheetFault[] };

/** `name` is shown as the sheet's name where the file has none of its own (CSV). */
export async function readPriceSheet(bytes: Uint8Array, name: string, head: EditionHead): Promise<SheetReading> {
  try {
    return readRows(await readCells(bytes, name), head);
  } catch (error) {
    if (error instanceof SheetRefusal) return { kind: 'faults', faults: [faultOfRefusal(error)] };
    throw error;
  }
}

function readRows(sheet: CellSheet, head: EditionHead): SheetReading {
  const placed = placeColumns(sheet, head.kind);
  // Without sound headings it is not known which cell is which: the cells are judged once the headings stand.
  if (placed.faults.length > 0) return { kind: 'faults', faults: placed.faults };
  const rows = rowsFromCells(sheet, placed);
  const checked = checkSheetRows({ name: sheet.name, head, placed, rows });
  const faults = [...rows.flatMap((row) => row.faults), ...checked].sort(
    (one, other) => (one.row ?? 0) - (other.row ?? 0),
  );
  if (faults.length > 0) return { kind: 'faults', faults };
  return { kind: 'table', table: { ...head, rows: rows.map(({ value }) => value) } as unknown as PriceTableFile };
}

async function readCells(bytes: Uint8Array, name: string): Promise<CellSheet> {
  if (bytes.byteLength > sheetLimits.fileBytes) {
    throw new SheetRefusal('file-too-large', `文件超过 ${sheetLimits.fileBytes / 1024 / 1024} MB`);
  }
  if (isZip(bytes)) return readXlsxCells(bytes);
  if (isCompoundFile(bytes)) {
    throw new SheetRefusal('unknown-format', '文件是旧版 .xls 格式或设有密码；请另存为不带密码的 .xlsx');
  }
  return readCsvCells(bytes, name);
}

export const isZip = (bytes: Uint8Array): boolean => startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]);

const isCompoundFile = (bytes: Uint8Array): boolean => startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0]);

const startsWith = (bytes: Uint8Array, magic: readonly number[]): boolean =>
  magic.every((byte, index) => bytes[index] === byte);
