/** 汇总表 as a workbook: one line a lift, the two sums as formulas anybody can follow, never one sum of both. */
import { isDangerous } from '../../price-tables/exchange/spreadsheet-injection.js';
import { columnLetter } from '../../workbooks/column-letter.js';
import { formulaCell, numericCell, rowXml, textCell, worksheetXml } from '../../workbooks/sheet-parts.js';
import { cellStyles, frameParts } from '../../workbooks/workbook-frame.js';
import { writeZip } from '../../workbooks/write-zip.js';
import { avoidedWords, cashWords, coverage, stateInWords, watermarkOf, type Summary } from './summary-document.js';

type Cell = { readonly text: string } | { readonly figure: string } | { readonly sum: string };

const text = (shown: string): Cell => ({ text: shown });
const money = (amount: string | null): Cell => (amount === null ? text('') : { figure: amount });

const heads = [
  '序号',
  '设备代码',
  '地址',
  '评估目的',
  '残值净额（元，现金）',
  '余值（元，不是现金）',
  '状态',
  '计入合计',
  '尚缺',
];
const widths = [8, 24, 40, 24, 22, 22, 20, 10, 60];
/** The letter of 计入合计, by which the sums choose their lines. */
const countedColumn = columnLetter(heads.indexOf('计入合计') + 1);
const counted = '是';

export function summaryWorkbook(summary: Summary): Promise<Buffer> {
  const { engagement, firm, madeOn } = summary;
  const { assignments, totals, name } = engagement;
  const rows: readonly (readonly Cell[])[] = [
    heads.map(text),
    ...assignments.map((lift, index) => [
      ...[{ figure: String(index + 1) }, text(lift.deviceCode), text(lift.address ?? ''), text(lift.purpose)],
      ...[money(lift.scrapNet), money(lift.remaining), text(stateInWords(lift))],
      text(lift.isCounted ? counted : '否'),
      text(lift.missing.map(({ message }) => message).join('')),
    ]),
    [text(''), text('合计'), text(''), text(''), { sum: totals.scrapNet }, { sum: totals.remaining }],
  ];
  const notes = [
    ['委托', name],
    ['评估单位', firm],
    ['编制日期', madeOn],
    ['残值', cashWords],
    ['余值', avoidedWords],
    ['合计', coverage(summary)],
    ['注意', watermarkOf(summary) ?? ''],
  ].map((cells) => cells.map(text));
  return workbook([
    { name: '汇总表', widths, rows },
    { name: '说明', widths: [14, 90], rows: [[text('项目'), text('说明')], ...notes] },
  ]);
}

interface PlainSheet {
  readonly name: string;
  readonly widths: readonly number[];
  readonly rows: readonly (readonly Cell[])[];
}

function workbook(sheets: readonly PlainSheet[]): Promise<Buffer> {
  const frame = frameParts(sheets.map(({ name }) => name));
  return writeZip([
    ...frame.map(({ name, xml }) => ({ name, content: Buffer.from(xml) })),
    ...sheets.map((sheet, index) => ({
      name: `xl/worksheets/sheet${index + 1}.xml`,
      content: () =>
        worksheetXml({
          widths: sheet.widths.map((width) => ({ width, style: cellStyles.plain })),
          rows: sheet.rows.map((cells, row) => rowXml(row + 1, cells.map(cellXml(row + 1)))),
          after: '',
        }),
    })),
  ]);
}

const cellXml =
  (row: number) =>
  (cell: Cell, index: number): string => {
    const place = { row, index };
    if ('sum' in cell) {
      const letter = columnLetter(index + 1);
      const last = Math.max(2, row - 1);
      const range = (column: string): string => `${column}2:${column}${last}`;
      const sum = `SUMIF(${range(countedColumn)},"${counted}",${range(letter)})`;
      const formula = { formula: sum, value: cell.sum, isText: false };
      return formulaCell(formula, { ...place, style: cellStyles.number(2) });
    }
    if ('figure' in cell) {
      const decimals = cell.figure.split('.')[1]?.length ?? 0;
      return numericCell(cell.figure, { ...place, style: cellStyles.number(decimals) });
    }
    const style = row === 1 ? cellStyles.header : isDangerous(cell.text) ? cellStyles.quoted : cellStyles.wrapped;
    return textCell(cell.text, { ...place, style });
  };
