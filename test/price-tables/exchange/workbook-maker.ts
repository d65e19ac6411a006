/** Workbooks made by hand, honest and hostile: any part can be replaced, and the zip's own figures can be falsified. */
import { sheetColumns } from '../../../src/price-tables/exchange/sheet-columns.js';
import { SHEET_NAMES } from '../../../src/price-tables/exchange/write-price-sheet.js';
import type { PriceTableKind } from '../../../src/price-tables/price-table-file.js';
import { frameParts } from '../../../src/workbooks/workbook-frame.js';
import { writeZip } from '../../../src/workbooks/write-zip.js';

export const SHEET = 'xl/worksheets/sheet1.xml';
export const QUOTATIONS = 'xl/worksheets/sheet2.xml';
const GUIDE = 'xl/worksheets/sheet3.xml';

export async function workbook(parts: Readonly<Record<string, string>>): Promise<Buffer> {
  const frame = Object.fromEntries(frameParts(SHEET_NAMES).map(({ name, xml }) => [name, xml]));
  const all = Object.entries({ ...frame, [QUOTATIONS]: sheetXml(''), [GUIDE]: sheetXml(''), ...parts });
  return writeZip(all.map(([name, xml]) => ({ name, content: Buffer.from(xml) })));
}

export const sheetXml = (rows: string): string =>
  `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`;

export const textCell = (reference: string, text: string): string =>
  `<c r="${reference}" t="inlineStr"><is><t>${text}</t></is></c>`;

export const headerRow = (kind: PriceTableKind): string =>
  `<row r="1">${sheetColumns(kind)
    .map(({ header }, index) => textCell(`${String.fromCharCode(65 + index)}1`, header))
    .join('')}</row>`;

/** One sound row of a scrap table, with cells replaced by heading; the replacement is the inside of `<c r=…`. */
export function scrapRow(number: number, replaced: Readonly<Record<string, string>> = {}): string {
  const sound: Record<string, string> = {
    ...{ 材料代码: `steel-${number}`, 地区: '210100', 单位: '吨', 价格: '2230.00', 计税口径: '含税', 税率: '3%' },
    ...{ 交货口径: '货场价', 来源类别: '协会参考价', 来源单位: '协会', 来源文件: '第 9 期', 采集日期: '2026-09-01' },
  };
  const cells = sheetColumns('scrap').map(({ header }, index) => {
    const reference = `${String.fromCharCode(65 + index)}${number}`;
    const own = replaced[header];
    if (own !== undefined) return own === '' ? '' : `<c r="${reference}" ${own}</c>`;
    return sound[header] === undefined ? '' : textCell(reference, sound[header]);
  });
  return `<row r="${number}">${cells.join('')}</row>`;
}

export const text = (value: string): string => `t="inlineStr"><is><t>${value}</t></is>`;
export const number = (value: string, style = 0): string => `s="${style}"><v>${value}</v>`;

export const scrapWorkbook = (...rows: string[]): Promise<Buffer> =>
  workbook({ [SHEET]: sheetXml(headerRow('scrap') + rows.join('')) });

export const scrapHead = {
  ...{ id: 'scrap', publisher: 'association', title: '废旧物资参考价', kind: 'scrap' as const },
  ...{ status: 'official' as const, validFrom: '2026-09-01', publishedAt: '2026-09-03T10:00:00+08:00' },
  ...{ method: '协会采集', licence: '可自由使用', regions: ['210100'] },
};
