/** An edition's rows, or an empty template, as a sheet to download: an XLSX workbook or CSV that Excel opens as it is. */
import { columnsWithQuotations } from './quotation-columns.js';
import { shownCells, type PriceSheet } from './sheet-values.js';
import { guideSheetXml, priceSheetXml, quotationSheetXml } from './sheet-xml.js';
import { guarded } from './spreadsheet-injection.js';
import { frameParts } from './workbook-frame.js';
import { csvText, quoted } from './write-csv.js';
import { writeZip } from './write-zip.js';

export type SheetFormat = 'xlsx' | 'csv';

export async function writePriceSheet(sheet: PriceSheet, format: SheetFormat): Promise<Buffer> {
  return format === 'csv' ? csvOf(sheet) : workbookOf(sheet);
}

function workbookOf(sheet: PriceSheet): Promise<Buffer> {
  return writeZip([
    ...frameParts.map(({ name, xml }) => ({ name, content: Buffer.from(xml) })),
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
