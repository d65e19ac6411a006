/**
 * The way on from a proposal that was overtaken: what the editor changed since the edition the draft began with, put on
 * top of the table's newest edition. Where both changed the same row, the editor's row stands and is named, to be looked at.
 */
import { canonicalJson } from '../../fingerprints/canonical-json.js';
import type { PriceRowInFile } from '../../price-tables/price-table-file.js';
import { rowKey, rowsByKey } from './row-key.js';

type Rows = readonly PriceRowInFile[];

export interface RebasedRows {
  readonly rows: Rows;
  /** Keys of the rows that changed on both sides and not alike. */
  readonly conflicts: readonly string[];
}

export function rebaseRows({ base, head, draft }: { base: Rows; head: Rows; draft: Rows }): RebasedRows {
  const [before, now, mine] = [rowsByKey(base), rowsByKey(head), rowsByKey(draft)];
  const changedByMe = (key: string): boolean => !isSame(before.get(key), mine.get(key));
  const kept = head.flatMap((row) => {
    const key = rowKey(row);
    const chosen = changedByMe(key) ? mine.get(key) : row;
    return chosen === undefined ? [] : [chosen];
  });
  const added = draft.filter((row) => !now.has(rowKey(row)) && changedByMe(rowKey(row)));
  const conflicts = [...new Set([...before.keys(), ...now.keys(), ...mine.keys()])].filter(
    (key) => changedByMe(key) && !isSame(before.get(key), now.get(key)) && !isSame(mine.get(key), now.get(key)),
  );
  return { rows: [...kept, ...added], conflicts };
}

function isSame(one: PriceRowInFile | undefined, other: PriceRowInFile | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  return canonicalJson(contentOf(one)) === canonicalJson(contentOf(other));
}

/** Rows of a published edition carry the id the edition gave them. */
const contentOf = (row: PriceRowInFile): unknown => ({ ...row, rowId: undefined });
