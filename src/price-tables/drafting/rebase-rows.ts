/**
 * The way on from a proposal that was overtaken: what the editor changed since the edition the draft began with, put on
 * top of the table's newest edition. Where both changed the same row, the editor's row stands and is named, to be looked at.
 */
import { differingFields } from '../comparison/row-fields.js';
import { keyOfRow, keyText, rowsByKey, type PriceRowKey } from '../comparison/row-key.js';
import type { PriceRowInFile } from '../price-table-file.js';

type Rows = readonly PriceRowInFile[];

export interface RebasedRows {
  readonly rows: Rows;
  /** The rows that changed on both sides and not alike. */
  readonly conflicts: readonly PriceRowKey[];
}

export function rebaseRows({ base, head, draft }: { base: Rows; head: Rows; draft: Rows }): RebasedRows {
  const [before, now, mine] = [rowsByKey(base), rowsByKey(head), rowsByKey(draft)];
  const changedByMe = (key: string): boolean => !isSame(before.get(key), mine.get(key));
  const kept = [...now].flatMap(([key, row]) => {
    const chosen = changedByMe(key) ? mine.get(key) : row;
    return chosen === undefined ? [] : [chosen];
  });
  const added = [...mine].filter(([key]) => !now.has(key) && changedByMe(key)).map(([, row]) => row);
  const conflicts = [...new Map([...before, ...now, ...mine])].filter(
    ([key]) => changedByMe(key) && !isSame(before.get(key), now.get(key)) && !isSame(mine.get(key), now.get(key)),
  );
  return { rows: [...kept, ...added].map(asInFile), conflicts: conflicts.map(([, row]) => keyOfRow(row)) };
}

function isSame(one: PriceRowInFile | undefined, other: PriceRowInFile | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  return keyText(keyOfRow(one)) === keyText(keyOfRow(other)) && differingFields(one, other).length === 0;
}

/** Rows of a published edition carry the id that edition gave them. */
export function asInFile(row: PriceRowInFile & { readonly rowId?: string }): PriceRowInFile {
  const { rowId, ...content } = row;
  return rowId === undefined ? row : content;
}
