/** The columns of a price sheet: heading, place in the edition's row, and what may stand in them, in the trade's words. */
import { unitsOfKind } from '../check-price-rows.js';
import type { PriceTableKind } from '../price-table-file.js';

export type ColumnKind = 'text' | 'code' | 'amount' | 'rate' | 'day' | 'count' | 'choice';

export interface SheetColumn {
  readonly header: string;
  /** JSON Pointer below the row. */
  readonly pointer: string;
  readonly kind: ColumnKind;
  readonly required: boolean;
  readonly width: number;
  readonly allowed: string;
  readonly example: string;
  /** Choices: what the edition says → what the sheet shows. */
  readonly labels?: Readonly<Record<string, string>>;
  /** Choices too many for a list in the cell's own rule: the range of the workbook that lists them. */
  readonly listedIn?: string;
}

export const kindNames: Readonly<Record<PriceTableKind, string>> = {
  scrap: '废旧物资',
  parts: '部件新品',
  services: '拆除服务',
  index: '官方指数',
};

const unitLabels: Readonly<Record<string, string>> = {
  t: '吨',
  kg: '千克',
  m: '米',
  L: '升',
  't.km': '吨公里',
  '{piece}': '件',
  '{stop}': '层站',
  '{landing}': '层门',
  '{lift}': '台',
  '{trip}': '趟',
};
const taxLabels = { included: '含税', excluded: '不含税' };
const deliveryLabels = { 'at-mill': '到厂价', 'ex-yard': '货场价', 'picked-up': '上门收购价' };
const sourceLabels = {
  association: '协会参考价',
  manufacturer: '厂家价目',
  quotations: '询价',
  'official-index': '官方指数',
  assumption: '假设',
};

const codeColumns: Readonly<Record<PriceTableKind, readonly [header: string, example: string]>> = {
  scrap: ['材料代码', 'steel-heavy'],
  parts: ['部件类型', 'car-guide-rail'],
  services: ['服务代码', 'dismantling'],
  index: ['品种代码', 'primary-rebar'],
};

const TEXT = '1 至 2000 个字';
const AMOUNT = '0 或正数，小数点前至多 7 位、后至多 6 位，不带千位分隔符和货币符号';
const text = { kind: 'text' as const, required: false, allowed: TEXT };
const amount = { kind: 'amount' as const, width: 12 };
const shown = (labels: Readonly<Record<string, string>>): string => Object.values(labels).join('、');

/** The columns of one kind of table, in the order of the template. */
export const sheetColumns = (kind: PriceTableKind): readonly SheetColumn[] => columnsByKind[kind];

/** What a caller sent may be no kind at all. */
export const isPriceTableKind = (kind: unknown): kind is PriceTableKind =>
  typeof kind === 'string' && Object.hasOwn(columnsByKind, kind);

export const variantColumn: SheetColumn = {
  ...text,
  header: '规格',
  pointer: '/variant',
  width: 14,
  example: 'T89/B',
};

export const regionColumn: SheetColumn = {
  ...{ header: '地区', pointer: '/region', kind: 'code', required: true, width: 9, example: '210100' },
  allowed: 'GB/T 2260 六位数字代码，且为本期价格表的地区',
};

function columnsOf(kind: PriceTableKind): readonly SheetColumn[] {
  return [
    codeColumn(kind),
    ...(kind === 'parts' ? [variantColumn] : []),
    { ...text, header: '等级', pointer: '/grade', width: 28, example: '重型废钢（GB/T 4223，201 类）' },
    regionColumn,
    unitColumn(kind),
    { ...amount, header: '价格', pointer: '/price', required: true, allowed: AMOUNT, example: '2230.00' },
    { ...amount, header: '低价', pointer: '/low', required: false, allowed: `${AMOUNT}；与高价同填`, example: '2070' },
    { ...amount, header: '高价', pointer: '/high', required: false, allowed: `${AMOUNT}；与低价同填`, example: '2390' },
    ...taxColumns,
    ...(kind === 'scrap' ? [deliveryColumn] : []),
    ...sourceColumns,
    { ...text, header: '备注', pointer: '/note', width: 40, example: '' },
  ];
}

