/** A worksheet piece by piece: cells, rows, and what stands around them. Text is always text, whatever it looks like. */
import { columnLetter } from './column-letter.js';
import { MAIN_NAMESPACE, XML_HEAD } from './workbook-frame.js';
import { xmlText } from './xml-text.js';

export interface CellPlace {
  /** As the spreadsheet program counts, from 1. */
  readonly row: number;
  /** Of the column, from 0. */
  readonly index: number;
  readonly style: number;
}

export function textCell(text: string, { row, index, style }: CellPlace): string {
  if (text === '') return '';
  const content = `<is><t xml:space="preserve">${xmlText(text)}</t></is>`;
  return `<c r="${columnLetter(index + 1)}${row}" s="${style}" t="inlineStr">${content}</c>`;
}

/** The digits as they are: whoever calls knows that the program keeps them. */
export const numericCell = (digits: string, { row, index, style }: CellPlace): string =>
  `<c r="${columnLetter(index + 1)}${row}" s="${style}"><v>${digits}</v></c>`;

export interface Formula {
  /** Without the equals sign. */
  readonly formula: string;
  /** What it comes to, for programs that do not compute. */
  readonly value: string;
  readonly isText: boolean;
}

export function formulaCell({ formula, value, isText }: Formula, { row, index, style }: CellPlace): string {
  const type = isText ? ' t="str"' : '';
  const cell = `<c r="${columnLetter(index + 1)}${row}" s="${style}"${type}>`;
  return `${cell}<f>${xmlText(formula)}</f><v>${xmlText(value)}</v></c>`;
}

export const rowXml = (number: number, cells: readonly string[]): string =>
  `<row r="${number}">${cells.join('')}</row>`;

export interface Worksheet {
  readonly widths: readonly { readonly width: number; readonly style: number }[];
  readonly rows: Iterable<string>;
  readonly after: string;
}

/** So many characters at once: neither a call for every row nor the whole sheet in one text. */
const PIECE = 65_536;

export function* worksheetXml({ widths, rows, after }: Worksheet): Generator<string> {
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
