/**
 * The sheets of the workbook, piece by piece: the prices, the quotations behind them, and 说明, which says what each column
 * takes.
 */
import type { PriceTableKind } from '../price-table-file.js';
import { exactDecimal } from './exact-number.js';
import { escapeControls } from './plain-text-collector.js';
import { kindNames, sheetColumns, type SheetColumn } from './sheet-columns.js';
import { columnLetter } from './sheet-fault.js';
import { QUOTATION_SHEET_NAME, quotationColumns } from './quotation-columns.js';
import { quotationLines, shownCells, type PriceSheet, type ShownCell } from './sheet-values.js';
import { isDangerous } from './spreadsheet-injection.js';
import { cellStyles, MAIN_NAMESPACE, XML_HEAD } from './workbook-frame.js';

/** An edition holds at most 10,000 rows: the drop-down lists reach as far. */
const LAST_ROW = 10_001;

export const priceSheetXml = (sheet: PriceSheet): Generator<string> => tableXml(sheetColumns(sheet.kind), sheet.rows);

export const quotationSheetXml = (sheet: PriceSheet): Generator<string> =>
  tableXml(quotationColumns(sheet.kind), quotationLines(sheet));

function tableXml(columns: readonly SheetColumn[], values: Iterable<object>): Generator<string> {
  const header = columns.map((column, index) => textCell(column.header, { row: 1, index, style: cellStyles.header }));
  return worksheetXml({
    widths: columns.map(({ width, kind }) => ({ width, style: columnStyle(kind) })),
    rows: tableRows(header, columns, values),
    after: choicesXml(columns),
  });
}

function* tableRows(
  header: readonly string[],
  columns: readonly SheetColumn[],
  values: Iterable<object>,
): Generator<string> {
  let number = 1;
  yield rowXml(number, header);
  for (const value of values) {
    number += 1;
    yield rowXml(number, rowCells(shownCells(value, columns), number));
  }
}

const GUIDE_WIDTHS = [14, 8, 70, 30];

export function guideSheetXml(kind: PriceTableKind): Generator<string> {
  const lines = [
    ['列名', '必填', '允许的内容', '示例'],
    ...sheetColumns(kind).map(guideLine),
    ['', '', `本表为${kindNames[kind]}价格表。币种为人民币元。空行不计；公式须先改为值。`, ''],
    ['', '', `来源为询价的价格，在工作表“${QUOTATION_SHEET_NAME}”中逐条列出报价，至少 3 条，供应商各不相同：`, ''],
    ...quotationColumns(kind).map(guideLine),
    ['', '', '价格须为各报价的平均数（按价格所写的小数位数四舍五入），低价、高价为其最低、最高，样本数为其条数。', ''],
    ['', '', '只读取“价格表”和“报价”两张工作表。', ''],
  ];
  const rows = lines.map((cells, line) => {
    const style = line === 0 ? cellStyles.header : cellStyles.wrapped;
    return rowXml(
      line + 1,
      cells.map((text, index) => textCell(text, { row: line + 1, index, style })),
    );
  });
  return worksheetXml({ widths: GUIDE_WIDTHS.map((width) => ({ width, style: cellStyles.plain })), rows, after: '' });
}

const guideLine = ({ header, required, allowed, example }: SheetColumn): string[] => [
  header,
  required ? '是' : '',
  allowed,
  example,
];

interface Place {
  readonly row: number;
  readonly index: number;
  readonly style: number;
}

function rowCells(cells: readonly ShownCell[], row: number): string[] {
  return cells.map(({ column, text }, index) => {
    if (text === '') return '';
    const number = isNumeric(column) ? numberCell(text, { row, index }) : null;
    const style = isDangerous(text) ? cellStyles.quoted : cellStyles.text;
    return number ?? textCell(text, { row, index, style });
  });
}

const isNumeric = ({ kind }: SheetColumn): boolean => ['amount', 'rate', 'count'].includes(kind);

/** As a number only where reading gives these very digits back; else as text, which does so always. */
function numberCell(text: string, { row, index }: Omit<Place, 'style'>): string | null {
  const decimals = text.split('.')[1]?.length ?? 0;
  if (exactDecimal(text, decimals) !== text) return null;
  return `<c r="${columnLetter(index + 1)}${row}" s="${cellStyles.number(decimals)}"><v>${text}</v></c>`;
}

function textCell(text: string, { row, index, style }: Place): string {
  if (text === '') return '';
  const content = `<is><t xml:space="preserve">${xmlText(text)}</t></is>`;
  return `<c r="${columnLetter(index + 1)}${row}" s="${style}" t="inlineStr">${content}</c>`;
}

const rowXml = (number: number, cells: readonly string[]): string => `<row r="${number}">${cells.join('')}</row>`;

const columnStyle = (kind: SheetColumn['kind']): number =>
  ['amount', 'rate', 'count'].includes(kind) ? cellStyles.plain : cellStyles.text;

export const xmlText = (text: string): string =>
  escapeControls(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

interface Worksheet {
  readonly widths: readonly { readonly width: number; readonly style: number }[];
  readonly rows: Iterable<string>;
  readonly after: string;
}

/** So many characters at once: neither a call for every row nor the whole sheet in one text. */
const PIECE = 65_536;

function* worksheetXml({ widths, rows, after }: Worksheet): Generator<string> {
  const columns = widths.map(
    ({ width, style }, index) =>
      `<col min="${index + 1}" max="${index + 1}" width="${width}" style="${style}" customWidth="1"/>`,
  );
  const pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>';
  let piece = [
    `${XML_HEAD}<worksheet xmlns="${MAIN_NAMESPACE}">`,
    `<sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews>`,
    `<cols>${columns.join('')}</cols>`,
    '<sheetData>',
  ].join('\n');
  for (const row of rows) {
    piece += `${row}\n`;
    if (piece.length < PIECE) continue;
    yield piece;
    piece = '';
  }
  yield `${piece}</sheetData>${after}</worksheet>`;
}

/** Drop-down lists; a delivery basis may also be another one of the standard's edition, so that list only suggests. */
function choicesXml(columns: readonly SheetColumn[]): string {
  const lists = columns.flatMap(({ labels, header, pointer }, index) => {
    if (labels === undefined) return [];
    const letter = columnLetter(index + 1);
    const style = pointer === '/deliveryBasis' ? 'warning' : 'stop';
    const words = `errorTitle="${header}" error="请从列表中选取"`;
    const list = `<formula1>"${Object.values(labels).join(',')}"</formula1>`;
    return [
      `<dataValidation type="list" errorStyle="${style}" allowBlank="1" showErrorMessage="1" ${words} sqref="${letter}2:${letter}${LAST_ROW}">${list}</dataValidation>`,
    ];
  });
  if (lists.length === 0) return '';
  return `<dataValidations count="${lists.length}">${lists.join('')}</dataValidations>`;
}
