/** The rules' faults in Chinese, for whoever fills in the sheet. */
import type { LocalFault } from '../price-table-faults-error.js';
import type { PriceRowInFile, PriceTableFile } from '../price-table-file.js';
import { FEWEST_QUOTATIONS } from '../quotations/check-quotations.js';
import { meanQuotation, rangeOfQuotations } from '../quotations/mean-quotation.js';
import { MOST_QUOTATIONS } from './quotation-columns.js';
import type { SheetColumn } from './sheet-columns.js';

export interface FaultSurroundings {
  readonly column?: SheetColumn | undefined;
  /** JSON Pointer of the field below the row. */
  readonly field?: string;
  readonly row: Readonly<Record<string, unknown>>;
  readonly head: Omit<PriceTableFile, 'rows'>;
  /** The sheet's row that a duplicate repeats. */
  readonly earlier?: number | null;
}

interface Words {
  readonly message: string;
  readonly allowed: string | null;
}

export function sheetFaultWords(fault: LocalFault, surroundings: FaultSurroundings): Words {
  const field = surroundings.field ?? fault.pointer.replace(/^\/rows\/\d+/, '');
  const around = { ...surroundings, field };
  const words = wordsByCode[fault.code];
  if (words !== undefined) return words(around, fault);
  if (fault.pointer === '/rows') return { message: '表中须有 1 至 10000 行价格', allowed: null };
  const { column } = around;
  if (around.field === '/quotations') return { message: `一行价格至多列 ${MOST_QUOTATIONS} 条报价`, allowed: null };
  // A fault of the edition's head, or of a rule that has no Chinese sentence here, keeps the rule's own words.
  if (column === undefined) return { message: `${fault.pointer} ${fault.message}`.trim(), allowed: null };
  const message = fault.code === 'missing-key' ? '必填，不能为空' : `“${shown(around)}”不符合要求`;
  return { message, allowed: column.allowed };
}

type WordsOfCode = (around: FaultSurroundings, fault: LocalFault) => Words;

const wordsByCode: Partial<Record<LocalFault['code'], WordsOfCode>> = {
  'wrong-unit': (around) => ({
    message: `“${shown(around)}”不是这类价格表的单位`,
    allowed: around.column?.allowed ?? null,
  }),
  'wrong-range': (around) => ({ message: rangeWords(around), allowed: '低价 ≤ 价格 ≤ 高价；低价与高价同填或同空' }),
  'wrong-tax-rate': ({ row }) => ({
    message: row['taxBasis'] === 'included' ? '价格含税，须填税率' : '价格不含税，不填税率',
    allowed: null,
  }),
  'wrong-variant': () => ({ message: '只有部件价格表有规格', allowed: null }),
  'wrong-delivery-basis': ({ column }) => ({ message: '必填，不能为空', allowed: column?.allowed ?? null }),
  'wrong-sample-size': ({ row }) => ({
    message:
      (row['source'] as { kind?: unknown }).kind === 'assumption'
        ? '来源为假设时不填样本数'
        : `样本数应为报价的条数 ${quotationsOf(row).length}`,
    allowed: null,
  }),
  'wrong-quotations': (around) => ({ message: quotationWords(around), allowed: null }),
  'wrong-source': ({ column, head }) => ({
    message:
      column?.pointer === '/source/kind' ? '正式价格表不得含有假设' : `采集日期晚于发布时刻（${head.publishedAt}）`,
    allowed: column?.allowed ?? null,
  }),
  'undeclared-region': (around) => ({
    message: `“${shown(around)}”不是本期价格表的地区`,
    allowed: around.head.regions.join('、'),
  }),
  'unknown-region': ({ head }, { pointer }) => ({
    message: `没有行政区划代码 ${head.regions[Number(pointer.split('/').at(-1))] ?? ''}`,
    allowed: 'GB/T 2260，全国为 100000',
  }),
  'duplicate-row': ({ earlier }) => ({ message: `与第 ${earlier ?? '?'} 行的代码、规格、地区相同`, allowed: null }),
  'region-without-rows': ({ head }, { pointer }) => ({
    message: `本期价格表的地区 ${head.regions[Number(pointer.split('/').at(-1))] ?? ''} 没有一行价格`,
    allowed: null,
  }),
};

function rangeWords({ row }: FaultSurroundings): string {
  const { low, price, high } = row as Partial<Record<'low' | 'price' | 'high', string>>;
  if (low === undefined || high === undefined) return '低价与高价须同填或同空';
  return `低价 ${low}、价格 ${price ?? ''}、高价 ${high} 的次序不对`;
}

const quotationsOf = (row: Readonly<Record<string, unknown>>): NonNullable<PriceRowInFile['quotations']> =>
  (row['quotations'] ?? []) as NonNullable<PriceRowInFile['quotations']>;

/** What is wrong, and the figure that would be right. */
function quotationWords({ row, field = '' }: FaultSurroundings): string {
  const { price, low, high, source } = row as unknown as PriceRowInFile;
  const quotations = quotationsOf(row);
  switch (field.replace(/\/\d+/, '')) {
    case '/price':
      return `价格 ${price} 不是 ${quotations.length} 条报价的平均数，应为 ${meanQuotation(price, quotations)}`;
    case '/low':
      return `低价${written(low)}不是报价中最低的，应为 ${rangeOfQuotations(quotations).low}`;
    case '/high':
      return `高价${written(high)}不是报价中最高的，应为 ${rangeOfQuotations(quotations).high}`;
    case '/quotations/quotedOn':
      return `报价日期晚于该行的采集日期 ${source.capturedOn}`;
    case '/quotations/supplier':
      return '供应商与同一价格的另一条报价相同';
    default:
      return source.kind === 'quotations'
        ? `来源为询价时至少列 ${FEWEST_QUOTATIONS} 条报价，现有 ${quotations.length} 条`
        : '只有来源为询价的价格才列报价';
  }
}

const written = (text: string | undefined): string => (text === undefined ? '未填，' : ` ${text} `);

const MOST_SHOWN = 40;

function shown({ column, field, row }: FaultSurroundings): string {
  const value = (field ?? column?.pointer ?? '')
    .split('/')
    .slice(1)
    .reduce<unknown>((holder, step) => (holder as Readonly<Record<string, unknown>> | undefined)?.[step], row);
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  return text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text;
}
