import { isSortableId } from './sortable-id.js';

export interface ListCursor {
  /** Opaque to callers: where the last page ended. */
  readonly cursorAfter: (key: string) => string;
  /** The key the cursor holds; null: not one of ours. */
  readonly readCursor: (cursor: string) => string | null;
}

/** Of a list that is sorted by such keys. `kind` keeps the cursor of one list from being taken by another. */
export const keyCursor = (kind: string, isKey: (text: string) => boolean): ListCursor => ({
  cursorAfter: (key) => Buffer.from(`${kind}:${key}`).toString('base64url'),
  readCursor: (cursor) => {
    const text = Buffer.from(cursor, 'base64url').toString('utf8');
    const key = text.startsWith(`${kind}:`) ? text.slice(kind.length + 1) : '';
    return isKey(key) ? key : null;
  },
});

/** Of a list that is sorted by its ids. */
export const idCursor = (kind: string): ListCursor => keyCursor(kind, isSortableId);
