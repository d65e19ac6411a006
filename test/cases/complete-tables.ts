/** Price tables written by hand: a map of editions, rows by `code`, `code/variant`, `code@region`. */
import type { PriceRow, PriceTableEdition, TableStatus, TaxBasis } from '../../src/engine/index.js';
import { asJson } from './complete-standard.js';

export interface CompactRow {
  readonly unit: string;
  readonly price: string;
  readonly low?: string;
  readonly high?: string;
  readonly taxBasis?: TaxBasis;
  readonly taxRate?: string;
  readonly deliveryBasis?: string;
}

export interface CompactEdition {
  /** `scrap`, `parts`, `services` are the standard's; any other name is a book or an index. */
  readonly table: string;
  readonly validFrom: string;
  /** Default: the first instant of `validFrom` in China. */
  readonly publishedAt?: string;
  readonly withdrawnAt?: string;
  /** Name of the edition this one corrects. */
  readonly corrects?: string;
  readonly regions?: readonly string[];
  readonly status?: TableStatus;
  readonly rows: Readonly<Record<string, CompactRow>>;
}

export type CompactTables = Readonly<Record<string, CompactEdition>>;

export const homeRegion = '210100';

function editionId(tables: CompactTables, name: string): string {
  const edition = tables[name];
  if (!edition) throw new Error(`No edition is called ${name}.`);
  if (edition.corrects === undefined) return `${name}/${edition.table}/${edition.validFrom}`;
  const corrected = editionId(tables, edition.corrects);
  const number = /\.c(\d+)$/.exec(corrected)?.[1];
  return number ? corrected.replace(/\d+$/, String(Number(number) + 1)) : `${corrected}.c1`;
}

function completeRow(key: string, row: CompactRow, edition: { id: string; validFrom: string }): PriceRow {
  const [name = '', region = homeRegion] = key.split('@');
  const slash = name.indexOf('/');
  const code = slash < 0 ? name : name.slice(0, slash);
  const variant = slash < 0 ? undefined : name.slice(slash + 1);
  return {
    ...row,
    rowId: `${edition.id}/${name}@${region}`,
    code,
    variant,
    region,
    currency: 'CNY',
    taxBasis: row.taxBasis ?? 'excluded',
    source: { kind: 'assumption', publisher: 'test', document: 'test', capturedOn: edition.validFrom },
  };
}

export function completeTables(tables: CompactTables): PriceTableEdition[] {
  const editions = Object.entries(tables).map(([name, edition]): PriceTableEdition => {
    const id = editionId(tables, name);
    return {
      editionId: id,
      tableId: edition.table,
      publisher: name,
      title: name,
      status: edition.status ?? 'official',
      validFrom: edition.validFrom,
      publishedAt: edition.publishedAt ?? `${edition.validFrom}T00:00:00+08:00`,
      corrects: edition.corrects === undefined ? undefined : editionId(tables, edition.corrects),
      regions: edition.regions ?? [homeRegion],
      method: 'test',
      licence: 'test',
      withdrawnAt: edition.withdrawnAt,
      rows: Object.entries(edition.rows).map(([key, row]) =>
        completeRow(key, row, { id, validFrom: edition.validFrom }),
      ),
    };
  });
  return asJson(editions);
}
