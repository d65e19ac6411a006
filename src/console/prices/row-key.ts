/** What a row prices, by which rows of two editions are the same: code, variant and region. */
import type { PriceRowInFile } from '../../price-tables/price-table-file.js';

export const rowKey = ({ code, variant, region }: Pick<PriceRowInFile, 'code' | 'variant' | 'region'>): string =>
  `${code}${variant === undefined ? '' : `/${variant}`}@${region}`;

export const rowsByKey = <Row extends Pick<PriceRowInFile, 'code' | 'variant' | 'region'>>(
  rows: readonly Row[],
): ReadonlyMap<string, Row> => new Map(rows.map((row) => [rowKey(row), row]));
