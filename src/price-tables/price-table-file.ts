/** An edition as its file says it: the shape the JSON Schema guarantees, before ids are derived from it. */
import type { CalendarDay, Instant, PriceRow, PriceTableEdition, RegionCode, TableStatus } from '../engine/index.js';

/** What a table prices. `index`: reference prices no appraisal multiplies directly. */
export type PriceTableKind = 'scrap' | 'parts' | 'services' | 'index';

export type PriceRowInFile = Omit<PriceRow, 'rowId'>;

export interface PriceTableFile {
  readonly id: string;
  readonly publisher: string;
  readonly title: string;
  readonly kind: PriceTableKind;
  readonly status: TableStatus;
  readonly validFrom: CalendarDay;
  readonly publishedAt: Instant;
  readonly corrects?: string;
  readonly method: string;
  readonly licence: string;
  readonly regions: readonly RegionCode[];
  readonly rows: readonly PriceRowInFile[];
}

/** An edition with what identifies its bytes. */
export interface PublishedEdition {
  readonly edition: PriceTableEdition;
  readonly kind: PriceTableKind;
  /** SHA-256 of the file's bytes, hex. */
  readonly fingerprint: string;
  readonly file: string;
  /** The organisation whose own price book it is; null: public. */
  readonly privateTo: string | null;
  /** Whether it came as a file or was published here. */
  readonly origin: 'file' | 'draft';
}

/** `<publisher>/<table-id>/<valid-from>`, with `.c1`, `.c2` … when the edition is a correction. */
export function editionIdOf(table: PriceTableFile, correction: string): string {
  return `${table.publisher}/${table.id}/${table.validFrom}${correction}`;
}

export function toEdition(table: PriceTableFile, editionId: string): PriceTableEdition {
  return {
    editionId,
    tableId: table.id,
    publisher: table.publisher,
    title: table.title,
    status: table.status,
    validFrom: table.validFrom,
    publishedAt: table.publishedAt,
    ...(table.corrects === undefined ? {} : { corrects: table.corrects }),
    regions: table.regions,
    method: table.method,
    licence: table.licence,
    rows: withSharedSources(table.rows).map((row) => ({ rowId: rowIdOf(editionId, row), ...row })),
  };
}

/** Thousands of rows come from a few bulletins: kept once each, a million rows need half the memory. */
function withSharedSources(rows: readonly PriceRowInFile[]): readonly PriceRowInFile[] {
  const known = new Map<string, PriceRow['source']>();
  return rows.map((row) => {
    const key = JSON.stringify(row.source);
    const source = known.get(key) ?? row.source;
    known.set(key, source);
    return { ...row, source };
  });
}

function rowIdOf(editionId: string, { code, variant, region }: PriceRowInFile): string {
  return `${editionId}/${code}${variant === undefined ? '' : `/${variant}`}@${region}`;
}
