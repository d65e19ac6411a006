/** What makes two rows of different editions the same row: code, variant and region. */
import type { PriceRowInFile } from '../price-table-file.js';

export interface PriceRowKey {
  readonly code: string;
  readonly variant: string | null;
  readonly region: string;
}

export const keyOfRow = ({ code, variant, region }: PriceRowInFile): PriceRowKey => ({
  code,
  variant: variant ?? null,
  region,
});

/** The key as one text, for maps. */
export const keyText = ({ code, variant, region }: PriceRowKey): string => JSON.stringify([code, variant, region]);

/** As the cell of a table shows it: `car-guide-rail T89/B（210100）`. */
export const keyInWords = ({ code, variant, region }: PriceRowKey): string =>
  `${code}${variant === null ? '' : ` ${variant}`}（${region}）`;

export const rowsByKey = <Row extends PriceRowInFile>(rows: readonly Row[]): ReadonlyMap<string, Row> =>
  new Map(rows.map((row) => [keyText(keyOfRow(row)), row]));
