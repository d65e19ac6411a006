/** The sheet of a household list: its columns, an empty one to fill in, and the reading of a filled one with every fault. */
import { columnLetter } from '../../workbooks/column-letter.js';
import { readCsvRows } from '../../price-tables/exchange/read-csv-rows.js';
import { openSheetArchive } from '../../price-tables/exchange/open-sheet-archive.js';
import { sheetFormatOf } from '../../price-tables/exchange/sheet-format-of.js';
import { readOneSheet } from '../../price-tables/exchange/read-workbook-parts.js';
import { readXlsxRows } from '../../price-tables/exchange/read-xlsx-rows.js';
import { RowTaker } from '../../price-tables/exchange/row-taker.js';
import type { SheetColumn } from '../../price-tables/exchange/sheet-columns.js';
import { faultOfRefusal, SheetRefusal, type SheetFault } from '../../price-tables/exchange/sheet-fault.js';
import type { SheetTemplate } from '../../price-tables/exchange/sheet-template.js';
import {
  faultsAmong,
  faultsOfHousehold,
  householdFaults,
  householdOf,
  mostHouseholds,
  type HouseholdFault,
} from './check-household.js';
import type { Household, ShareKeyKind } from './household.js';

export interface HouseholdSheetFault extends Omit<SheetFault, 'code'> {
  readonly code: string;
}

export type HouseholdReading =
  | { readonly kind: 'households'; readonly households: readonly Household[] }
  | { readonly kind: 'faults'; readonly faults: readonly HouseholdSheetFault[] };

const area = '大于 0 的平方米数，小数至多 4 位；以不动产登记簿为准，没有登记的暂按实测面积或者买卖合同';

export const householdColumns: readonly SheetColumn[] = [
  {
    ...{ header: '房号', pointer: '/room', kind: 'text', required: true, width: 14 },
    ...{ allowed: '1 至 40 个字，每户一行，不重复', example: '2-1-301' },
  },
  {
    ...{ header: '专有部分面积（平方米）', pointer: '/exclusiveAreaM2', kind: 'amount', required: true, width: 24 },
    ...{ allowed: area, example: '89.35' },
  },
  {
    ...{ header: '业主姓名', pointer: '/owner', kind: 'text', required: false, width: 16 },
    ...{ allowed: '可不填；几个人共有的用顿号隔开。公示时只显示姓氏', example: '王小明、李红' },
  },
  {
    ...{ header: '权重', pointer: '/weight', kind: 'amount', required: false, width: 10 },
    ...{ allowed: '只在业主约定按权重分配时填写：0 或者正数，小数至多 4 位', example: '1' },
  },
];

const template: SheetTemplate = {
  title: '住户名单',
  columns: householdColumns,
  further: [],
  keys: ['room', 'exclusiveAreaM2', 'owner', 'weight'],
  sourceKeys: [],
  fixed: {},
};

const mostBytes = 2 * 1024 * 1024;

export async function readHouseholdSheet(bytes: Uint8Array, kind: ShareKeyKind): Promise<HouseholdReading> {
  try {
    return readRows(await takeRows(bytes), kind);
  } catch (error) {
    if (error instanceof SheetRefusal) return { kind: 'faults', faults: [faultOfRefusal(error)] };
    throw error;
  }
}

async function takeRows(bytes: Uint8Array): Promise<RowTaker> {
  if (bytes.byteLength > mostBytes) throw new SheetRefusal('file-too-large', '文件超过 2 MB');
  if (sheetFormatOf(bytes) === 'csv') {
    const rows = new RowTaker(template.title, template);
    readCsvRows(bytes, (row) => rows.take(row));
    return rows;
  }
  const archive = await openSheetArchive(bytes);
  const { sheet, ...parts } = await readOneSheet(archive, template.title);
  const rows = new RowTaker(sheet.name, template);
  await readXlsxRows({ archive, parts, sheet }, (row) => rows.take(row));
  return rows;
}

function readRows({ sheet, placed, rows, headingFaults }: RowTaker, kind: ShareKeyKind): HouseholdReading {
  if (placed === null || headingFaults.length > 0) return { kind: 'faults', faults: headingFaults };
  const count = countFault(sheet, rows.length);
  if (count !== null) return { kind: 'faults', faults: [count] };
  const cellFault = (row: number, { pointer, code }: HouseholdFault): HouseholdSheetFault => {
    const column = householdColumns.find((one) => one.pointer === pointer);
    const number = placed.numbers.get(pointer);
    return {
      ...{ code, sheet, row, column: number === undefined ? null : columnLetter(number) },
      ...{ header: column?.header ?? null, message: householdFaults[code].zh, allowed: null },
    };
  };
  const values = rows.map(({ value }) => value);
  const faults = [
    ...rows.flatMap(({ number, value, untaken, faults: taken }) => [
      ...taken,
      ...faultsOfHousehold(value, kind)
        .filter(({ pointer }) => !untaken.has(pointer))
        .map((fault) => cellFault(number, fault)),
    ]),
    ...faultsAmong(values, kind).map((fault) => cellFault(rows[fault.index]?.number ?? 0, fault)),
  ].sort((one, other) => (one.row ?? 0) - (other.row ?? 0));
  if (faults.length > 0) return { kind: 'faults', faults };
  return { kind: 'households', households: values.map(householdOf) };
}

function countFault(sheet: string, count: number): HouseholdSheetFault | null {
  if (count > 0 && count <= mostHouseholds) return null;
  const message = count === 0 ? '表里只有列名，没有住户' : `住户超过 ${mostHouseholds} 户`;
  return { code: 'households-expected', sheet, row: null, column: null, header: null, message, allowed: null };
}
