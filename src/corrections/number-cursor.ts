/** Opaque to callers: where the last page ended. */
export const cursorAt = (list: CursorList, place: number): string =>
  Buffer.from(`${list}1:${place}`).toString('base64url');

/** The lists of this room: a cursor of one is none of another. */
export type CursorList = 'c' | 'e' | 'i';

/** The place the cursor holds; null: not one of this list. */
export function placeOf(list: CursorList, cursor: string): number | null {
  const place = new RegExp(`^${list}1:([1-9]\\d{0,14})$`).exec(Buffer.from(cursor, 'base64url').toString('utf8'))?.[1];
  return place === undefined ? null : Number(place);
}
