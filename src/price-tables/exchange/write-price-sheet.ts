/** An edition's rows, or an empty template, as a sheet to download: an XLSX workbook or CSV that Excel opens as it is. */
import { guarded } from './spreadsheet-injection.js';
import { sheetColumns } from './sheet-columns.js';
import { shownRows, type PriceSheet } from './sheet-values.js';
import { guideSheetXml, priceSheetXml } from './sheet-xml.js';
import { frameParts } from './workbook-frame.js';
import { writeZip } from './write-zip.js';

export type SheetFormat = 'xlsx' | 'csv';

export async function writePriceSheet(sheet: PriceSheet, format: SheetFormat): Promise<Buffer> {
  return format === 'csv' ? csvOf(sheet) : workbookOf(sheet);
}

function workbookOf(sheet: PriceSheet): Promise<Buffer> {
  const parts = [
    ...frameParts,
    { name: 'xl/worksheets/sheet1.xml', xml: priceSheetXml(sheet) },
    { name: 'xl/worksheets/sheet2.xml', xml: guideSheetXml(sheet.kind) },
  ];
  return writeZip(parts.map(({ name, xml }) => ({ name, content: Buffer.from(xml) })));
}

/** RFC 4180 with a byte order mark, without which Excel would take the text for the system's own encoding. */
function csvOf(sheet: PriceSheet): Buffer {
  const header = sheetColumns(sheet.kind).map((column) => column.header);
  const rows = shownRows(sheet).map((cells) => cells.map(({ text }) => text));
  const lines = [header, ...rows].map((cells) => `${cells.map(csvField).join(',')}\r\n`);
  return Buffer.from(`\uFEFF${lines.join('')}`);
}

function csvField(text: string): string {
  const safe = guarded(text);
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
