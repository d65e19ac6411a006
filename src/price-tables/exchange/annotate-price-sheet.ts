/**
 * The sheet that came in, with one more column: 错误说明, each row's faults beside the row. A workbook stays a workbook, CSV
 * stays CSV.
 */
import { annotateCsv } from './annotate-csv.js';
import { annotateWorkbook } from './annotate-workbook.js';
import type { SheetLayouts } from './read-price-sheet.js';
import { isZip } from './sheet-format-of.js';
import { SheetRefusal, type SheetFault } from './sheet-fault.js';

/** null: the file cannot be read as a sheet, so there is nothing to write into. `layouts`: of the reading, which spares one. */
export async function annotatePriceSheet(
  bytes: Uint8Array,
  faults: readonly SheetFault[],
  layouts?: SheetLayouts,
): Promise<Buffer | null> {
  try {
    return isZip(bytes) ? await annotateWorkbook(bytes, faults, layouts) : annotateCsv(bytes, faults);
  } catch (error) {
    if (error instanceof SheetRefusal) return null;
    throw error;
  }
}
