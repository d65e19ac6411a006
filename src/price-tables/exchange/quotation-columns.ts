/**
 * Where the quotations behind a price stand: in a workbook on a sheet of their own, 报价, each row naming the price it
 * belongs to; in CSV, which has one sheet, in numbered columns beside the price.
 */
import type { PriceTableKind } from '../price-table-file.js';
import { codeColumn, regionColumn, sheetColumns, variantColumn, type SheetColumn } from './sheet-columns.js';

export const QUOTATION_SHEET_NAME = '报价';

/** As many as an edition allows behind one price. */
export const MOST_QUOTATIONS = 20;

export const QUOTATION_KEYS = ['supplier', 'quotedOn', 'price', 'evidenceSha256'] as const;

const DAY = '日历中的一天，YYYY-MM-DD 或日期格式的单元格，不晚于该行的采集日期';
const AMOUNT = '0 或正数，小数点前至多 7 位、后至多 6 位；单位和计税口径与该行价格相同';
const EVIDENCE = '报价证据文件的 SHA-256，64 位小写十六进制数字';

interface QuotationField {
  readonly key: (typeof QUOTATION_KEYS)[number];
  readonly header: string;
  /** Behind 报价1, 报价2 … */
  readonly short: string;
  readonly column: Omit<SheetColumn, 'header' | 'pointer' | 'required'>;
}

const FIELDS: readonly QuotationField[] = [
  {
    ...{ key: 'supplier', header: '供应商', short: '供应商' },
    column: { kind: 'text', width: 28, allowed: '1 至 2000 个字，同一价格下各不相同', example: '某再生资源公司' },
  },
  {
    ...{ key: 'quotedOn', header: '报价日期', short: '日期' },
    column: { kind: 'day', width: 12, allowed: DAY, example: '2026-09-01' },
  },
  {
    ...{ key: 'price', header: '报价', short: '价格' },
    column: { kind: 'amount', width: 12, allowed: AMOUNT, example: '2230.00' },
  },
  {
    ...{ key: 'evidenceSha256', header: '证据指纹', short: '证据指纹' },
    column: { kind: 'code', width: 66, allowed: EVIDENCE, example: '' },
  },
];

/** The columns of the sheet 报价. */
export function quotationColumns(kind: PriceTableKind): readonly SheetColumn[] {
  const key = [codeColumn(kind), ...(kind === 'parts' ? [variantColumn] : []), regionColumn];
  return [
    ...key.map((column) => ({ ...column, allowed: `${column.allowed}；与价格表中的一行相同` })),
    ...FIELDS.map((field) => ({ ...field.column, header: field.header, pointer: `/${field.key}`, required: true })),
  ];
}

/** 报价1供应商, 报价1日期, 报价1价格, 报价1证据指纹, 报价2供应商 …: accepted in every price sheet, written in CSV. */
export function numberedColumns(quotations: number): readonly SheetColumn[] {
  return allNumberedColumns.slice(0, quotations * FIELDS.length);
}

const allNumberedColumns: readonly SheetColumn[] = Array.from({ length: MOST_QUOTATIONS }, (_, index) =>
  FIELDS.map((field) => ({
    ...field.column,
    header: `报价${index + 1}${field.short}`,
    pointer: `/quotations/${index}/${field.key}`,
    required: false,
  })),
).flat();

/** The columns of a price sheet with room for so many quotations a row. */
export const columnsWithQuotations = (kind: PriceTableKind, quotations: number): readonly SheetColumn[] => [
  ...sheetColumns(kind),
  ...numberedColumns(quotations),
];

/** The column of a field, by its pointer below the row; those of quotations as they are numbered in CSV. */
export const columnOfField = (kind: PriceTableKind, pointer: string): SheetColumn | undefined =>
  columnsWithQuotations(kind, MOST_QUOTATIONS).find((column) => column.pointer === pointer);
