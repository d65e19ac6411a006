import { isSortableId } from '../../http/sortable-id.js';

/** Opaque to callers: where the last page ended. */
export const cursorAfter = (id: string): string => Buffer.from(`o1:${id}`).toString('base64url');

/** The id the cursor holds; null: not one of ours. */
export function readCursor(cursor: string): string | null {
  const [kind, id = ''] = Buffer.from(cursor, 'base64url').toString('utf8').split(':', 2);
  return kind === 'o1' && isSortableId(id) ? id : null;
}
