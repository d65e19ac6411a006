/** How lists of this room are paged through. */
import { idCursor, keyCursor, type ListCursor } from '../http/id-cursor.js';
import { optional, wholeNumber } from '../http/query.js';

export const assignmentCursor = idCursor('s1');
export const engagementCursor = idCursor('e1');
export const liftCursor = keyCursor('l1', (code) => code !== '');

export const searchText = optional('1…200', (text) => text.length > 0 && text.length <= 200);
export const limit = wholeNumber(1, 100, 20);
export const cursorParameter = ({ readCursor }: ListCursor): ReturnType<typeof optional> =>
  optional('<next>', (text) => readCursor(text) !== null);

/** A tag that is none of ours was never the state of anything. */
export const versionSeen = (tag: string): number => (/^[1-9]\d{0,8}$/.test(tag) ? Number(tag) : -1);
