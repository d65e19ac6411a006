import type { IncomingHttpHeaders } from 'node:http';

const safeMethods: readonly string[] = ['GET', 'HEAD', 'OPTIONS'];
export const isSafeMethod = (method: string): boolean => safeMethods.includes(method);

/**
 * Where a request was started, as the browser says: `same`: on a page of ours; `other`: anywhere else, also on a
 * neighbouring host or port; `unknown`: it was no browser, or one that says nothing. Both headers are the browser's
 * alone, no page can set them.
 */
export function originOf(headers: IncomingHttpHeaders, publicUrl: string): 'same' | 'other' | 'unknown' {
  const site = headers['sec-fetch-site'];
  // `none`: typed into the address bar or opened from a bookmark.
  if (site !== undefined) return site === 'same-origin' || site === 'none' ? 'same' : 'other';
  const { origin, host } = headers;
  if (origin === undefined) return 'unknown';
  if (!URL.canParse(origin)) return 'other';
  const isOurs = origin === new URL(publicUrl).origin || new URL(origin).host === host;
  return isOurs ? 'same' : 'other';
}
