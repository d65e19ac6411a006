import { optional, wholeNumber } from '../../http/query.js';

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

export const cursorOf = (after: string | null): string | null =>
  after === null ? null : Buffer.from(`after ${after}`).toString('base64url');

function readCursor(cursor: string): string | null {
  return /^after ([\x21-\x7e]{1,100})$/.exec(Buffer.from(cursor, 'base64url').toString('utf8'))?.[1] ?? null;
}
