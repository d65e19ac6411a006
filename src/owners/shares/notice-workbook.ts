/** The list for public notice as a workbook, its sum a formula anybody can follow; and the empty sheet to fill in. */
import { exactDecimal } from '../../price-tables/exchange/exact-number.js';
import type { SheetFormat } from '../../price-tables/exchange/write-price-sheet.js';
import { isDangerous } from '../../price-tables/exchange/spreadsheet-injection.js';
import { csvText, quoted } from '../../price-tables/exchange/write-csv.js';
import { columnLetter } from '../../workbooks/column-letter.js';
import { formulaCell, numericCell, rowXml, textCell, worksheetXml } from '../../workbooks/sheet-parts.js';
import { cellStyles, frameParts } from '../../workbooks/workbook-frame.js';
import { writeZip } from '../../workbooks/write-zip.js';
import { householdColumns } from './household-sheet.js';
import {
  cashSentence,
  fenSentence,
  purposeSentence,
  ruleSentence,
  shareHeading,
  type ShareNotice,
} from './share-notice.js';

type Cell = { readonly text: string } | { readonly figure: string } | { readonly sum: string };

const text = (shown: string): Cell => ({ text: shown });
const figure = (digits: string): Cell => ({ figure: digits });

export function noticeWorkbook(notice: ShareNotice): Promise<Buffer> {
  const { key, lines, areaSum, weightSum, total, reportNumber, firm, url } = notice;
  const weighted = (cell: Cell): readonly Cell[] => (key.kind === 'weights' ? [cell] : []);
  const head = ['序号', '房号', '业主', '专有部分面积（平方米）'];
  const table: readonly (readonly Cell[])[] = [
    [...head.map(text), ...weighted(text('权重')), text(shareHeading(notice))],
    ...lines.map(({ room, maskedOwner, exclusiveAreaM2, weight, share }, index) => [
      ...[figure(String(index + 1)), text(room), text(maskedOwner), figure(exclusiveAreaM2)],
      ...weighted(figure(weight ?? '0')),
      figure(share),
    ]),
    [...[text(''), text('合计'), text(''), { sum: areaSum }], ...weighted({ sum: weightSum }), { sum: total }],
  ];
  const notes = [
    ['报告编号', reportNumber],
    ['评估单位', firm],
    ['查验页面', url],
    ['分配方法', ruleSentence(key)],
    ['精确到分', fenSentence],
    ['分的是什么', cashSentence],
    ['用途', purposeSentence(notice)],
  ].map((cells) => cells.map(text));
  return workbook([
    { name: '份额清单', widths: [8, 16, 16, 24, 18, 18], rows: table },
    { name: '说明', widths: [14, 90], rows: [[text('项目'), text('说明')], ...notes] },
  ]);
}

export async function householdTemplate(format: SheetFormat): Promise<Buffer> {
  const headers = householdColumns.map(({ header }) => header);
  if (format === 'csv') return csvText([headers.map(quoted)]);
  const guide = householdColumns.map(({ header, required, allowed, example }) =>
    [header, required ? '是' : '', allowed, example].map(text),
  );
  return workbook([
    { name: '住户名单', widths: householdColumns.map(({ width }) => width), rows: [headers.map(text)] },
    { name: '说明', widths: [24, 8, 70, 20], rows: [['列名', '必填', '允许的内容', '示例'].map(text), ...guide] },
  ]);
}

interface PlainSheet {
  readonly name: string;
  readonly widths: readonly number[];
  /** The first is the heading. */
  readonly rows: readonly (readonly Cell[])[];
}

function workbook(sheets: readonly PlainSheet[]): Promise<Buffer> {
  const frame = frameParts(sheets.map(({ name }) => name));
  return writeZip([
    ...frame.map(({ name, xml }) => ({ name, content: Buffer.from(xml) })),
    ...sheets.map(({ widths, rows }, index) => ({
      name: `xl/worksheets/sheet${index + 1}.xml`,
      content: () =>
        worksheetXml({
          widths: widths.map((width) => ({ width, style: cellStyles.plain })),
          rows: rows.map((cells, row) => rowXml(row + 1, cells.map(cellXml(row + 1)))),
          after: '',
        }),
    })),
  ]);
}

const cellXml =
  (row: number) =>
  (cell: Cell, index: number): string => {
    if ('sum' in cell) {
      const letter = columnLetter(index + 1);
      const style = cellStyles.number(decimalsOf(cell.sum));
      const formula = { formula: `SUM(${letter}2:${letter}${row - 1})`, value: cell.sum, isText: false };
      return formulaCell(formula, { row, index, style });
    }
    if ('figure' in cell && exactDecimal(cell.figure, decimalsOf(cell.figure)) === cell.figure) {
      return numericCell(cell.figure, { row, index, style: cellStyles.number(decimalsOf(cell.figure)) });
    }
    const shown = 'figure' in cell ? cell.figure : cell.text;
    const style = row === 1 ? cellStyles.header : isDangerous(shown) ? cellStyles.quoted : cellStyles.wrapped;
    return textCell(shown, { row, index, style });
  };

const decimalsOf = (digits: string): number => digits.split('.')[1]?.length ?? 0;
