/**
 * The price rows an appraisal used, as a file beside its record: the editions that were asked, each with exactly the rows
 * that answered. The as-of look-up over these gives the same prices as over the whole tables: an edition that had no
 * usable row stands here without it and sends the question on to the next region, as it did then. A row too old to be
 * used is left out for the same reason, and so is everything of a row that the report does not print, since a price book
 * may be private.
 */
import { usedPriceRows } from '../engine/index.js';
import type { Appraisal, Instant, PriceRow, PriceTableEdition } from '../engine/index.js';
import type { Shelf } from '../appraisals/shelf.js';
import { canonicalJson } from '../fingerprints/canonical-json.js';
import type { PriceTableKind, PublishedEdition } from '../price-tables/price-table-file.js';
import { without } from '../price-tables/without.js';
import type { ReportFingerprints } from './report-content.js';
import type { Attachment } from './report-document.js';
import { reportProblem } from './report-problem.js';

export const pricesName = 'price-rows.json';
export const pricesFormat = 'lift-appraisal-prices/1';

export interface AttachedPrices {
  readonly format: typeof pricesFormat;
  /** In the order of the fingerprints. */
  readonly editions: readonly AttachedEdition[];
}

/** The head of an edition; its fingerprint is that of the whole document. */
export interface AttachedEdition extends Pick<
  PriceTableEdition,
  'editionId' | 'tableId' | 'publisher' | 'title' | 'status' | 'validFrom' | 'publishedAt' | 'corrects' | 'regions'
> {
  readonly kind: PriceTableKind;
  readonly sha256: string;
  /** Withdrawn since: the appraisal knew nothing of it. */
  readonly withdrawnAt?: Instant;
  readonly rows: readonly AttachedRow[];
}

/** What a report prints of a row; the grade only of an index, which is named by it. */
export type AttachedRow = Omit<PriceRow, 'rowId' | 'quotations' | 'sampleSize' | 'note'>;

export interface Priced {
  readonly appraisal: Pick<Appraisal, 'references'>;
  readonly fingerprints: Pick<ReportFingerprints, 'priceTables'>;
}

/** The editions an appraisal was computed from, with what was recorded of them since. */
export function tablesOf(
  { priceTables }: Priced['fingerprints'],
  shelf: Pick<Shelf, 'priceTables'>,
): PublishedEdition[] {
  return priceTables.flatMap(({ editionId }) => shelf.priceTables.find(editionId) ?? []);
}

export function pricesAttachment(priced: Priced, tables: readonly PublishedEdition[]): Attachment {
  return {
    name: pricesName,
    mediaType: 'application/json',
    description: '所用价格行及其价格表版本的规范化 JSON（RFC 8785），可据以重新计算',
    relationship: 'Source',
    bytes: new TextEncoder().encode(canonicalJson(attachedPrices(priced, tables))),
  };
}

export function attachedPrices(
  { appraisal, fingerprints }: Priced,
  tables: readonly PublishedEdition[],
): AttachedPrices {
  const used = new Set(usedPriceRows(appraisal));
  const editions = fingerprints.priceTables.map(({ editionId, sha256 }) => {
    const table = tables.find(({ fingerprint, edition }) => fingerprint === sha256 && edition.editionId === editionId);
    if (table === undefined) throw reportProblem('price-table-unknown');
    return attachedEdition(table, used);
  });
  return { format: pricesFormat, editions };
}

export function attachedEdition(
  { edition, kind, fingerprint }: Pick<PublishedEdition, 'edition' | 'kind' | 'fingerprint'>,
  used: ReadonlySet<string>,
): AttachedEdition {
  const { editionId, tableId, publisher, title, status, validFrom, publishedAt, corrects, regions, rows } = edition;
  const { withdrawnAt } = edition;
  return {
    ...{ editionId, tableId, publisher, title, kind, status, validFrom, publishedAt, regions },
    ...(corrects === undefined ? {} : { corrects }),
    ...(withdrawnAt === undefined ? {} : { withdrawnAt }),
    sha256: fingerprint,
    rows: rows.filter(({ rowId }) => used.has(rowId)).map((row) => attachedRow(row, kind)),
  };
}

function attachedRow(row: PriceRow, kind: PriceTableKind): AttachedRow {
  const printed = without(row, 'rowId', 'quotations', 'sampleSize', 'note');
  return kind === 'index' ? printed : without(printed, 'grade');
}

/** For the engine: without withdrawals, as a recomputation takes every edition. */
export function editionsFrom({ editions }: AttachedPrices): readonly PriceTableEdition[] {
  return editions.map(
    ({ editionId, tableId, publisher, title, status, validFrom, publishedAt, corrects, regions, rows }) => ({
      ...{ editionId, tableId, publisher, title, status, validFrom, publishedAt, regions },
      ...(corrects === undefined ? {} : { corrects }),
      ...{ method: '', licence: '' },
      rows: rows.map((row) => ({ rowId: rowIdOf(editionId, row), ...row })),
    }),
  );
}

function rowIdOf(editionId: string, { code, variant, region }: Pick<PriceRow, 'code' | 'variant' | 'region'>): string {
  return `${editionId}/${code}${variant === undefined ? '' : `/${variant}`}@${region}`;
}
