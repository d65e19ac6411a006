/** How lists of this room are paged through. */
import { optional, wholeNumber } from '../http/query.js';
import { isSortableId } from '../http/sortable-id.js';

const cursorOf = (kind: string, id: string): string => Buffer.from(`${kind}:${id}`).toString('base64url');

function readCursor(kind: string, cursor: string): string | null {
  const text = Buffer.from(cursor, 'base64url').toString('utf8');
  return text.startsWith(`${kind}:`) && text.length > kind.length + 1 ? text.slice(kind.length + 1) : null;
}

export const idCursor = {
  after: (id: string): string => cursorOf('n1', id),
  read: (cursor: string): string | null => {
    const id = readCursor('n1', cursor);
    return id !== null && isSortableId(id) ? id : null;
  },
};

export const codeCursor = {
  after: (code: string): string => cursorOf('l1', code),
  read: (cursor: string): string | null => readCursor('l1', cursor),
};

export const searchText = optional('1…200', (text) => text.length > 0 && text.length <= 200);
export const limit = wholeNumber(1, 100, 20);

export const cursorParameter = (cursor: typeof idCursor): ReturnType<typeof optional> =>
  optional('<next>', (text) => cursor.read(text) !== null);

/** A tag that is none of ours was never the state of anything. */
export const versionSeen = (tag: string): number => (/^[1-9]\d{0,8}$/.test(tag) ? Number(tag) : -1);
