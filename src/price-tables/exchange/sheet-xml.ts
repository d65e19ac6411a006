/** The two sheets of the workbook: the prices, and 说明, which says what each column takes. */
import type { PriceTableKind } from '../price-table-file.js';
import { exactDecimal } from './exact-number.js';
import { escapeControls } from './plain-text-collector.js';
import { kindNames, sheetColumns, type SheetColumn } from './sheet-columns.js';
import { columnLetter } from './sheet-fault.js';
import { shownRows, type PriceSheet, type ShownCell } from './sheet-values.js';
import { isDangerous } from './spreadsheet-injection.js';
import { cellStyles, MAIN_NAMESPACE, XML_HEAD } from './workbook-frame.js';

/** An edition holds at most 10,000 rows: the drop-down lists reach as far. */
const LAST_ROW = 10_001;

export function priceSheetXml(sheet: PriceSheet): string {
  const columns = sheetColumns(sheet.kind);
  const header = columns.map((column, index) => textCell(column.header, { row: 1, index, style: cellStyles.header }));
  const rows = shownRows(sheet).map((cells, index) => rowXml(index + 2, priceCells(cells, index + 2)));
  return worksheetXml({
    widths: columns.map(({ width, kind }) => ({ width, style: columnStyle(kind) })),
    rows: [rowXml(1, header), ...rows],
    after: choicesXml(columns),
  });
}

const GUIDE_WIDTHS = [14, 8, 70, 30];

export function guideSheetXml(kind: PriceTableKind): string {
  const lines = [
    ['列名', '必填', '允许的内容', '示例'],
    ...sheetColumns(kind).map(({ header, required, allowed, example }) => [
      header,
      required ? '是' : '',
      allowed,
      example,
    ]),
    [
      '',
      '',
      `本表为${kindNames[kind]}价格表。币种为人民币元。空行不计；只读取“价格表”一张工作表；公式须先改为值。`,
      '',
    ],
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

interface Place {
  readonly row: number;
  readonly index: number;
  readonly style: number;
}

function priceCells(cells: readonly ShownCell[], row: number): string[] {
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
  readonly rows: readonly string[];
  readonly after: string;
}

function worksheetXml({ widths, rows, after }: Worksheet): string {
  const columns = widths.map(
    ({ width, style }, index) =>
      `<col min="${index + 1}" max="${index + 1}" width="${width}" style="${style}" customWidth="1"/>`,
  );
  const pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>';
  return [
    `${XML_HEAD}<worksheet xmlns="${MAIN_NAMESPACE}">`,
    `<sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews>`,
    `<cols>${columns.join('')}</cols>`,
    `<sheetData>${rows.join('\n')}</sheetData>${after}</worksheet>`,
  ].join('\n');
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
  return `<dataValidations count="${lists.length}">${lists.join('')}</dataValidations>`;
}
