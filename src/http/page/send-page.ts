import type { FastifyReply } from 'fastify';
import { setFlash, type Flash } from './flash.js';
import { styleSha256 } from './page-assets.js';

/**
 * Own style and scripts only, none of them inline but the one known stylesheet; forms go to this service alone; nobody
 * may put a page of ours in a frame.
 */
export const pagePolicy = [
  "default-src 'none'",
  `style-src 'self' 'sha256-${styleSha256}'`,
  "script-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

export function sendPage(reply: FastifyReply, html: string, status = 200): void {
  void reply.status(status).header('content-security-policy', pagePolicy).type('text/html; charset=utf-8').send(html);
}

/** After a form was obeyed: the browser fetches the page that shows the outcome, and a reload sends nothing twice. */
export function redirect(reply: FastifyReply, to: string, flash?: Flash): void {
  if (flash) setFlash(reply, flash);
  void reply
    .status(303)
    .header('location', localPath(to) ?? '/')
    .send();
}

/** A path of this service, or null: an address of anybody else, or one a browser would read as such. */
export function localPath(path: string | null | undefined): string | null {
  if (typeof path !== 'string' || !/^\/(?![/\\])[^\\\s\p{Cc}]*$/u.test(path)) return null;
  const url = URL.canParse(path, 'http://local.invalid') ? new URL(path, 'http://local.invalid') : null;
  return url?.origin === 'http://local.invalid' ? url.pathname + url.search + url.hash : null;
}
