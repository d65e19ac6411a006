/**
 * A sheet of prices (XLSX, or CSV in UTF-8 or GB18030) in, the rows of an edition out, or every fault of the sheet in one
 * pass. All or nothing: no row is taken from a sheet with a fault. The rules are those of the edition files.
 */
import type { PriceTableFile } from '../price-table-file.js';
import { attachQuotations, type TakenSheet } from './attach-quotations.js';
import { checkSheetRows, type EditionHead } from './check-sheet-rows.js';
import { openSheetArchive } from './open-sheet-archive.js';
import { quotationColumns } from './quotation-columns.js';
import { readCsvRows } from './read-csv-rows.js';
import { readWorkbookParts, type SheetPart } from './read-workbook-parts.js';
import { readXlsxRows } from './read-xlsx-rows.js';
import { RowTaker } from './row-taker.js';
import { ScannedSheet } from './scan-sheet-xml.js';
import { faultOfRefusal, SheetRefusal, type SheetFault } from './sheet-fault.js';
import { sheetFormatOf } from './sheet-format-of.js';
import { priceTemplate, quotationTemplate, type SheetTemplate } from './sheet-template.js';

export type SheetReading =
  | { readonly kind: 'table'; readonly table: PriceTableFile }
  | {
      readonly kind: 'faults';
      readonly faults: readonly SheetFault[];
      /** Where the cells stand, for whoever writes the faults beside them; absent where the file has no such places. */
      readonly layouts?: SheetLayouts;
    };

/** By part of the workbook. */
export type SheetLayouts = ReadonlyMap<string, ScannedSheet>;

/** `name` is shown as the sheet's name where the file has none of its own (CSV). */
export async function readPriceSheet(bytes: Uint8Array, name: string, head: EditionHead): Promise<SheetReading> {
  try {
    return readRows(await takeRows(bytes, name, head), head);
  } catch (error) {
    if (error instanceof SheetRefusal) return { kind: 'faults', faults: [faultOfRefusal(error)] };
    throw error;
  }
}

interface TakenRows {
  readonly prices: RowTaker;
  readonly quotations: RowTaker | null;
  readonly layouts?: SheetLayouts;
}

function readRows({ prices, quotations, ...places }: TakenRows, head: EditionHead): SheetReading {
  // A sheet of quotations that is blank says nothing.
  const hasQuotations = quotations !== null && quotations.placed !== null;
  const headings = [...prices.headingFaults, ...(hasQuotations ? quotations.headingFaults : [])];
  const priceSheet = takenSheet(prices);
  if (headings.length > 0 || priceSheet === null) return { kind: 'faults', faults: headings, ...places };
  const quotationSheet = hasQuotations ? takenSheet(quotations) : null;
  const { name, placed } = priceSheet;
  const { rows, faults: orphans } = attachQuotations(priceSheet, quotationSheet, quotationColumns(head.kind));
  const checked = checkSheetRows({ name, head, placed, rows });
  const taken = [...rows, ...(quotationSheet?.rows ?? [])].flatMap((row) => row.faults);
  const faults = [...taken, ...checked, ...orphans].sort(bySheetAndRow(name));
  if (faults.length > 0) return { kind: 'faults', faults, ...places };
  return { kind: 'table', table: { ...head, rows: rows.map(({ value }) => value) } as unknown as PriceTableFile };
}

function takenSheet({ sheet, placed, rows }: RowTaker): TakenSheet | null {
  return placed === null ? null : { name: sheet, placed, rows };
}

/** What concerns the whole file first, then the sheet of prices row by row, then the quotations. */
const bySheetAndRow =
  (prices: string) =>
  (one: SheetFault, other: SheetFault): number => {
    const rank = ({ sheet }: SheetFault): number => (sheet === null || sheet === prices ? 0 : 1);
    return rank(one) - rank(other) || (one.row ?? 0) - (other.row ?? 0);
  };

async function takeRows(bytes: Uint8Array, name: string, { kind }: EditionHead): Promise<TakenRows> {
  if (sheetFormatOf(bytes) === 'xlsx') return takeWorkbook(bytes, kind);
  const prices = new RowTaker(name, priceTemplate(kind));
  readCsvRows(bytes, (row) => prices.take(row));
  return { prices, quotations: null };
}

async function takeWorkbook(bytes: Uint8Array, kind: EditionHead['kind']): Promise<TakenRows> {
  const archive = await openSheetArchive(bytes);
  const parts = await readWorkbookParts(archive);
  const layouts = new Map<string, ScannedSheet>();
  const taken = async (sheet: SheetPart, template: SheetTemplate): Promise<RowTaker> => {
    const [taker, layout] = [new RowTaker(sheet.name, template), new ScannedSheet()];
    await readXlsxRows({ archive, parts, sheet }, (row) => taker.take(row), layout);
    layouts.set(sheet.part, layout);
    return taker;
  };
  const prices = await taken(parts.prices, priceTemplate(kind));
  const quotations = parts.quotations === null ? null : await taken(parts.quotations, quotationTemplate(kind));
  return { prices, quotations, layouts };
}
