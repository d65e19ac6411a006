/** The rows of a component sheet as plain data: the part of the reading that touches bytes of unknown senders. */
import { openSheetArchive } from '../../price-tables/exchange/open-sheet-archive.js';
import { readCsvRows } from '../../price-tables/exchange/read-csv-rows.js';
import { readOneSheet } from '../../price-tables/exchange/read-workbook-parts.js';
import { readXlsxRows } from '../../price-tables/exchange/read-xlsx-rows.js';
import { RowTaker, type RowFromSheet } from '../../price-tables/exchange/row-taker.js';
import { faultOfRefusal, SheetRefusal, type SheetFault } from '../../price-tables/exchange/sheet-fault.js';
import { sheetFormatOf } from '../../price-tables/exchange/sheet-format-of.js';
import type { SheetTemplate } from '../../price-tables/exchange/sheet-template.js';

export interface TakenComponents {
  readonly sheet: string;
  readonly rows: readonly RowFromSheet[];
  /** By the column's pointer, its number. */
  readonly columns: ReadonlyMap<string, number>;
  /** Of the file or of the headings: the rows are not known then. */
  readonly faults: readonly SheetFault[];
}

/** `name` is shown as the sheet's name where the file has none of its own (CSV). */
export async function takeComponentRows(
  bytes: Uint8Array,
  name: string,
  template: SheetTemplate,
): Promise<TakenComponents> {
  try {
    const taker =
      sheetFormatOf(bytes) === 'xlsx' ? await takeWorkbook(bytes, template) : takeText(bytes, name, template);
    const { sheet, rows, placed, headingFaults } = taker;
    return { sheet, rows, columns: placed?.numbers ?? new Map<string, number>(), faults: headingFaults };
  } catch (error) {
    if (!(error instanceof SheetRefusal)) throw error;
    return { sheet: name, rows: [], columns: new Map(), faults: [faultOfRefusal(error)] };
  }
}

async function takeWorkbook(bytes: Uint8Array, template: SheetTemplate): Promise<RowTaker> {
  const archive = await openSheetArchive(bytes);
  const { sheet, ...parts } = await readOneSheet(archive, template.title);
  const taker = new RowTaker(sheet.name, template);
  await readXlsxRows({ archive, parts, sheet }, (row) => taker.take(row));
  return taker;
}

function takeText(bytes: Uint8Array, name: string, template: SheetTemplate): RowTaker {
  const taker = new RowTaker(name, template);
  readCsvRows(bytes, (row) => taker.take(row));
  return taker;
}
