/** A table as a worksheet, piece by piece: headings, rows, drop-down lists; and the sheet that says what each column takes. */
import { columnLetter } from '../../workbooks/column-letter.js';
import { numericCell, rowXml, textCell, worksheetXml, type CellPlace } from '../../workbooks/sheet-parts.js';
import { cellStyles } from '../../workbooks/workbook-frame.js';
import { xmlText } from '../../workbooks/xml-text.js';
import { exactDecimal } from './exact-number.js';
import type { SheetColumn } from './sheet-columns.js';
import { shownCells, type ShownCell } from './sheet-values.js';
import { isDangerous } from './spreadsheet-injection.js';

/** An edition holds at most 10,000 rows, and so does a list of components: the drop-down lists reach as far. */
const LAST_ROW = 10_001;

export function tableXml(
  columns: readonly SheetColumn[],
  values: Iterable<object>,
  lastRow = LAST_ROW,
): Generator<string> {
  const header = columns.map((column, index) => textCell(column.header, { row: 1, index, style: cellStyles.header }));
  return worksheetXml({
    widths: columns.map(({ width, kind }) => ({ width, style: columnStyle(kind) })),
    rows: tableRows(header, columns, values),
    after: choicesXml(columns, lastRow),
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

export const GUIDE_HEADINGS = ['列名', '必填', '允许的内容', '示例'];

/** Lines of a sheet to be read, the first of them its headings. */
export function linesXml(lines: readonly (readonly string[])[], widths = GUIDE_WIDTHS): Generator<string> {
  const rows = lines.map((cells, line) => {
    const style = line === 0 ? cellStyles.header : cellStyles.wrapped;
    return rowXml(
      line + 1,
      cells.map((text, index) => textCell(text, { row: line + 1, index, style })),
    );
  });
  return worksheetXml({ widths: widths.map((width) => ({ width, style: cellStyles.plain })), rows, after: '' });
}

export const guideLine = ({ header, required, allowed, example }: SheetColumn): string[] => [
  header,
  required ? '是' : '',
  allowed,
  example,
];

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
function numberCell(text: string, { row, index }: Omit<CellPlace, 'style'>): string | null {
  const decimals = text.split('.')[1]?.length ?? 0;
  if (exactDecimal(text, decimals) !== text) return null;
  return numericCell(text, { row, index, style: cellStyles.number(decimals) });
}

const columnStyle = (kind: SheetColumn['kind']): number =>
  ['amount', 'rate', 'count'].includes(kind) ? cellStyles.plain : cellStyles.text;

/** Drop-down lists; where other words than those listed may stand, the list only suggests. */
function choicesXml(columns: readonly SheetColumn[], lastRow: number): string {
  const lists = columns.flatMap(({ labels, header, pointer, listedIn }, index) => {
    if (labels === undefined) return [];
    const letter = columnLetter(index + 1);
    const style = pointer === '/deliveryBasis' || listedIn !== undefined ? 'warning' : 'stop';
    const words = `errorTitle="${header}" error="请从列表中选取"`;
    const list = `<formula1>${xmlText(listedIn ?? `"${Object.values(labels).join(',')}"`)}</formula1>`;
    return [
      `<dataValidation type="list" errorStyle="${style}" allowBlank="1" showErrorMessage="1" ${words} sqref="${letter}2:${letter}${lastRow}">${list}</dataValidation>`,
    ];
  });
  if (lists.length === 0) return '';
  return `<dataValidations count="${lists.length}">${lists.join('')}</dataValidations>`;
}
