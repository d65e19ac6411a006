/** A batch as a workbook: one line a lift; 残值 and 余值 are never one sum, and stand apart in the totals too. */
import { addDecimalTexts } from '../../engine/index.js';
import { isDangerous } from '../../price-tables/exchange/spreadsheet-injection.js';
import { numericCell, rowXml, textCell, worksheetXml } from '../../workbooks/sheet-parts.js';
import { cellStyles, frameParts } from '../../workbooks/workbook-frame.js';
import { writeZip } from '../../workbooks/write-zip.js';
import type { ItemState } from '../batch.entities.js';
import type { BatchStanding } from '../batch-store.js';
import type { BatchRow } from './batch-rows.js';
import { reasonOf } from './item-reason.js';

const stateNames: Readonly<Record<ItemState, string>> = {
  waiting: '等待评估',
  appraised: '已评估，等待出具报告',
  done: '已完成',
  failed: '失败',
};

type Cell = string | { readonly figure: string };

const money = (amount: string | null): Cell => (amount === null ? '' : { figure: amount });

const heads = [
  '序号',
  '设备代码',
  '地址',
  '状态',
  '残值净额（元，现金）',
  '余值（元，不是现金）',
  '报告编号',
  '评估编号',
  '失败原因',
];
const widths = [8, 24, 40, 22, 22, 22, 30, 32, 80];

export async function summaryWorkbook({ batch }: BatchStanding, rows: AsyncIterable<BatchRow>): Promise<Buffer> {
  const sums = { appraised: 0, netScrap: '0.00', remaining: '0.00', lifts: 0 };
  const lines = [line(1, heads)];
  for await (const row of rows) {
    const { item } = row;
    sums.lifts += 1;
    if (item.netScrap !== null && item.remainingValue !== null) {
      sums.appraised += 1;
      sums.netScrap = addDecimalTexts(sums.netScrap, item.netScrap);
      sums.remaining = addDecimalTexts(sums.remaining, item.remainingValue);
    }
    lines.push(line(sums.lifts + 1, cellsOf(row)));
  }
  const totals: readonly (readonly Cell[])[] = [
    ['项目', '合计'],
    ['批次', batch.label],
    ['电梯（台）', { figure: String(sums.lifts) }],
    ['其中已评估（台），合计只包括这些', { figure: String(sums.appraised) }],
    ['残值净额合计（元，拆除部件变卖后的现金）', { figure: sums.netScrap }],
    ['余值合计（元，留用部件的价值，不是现金；不能与残值相加）', { figure: sums.remaining }],
  ];
  return pack([
    { name: '电梯', widths, lines },
    { name: '合计', widths: [60, 30], lines: totals.map((cells, index) => line(index + 1, cells)) },
  ]);
}

function cellsOf({ item, reportNumber }: BatchRow): readonly Cell[] {
  const { position, deviceCode, address, state, netScrap, remainingValue, appraisalId } = item;
  return [
    ...[{ figure: String(position) }, deviceCode ?? '', address ?? '', stateNames[state]],
    ...[money(netScrap), money(remainingValue), reportNumber ?? '', appraisalId ?? '', reasonText(item)],
  ];
}

/** As much of it as a cell is read for. */
function reasonText(item: BatchRow['item']): string {
  const reason = reasonOf(item);
  return reason === null ? '' : [reason.summary, ...reason.particulars].join(' ').slice(0, 1_000);
}

function line(row: number, cells: readonly Cell[]): string {
  return rowXml(
    row,
    cells.map((cell, index) => {
      if (typeof cell !== 'string') {
        const decimals = cell.figure.split('.')[1]?.length ?? 0;
        return numericCell(cell.figure, { row, index, style: cellStyles.number(decimals) });
      }
      const style = row === 1 ? cellStyles.header : isDangerous(cell) ? cellStyles.quoted : cellStyles.text;
      return textCell(cell, { row, index, style });
    }),
  );
}

interface Sheet {
  readonly name: string;
  readonly widths: readonly number[];
  readonly lines: readonly string[];
}

function pack(sheets: readonly Sheet[]): Promise<Buffer> {
  return writeZip([
    ...frameParts(sheets.map(({ name }) => name)).map(({ name, xml }) => ({ name, content: Buffer.from(xml) })),
    ...sheets.map((sheet, index) => ({
      name: `xl/worksheets/sheet${index + 1}.xml`,
      content: () =>
        worksheetXml({
          widths: sheet.widths.map((width) => ({ width, style: cellStyles.plain })),
          rows: sheet.lines,
          after: '',
        }),
    })),
  ]);
}
