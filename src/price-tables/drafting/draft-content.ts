/** What of a draft will be published: as the file of an edition, and as the hash that a second person approves. */
import type { Instant } from '../../engine/index.js';
import { canonicalJson } from '../../fingerprints/canonical-json.js';
import { sha256Hex } from '../../fingerprints/sha256.js';
import type { PriceRowInFile, PriceTableFile } from '../price-table-file.js';
import type { DraftHead } from './price-draft.js';

export interface DraftContent extends DraftHead {
  readonly corrects: string | null;
  readonly rows: readonly PriceRowInFile[];
}

/** Everything but the instant of publication, which nobody can approve beforehand. */
export function contentSha256Of(content: DraftContent): string {
  const { tableId, publisher, kind, privateTo, title, status, validFrom, method, licence, regions } = content;
  const head = { tableId, publisher, kind, privateTo, title, status, validFrom, method, licence, regions };
  return sha256Hex(Buffer.from(canonicalJson({ ...head, corrects: content.corrects, rows: content.rows })));
}

export function tableFileOf(content: DraftContent, publishedAt: Instant): PriceTableFile {
  const { tableId, publisher, title, kind, status, validFrom, corrects, method, licence, regions, rows } = content;
  return {
    id: tableId,
    publisher,
    title,
    kind,
    status,
    validFrom,
    publishedAt,
    ...(corrects === null ? {} : { corrects }),
    method,
    licence,
    regions,
    rows,
  };
}

/** `….c1` for what corrects a first edition, `.c2` for what corrects that. */
export function editionIdOfDraft({ publisher, tableId, validFrom, corrects }: DraftContent): string {
  const first = `${publisher}/${tableId}/${validFrom}`;
  if (corrects === null) return first;
  return `${first}.c${Number(/\.c(\d+)$/.exec(corrects)?.[1] ?? '0') + 1}`;
}
