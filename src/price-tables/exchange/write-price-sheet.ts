/** An edition's rows, or an empty template, as a sheet to download: an XLSX workbook or CSV that Excel opens as it is. */
import { frameParts } from '../../workbooks/workbook-frame.js';
import { writeZip } from '../../workbooks/write-zip.js';
import { QUOTATION_SHEET_NAME, columnsWithQuotations } from './quotation-columns.js';
import { PRICE_SHEET_NAME } from './sheet-columns.js';
import { shownCells, type PriceSheet } from './sheet-values.js';
import { guideSheetXml, priceSheetXml, quotationSheetXml } from './sheet-xml.js';
import { guarded } from './spreadsheet-injection.js';
import { csvText, quoted } from './write-csv.js';

export type SheetFormat = 'xlsx' | 'csv';

export async function writePriceSheet(sheet: PriceSheet, format: SheetFormat): Promise<Buffer> {
  return format === 'csv' ? csvOf(sheet) : workbookOf(sheet);
}

/** The sheets in their order. */
export const SHEET_NAMES = [PRICE_SHEET_NAME, QUOTATION_SHEET_NAME, '说明'] as const;

function workbookOf(sheet: PriceSheet): Promise<Buffer> {
  return writeZip([
    ...frameParts(SHEET_NAMES).map(({ name, xml }) => ({ name, content: Buffer.from(xml) })),
    { name: 'xl/worksheets/sheet1.xml', content: () => priceSheetXml(sheet) },
    { name: 'xl/worksheets/sheet2.xml', content: () => quotationSheetXml(sheet) },
    { name: 'xl/worksheets/sheet3.xml', content: () => guideSheetXml(sheet.kind) },
  ]);
}

/** One file has one sheet: quotations stand in numbered columns, as many as the row with most of them needs. */
function csvOf({ kind, rows }: PriceSheet): Buffer {
  const most = rows.reduce((number, { quotations = [] }) => Math.max(number, quotations.length), 0);
  const columns = columnsWithQuotations(kind, most);
  const header = columns.map((column) => column.header);
  const lines = rows.map((row) => shownCells(row, columns).map(({ text }) => quoted(guarded(text))));
  return csvText([header, ...lines]);
}
