import type { FastifyRequest } from 'fastify';
import { localPath } from './send-page.js';

/** Doors for programs: their failures stay problem documents, whoever asks. */
const forPrograms = /^\/(v1|health|metrics)(\/|$)|^\/openapi\.json/;

/** Does somebody sit before a browser and expect a page? */
export function isPageRequest({ url, headers }: Pick<FastifyRequest, 'url' | 'headers'>): boolean {
  return /\btext\/html\b/i.test(headers.accept ?? '') && !forPrograms.test(url);
}

/** The page from which a form was sent, when the browser says so and it is one of ours; the page itself on a GET. */
export function wayBack(request: Pick<FastifyRequest, 'method' | 'url' | 'headers'>): string | null {
  if (request.method === 'GET') return localPath(request.url);
  const { referer, host } = request.headers;
  if (referer === undefined || !URL.canParse(referer)) return null;
  const url = new URL(referer);
  return url.host === host ? localPath(url.pathname + url.search) : null;
}
