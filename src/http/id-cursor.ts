import { isSortableId } from './sortable-id.js';

export interface IdCursor {
  /** Opaque to callers: where the last page ended. */
  readonly cursorAfter: (id: string) => string;
  /** The id the cursor holds; null: not one of ours. */
  readonly readCursor: (cursor: string) => string | null;
}

/** Of a list that is sorted by its ids. `kind` keeps the cursor of one list from being taken by another. */
export const idCursor = (kind: string): IdCursor => ({
  cursorAfter: (id) => Buffer.from(`${kind}:${id}`).toString('base64url'),
  readCursor: (cursor) => {
    const [its, id = ''] = Buffer.from(cursor, 'base64url').toString('utf8').split(':', 2);
    return its === kind && isSortableId(id) ? id : null;
  },
});