export function codeColumn(kind: PriceTableKind): SheetColumn {
  const [header, example] = codeColumns[kind];
  const allowed = '小写字母、数字和连字符；危险废物在后面加冒号和废物代码';
  return { header, example, allowed, pointer: '/code', kind: 'code', required: true, width: 22 };
}

function unitColumn(kind: PriceTableKind): SheetColumn {
  const labels = Object.fromEntries(unitsOfKind[kind].map((unit) => [unit, unitLabels[unit] ?? unit]));
  const example = Object.values(labels)[0] ?? '';
  const place = { header: '单位', pointer: '/unit', kind: 'choice', required: true, width: 9 } as const;
  return { ...place, labels, example, allowed: shown(labels) };
}

const taxColumns: readonly SheetColumn[] = [
  {
    ...{ header: '计税口径', pointer: '/taxBasis', kind: 'choice', required: true, width: 10, example: '含税' },
    ...{ labels: taxLabels, allowed: shown(taxLabels) },
  },
  {
    ...{ header: '税率', pointer: '/taxRate', kind: 'rate', required: false, width: 8, example: '0.03' },
    allowed: '含税时必填：0 至 1（不含）的小数，至多 4 位，如 0.03 或 3%；不含税时不填',
  },
];

const deliveryColumn: SheetColumn = {
  ...{ header: '交货口径', pointer: '/deliveryBasis', kind: 'choice', required: true, width: 12, example: '货场价' },
  ...{ labels: deliveryLabels, allowed: `${shown(deliveryLabels)}，或标准中的其他交货口径代码` },
};

const sourceColumns: readonly SheetColumn[] = [
  {
    ...{ header: '来源类别', pointer: '/source/kind', kind: 'choice', required: true, width: 12, example: '询价' },
    ...{ labels: sourceLabels, allowed: `${shown(sourceLabels)}；正式价格表不得为假设` },
  },
  { ...text, header: '来源单位', pointer: '/source/publisher', required: true, width: 24, example: '某协会' },
  {
    ...text,
    header: '来源文件',
    pointer: '/source/document',
    required: true,
    width: 40,
    example: '2026 年第 9 期参考价',
  },
  {
    ...{ header: '网址', pointer: '/source/url', kind: 'code', required: false, width: 30, example: 'https://' },
    allowed: '以 http:// 或 https:// 开头，不含空格',
  },
  {
    ...{ header: '采集日期', pointer: '/source/capturedOn', kind: 'day', required: true, width: 12 },
    ...{ allowed: '日历中的一天，YYYY-MM-DD 或日期格式的单元格，不晚于发布之日', example: '2026-09-01' },
  },
  {
    ...{ header: '证据指纹', pointer: '/source/evidenceSha256', kind: 'code', required: false, width: 16, example: '' },
    allowed: '证据文件的 SHA-256，64 位小写十六进制数字',
  },
  {
    ...{ header: '样本数', pointer: '/sampleSize', kind: 'count', required: false, width: 8, example: '3' },
    allowed: '正整数；来源为询价时为报价的条数，至少 3；来源为假设时不填',
  },
];

const columnsByKind: Readonly<Record<PriceTableKind, readonly SheetColumn[]>> = {
  scrap: columnsOf('scrap'),
  parts: columnsOf('parts'),
  services: columnsOf('services'),
  index: columnsOf('index'),
};

/** Added by annotatePriceSheet, passed over when the sheet comes back. */
export const FAULT_HEADER = '错误说明';
export const isFaultHeader = (header: string): boolean => header.startsWith(FAULT_HEADER);
export const PRICE_SHEET_NAME = '价格表';
