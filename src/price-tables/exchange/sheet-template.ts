/** What a sheet of one sort holds: its columns, and the shape its rows take. */
import type { PriceTableKind } from '../price-table-file.js';
import { MOST_QUOTATIONS, numberedColumns, quotationColumns, QUOTATION_KEYS } from './quotation-columns.js';
import { kindNames, sheetColumns, type SheetColumn } from './sheet-columns.js';

export interface SheetTemplate {
  /** In words: 废旧物资价格表. */
  readonly title: string;
  readonly columns: readonly SheetColumn[];
  /** Taken where they stand, not asked for. */
  readonly further: readonly SheetColumn[];
  /** Keys of a row in the order of the edition files, and those of its source. */
  readonly keys: readonly string[];
  readonly sourceKeys: readonly string[];
  /** What every row holds before its cells are read. */
  readonly fixed: Readonly<Record<string, unknown>>;
}

const ROW_KEYS =
  'code variant grade region unit price low high currency taxBasis taxRate deliveryBasis source sampleSize quotations note'.split(
    ' ',
  );
const SOURCE_KEYS = 'kind publisher document url capturedOn evidenceSha256'.split(' ');

export const priceTemplate = (kind: PriceTableKind): SheetTemplate => ({
  title: `${kindNames[kind]}价格表`,
  columns: sheetColumns(kind),
  further: numberedColumns(MOST_QUOTATIONS),
  keys: ROW_KEYS,
  sourceKeys: SOURCE_KEYS,
  fixed: { currency: 'CNY' },
});

export const quotationTemplate = (kind: PriceTableKind): SheetTemplate => ({
  title: '报价表',
  columns: quotationColumns(kind),
  further: [],
  keys: ['code', 'variant', 'region', ...QUOTATION_KEYS],
  sourceKeys: [],
  fixed: {},
});
