/**
 * Some rows of an edition whose document is not for everybody: a firm's own price book. Whoever holds the excerpt can
 * compute with these rows, but cannot repeat the edition's fingerprint.
 */
import { canonicalJson } from '../fingerprints/canonical-json.js';
import { checkPriceRows } from './check-price-rows.js';
import { toEdition, type PriceRowInFile, type PriceTableFile, type PublishedEdition } from './price-table-file.js';
import { validateBySchema } from './validate-by-schema.js';
import { without } from './without.js';

const format = 'lift-appraisal-edition-excerpt/1';

interface Excerpt {
  readonly format: typeof format;
  readonly editionId: string;
  /** SHA-256 of the whole document. */
  readonly sha256: string;
  readonly table: PriceTableFile;
}

/** Canonical JSON of the edition's head and these of its rows. */
export function writeEditionExcerpt(published: PublishedEdition, rowIds: ReadonlySet<string>): Buffer {
  const { edition, kind, fingerprint: sha256 } = published;
  const { editionId, tableId: id, rows: all, ...head } = without(edition, 'withdrawnAt');
  const rows = all.filter(({ rowId }) => rowIds.has(rowId)).map((row): PriceRowInFile => without(row, 'rowId'));
  const excerpt: Excerpt = { format, editionId, sha256, table: { ...head, id, kind, rows } };
  return Buffer.from(canonicalJson(excerpt), 'utf8');
}

/** The edition with the rows of the excerpt and the fingerprint it claims; null when it is no sound excerpt. */
export function parseEditionExcerpt(bytes: Uint8Array): PublishedEdition | null {
  const excerpt = read(bytes);
  if (excerpt === null || !isSound(excerpt.table)) return null;
  const { editionId, sha256, table } = excerpt;
  if (!editionId.startsWith(`${table.publisher}/${table.id}/${table.validFrom}`)) return null;
  const edition = toEdition(table, editionId);
  return { edition, kind: table.kind, fingerprint: sha256, file: editionId, privateTo: editionId, origin: 'draft' };
}

function read(bytes: Uint8Array): Excerpt | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const value = JSON.parse(text) as Partial<Excerpt> | null;
    const isExcerpt =
      value?.format === format && typeof value.editionId === 'string' && /^[0-9a-f]{64}$/.test(value.sha256 ?? '');
    return isExcerpt && canonicalJson(value) === text ? (value as Excerpt) : null;
  } catch {
    return null;
  }
}

/** As strict as for a whole edition, but that there may be no row, and none for some region. */
function isSound(table: unknown): boolean {
  const faults = validateBySchema('price-table-edition', table);
  const isEmpty = typeof table === 'object' && table !== null && 'rows' in table && isEmptyList(table.rows);
  if (isEmpty) return faults.every(({ pointer }) => pointer === '/rows');
  if (faults.length > 0) return false;
  return checkPriceRows(table as PriceTableFile).every(({ code }) => code === 'region-without-rows');
}

const isEmptyList = (rows: unknown): boolean => Array.isArray(rows) && rows.length === 0;
