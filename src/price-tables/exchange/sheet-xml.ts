/** The sheets of the workbook: the prices, the quotations behind them, and 说明, which says what each column takes. */
import type { PriceTableKind } from '../price-table-file.js';
import { kindNames, sheetColumns } from './sheet-columns.js';
import { QUOTATION_SHEET_NAME, quotationColumns } from './quotation-columns.js';
import { quotationLines, type PriceSheet } from './sheet-values.js';
import { GUIDE_HEADINGS, guideLine, linesXml, tableXml } from './table-xml.js';

export const priceSheetXml = (sheet: PriceSheet): Generator<string> => tableXml(sheetColumns(sheet.kind), sheet.rows);

export const quotationSheetXml = (sheet: PriceSheet): Generator<string> =>
  tableXml(quotationColumns(sheet.kind), quotationLines(sheet));

export function guideSheetXml(kind: PriceTableKind): Generator<string> {
  return linesXml([
    GUIDE_HEADINGS,
    ...sheetColumns(kind).map(guideLine),
    ['', '', `本表为${kindNames[kind]}价格表。币种为人民币元。空行不计；公式须先改为值。`, ''],
    ['', '', `来源为询价的价格，在工作表“${QUOTATION_SHEET_NAME}”中逐条列出报价，至少 3 条，供应商各不相同：`, ''],
    ...quotationColumns(kind).map(guideLine),
    ['', '', '价格须为各报价的平均数（按价格所写的小数位数四舍五入），低价、高价为其最低、最高，样本数为其条数。', ''],
    ['', '', '只读取“价格表”和“报价”两张工作表。', ''],
  ]);
}
