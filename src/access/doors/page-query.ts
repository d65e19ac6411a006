import { keyCursor } from '../../http/id-cursor.js';
import { optional, wholeNumber } from '../../http/query.js';

/** People go by their ids, organisations by names of their own. */
const { cursorAfter, readCursor } = keyCursor('w1', (key) => /^[\x21-\x7e]{1,100}$/.test(key));

/** Pages by opaque cursors: what it is made of may change. */
export const pageQuery = {
  limit: wholeNumber(1, 200, 50),
  cursor: optional('<next>', (text) => readCursor(text) !== null),
};

export function pageAsked({ limit, cursor }: { limit: number; cursor: string | null }): {
  limit: number;
  after: string | null;
} {
  return { limit, after: cursor === null ? null : readCursor(cursor) };
}

export const cursorOf = (after: string | null): string | null => (after === null ? null : cursorAfter(after));
