/**
 * The appraisal as a workbook with live formulas: whoever distrusts the engine lets a spreadsheet program compute it
 * again. Formulas for every computed cell, each with what it comes to; figures of the report only beside them, to be
 * compared. Equal reports have equal bytes.
 */
import { frameParts } from '../../workbooks/workbook-frame.js';
import { writeZip } from '../../workbooks/write-zip.js';
import type { ReportInput } from '../content/report-input.js';
import { reportScope } from '../content/report-scope.js';
import type { Attachment } from '../report-document.js';
import { ComponentSheet } from './component-sheet.js';
import { DeductionSheet } from './deduction-sheet.js';
import { OfferSheet } from './offer-sheet.js';
import { ParameterSheet } from './parameter-sheet.js';
import { PriceSheet } from './price-sheet.js';
import { RetainedSheet } from './retained-sheet.js';
import type { Sheet } from './sheet.js';
import { SummarySheet } from './summary-sheet.js';

export const workbookName = 'appraisal.xlsx';

export async function workbookAttachment(input: ReportInput): Promise<Attachment> {
  return {
    name: workbookName,
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    description: '带公式的工作簿：用电子表格重新计算各行金额、扣减和合计（不含区间和敏感性）',
    relationship: 'Alternative',
    bytes: await writeWorkbook(appraisalSheets(input)),
  };
}

export function appraisalSheets(input: ReportInput): readonly Sheet[] {
  const scope = reportScope(input);
  const parameters = new ParameterSheet(scope);
  const prices = new PriceSheet(scope, parameters);
  const scrapped = new ComponentSheet('拆除部件', 'scrap', { scope, parameters, prices });
  const floors = new ComponentSheet('残值下限', 'retain', { scope, parameters, prices });
  const retained = new RetainedSheet({ scope, parameters, prices, floors });
  const deductions = new DeductionSheet({ scope, parameters, prices, scrapped });
  const totals = { gross: scrapped.total(), deductions: deductions.total(), remaining: retained.total() };
  const summary = new SummarySheet(scope, totals, parameters);
  const offers = new OfferSheet(scope, parameters, summary.net);
  summary.conclude([scrapped, floors, retained, deductions, prices, offers]);
  return [
    summary.sheet,
    scrapped.sheet,
    retained.sheet,
    floors.sheet,
    deductions.sheet,
    deductions.waste,
    prices.sheet,
    parameters.sheet,
    offers.sheet,
  ];
}

async function writeWorkbook(sheets: readonly Sheet[]): Promise<Uint8Array> {
  const frame = frameParts(
    sheets.map(({ name }) => name),
    { computesOnOpening: true },
  );
  return writeZip([
    ...frame.map(({ name, xml }) => ({ name, content: Buffer.from(xml) })),
    ...sheets.map((sheet, index) => ({
      name: `xl/worksheets/sheet${index + 1}.xml`,
      content: Buffer.from([...sheet.xml()].join('')),
    })),
  ]);
}
