/** The template filled in by hand: text cells, number cells and formulas, row by row and by the names of the columns. */
import type { Standard } from '../../src/engine/index.js';
import { liftTemplate } from '../../src/batches/sheets/lift-columns.js';
import { componentRowTemplate } from '../../src/batches/sheets/order-rows.js';
import type { SheetColumn } from '../../src/price-tables/exchange/sheet-columns.js';
import { columnLetter } from '../../src/workbooks/column-letter.js';
import { frameParts } from '../../src/workbooks/workbook-frame.js';
import { writeZip } from '../../src/workbooks/write-zip.js';
import { sheetXml } from '../price-tables/exchange/workbook-maker.js';

type Row = Readonly<Record<string, unknown>>;

export interface Filling {
  readonly lifts: readonly Row[];
  readonly components: readonly Row[];
  /** A sheet that is left out. */
  readonly without?: string;
}

export function filledIn(standard: Standard, { lifts, components, without }: Filling): Promise<Buffer> {
  const sheets = [
    { name: '部件清单', xml: tableOf(componentRowTemplate(standard).columns, components) },
    { name: '电梯', xml: tableOf(liftTemplate.columns, lifts) },
  ].filter(({ name }) => name !== without);
  return writeZip([
    ...frameParts(sheets.map(({ name }) => name)).map(({ name, xml }) => ({ name, content: Buffer.from(xml) })),
    ...sheets.map(({ xml }, index) => ({ name: `xl/worksheets/sheet${index + 1}.xml`, content: Buffer.from(xml) })),
  ]);
}

function tableOf(columns: readonly SheetColumn[], rows: readonly Row[]): string {
  const headers = [...new Set([...columns.map(({ header }) => header), ...rows.flatMap((row) => Object.keys(row))])];
  const heading = Object.fromEntries(headers.map((header) => [header, header]));
  const lines = [heading, ...rows].map((row, line) => {
    const cells = headers.map((header, index) => cellXml(`${columnLetter(index + 1)}${line + 1}`, row[header] ?? ''));
    return `<row r="${line + 1}">${cells.join('')}</row>`;
  });
  return sheetXml(lines.join(''));
}

function cellXml(reference: string, value: unknown): string {
  if (value === '') return '';
  if (typeof value === 'number') return `<c r="${reference}"><v>${value}</v></c>`;
  if (typeof value === 'string') return `<c r="${reference}" t="inlineStr"><is><t>${value}</t></is></c>`;
  return `<c r="${reference}"><f>${(value as { formula: string }).formula}</f><v>2</v></c>`;
}
