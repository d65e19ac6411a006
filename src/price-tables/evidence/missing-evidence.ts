/** The evidence rows speak of: a published price must not name a file nobody has handed in. */
import { In, type EntityManager } from 'typeorm';
import type { PriceRowInFile } from '../price-table-file.js';
import { EvidenceFile } from './evidence-file.entity.js';

export interface NamedEvidence {
  /** JSON Pointer below the edition: `/rows/3/quotations/0/evidenceSha256`. */
  readonly pointer: string;
  readonly sha256: string;
}

export function namedEvidence(rows: readonly PriceRowInFile[]): readonly NamedEvidence[] {
  return rows.flatMap(({ source, quotations }, index) => [
    ...(source.evidenceSha256 === undefined
      ? []
      : [{ pointer: `/rows/${index}/source/evidenceSha256`, sha256: source.evidenceSha256 }]),
    ...(quotations ?? []).map(({ evidenceSha256 }, number) => ({
      pointer: `/rows/${index}/quotations/${number}/evidenceSha256`,
      sha256: evidenceSha256,
    })),
  ]);
}

/** What the rows name and the organisation has not handed in. */
export async function missingEvidence(
  manager: EntityManager,
  organisationId: string,
  rows: readonly PriceRowInFile[],
): Promise<readonly NamedEvidence[]> {
  const named = namedEvidence(rows);
  const held = await heldOf(manager, organisationId, [...new Set(named.map(({ sha256 }) => sha256))]);
  return named.filter(({ sha256 }) => !held.has(sha256));
}

/** SQLite takes so many values in one statement without complaint. */
const AT_ONCE = 500;

async function heldOf(manager: EntityManager, organisationId: string, wanted: readonly string[]): Promise<Set<string>> {
  const held = new Set<string>();
  for (let from = 0; from < wanted.length; from += AT_ONCE) {
    const some = wanted.slice(from, from + AT_ONCE);
    const found = await manager.find(EvidenceFile, {
      where: { organisationId, sha256: In(some) },
      select: { sha256: true },
    });
    for (const { sha256 } of found) held.add(sha256);
  }
  return held;
}
