import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { rememberHttps } from './https-only.js';

const always: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  // Within the service a form says where it was sent from; nobody else learns an address, which may hold a report's code.
  'referrer-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
};

/** A year, with every name below this one: whoever has been here once never comes unencrypted again (RFC 6797). */
const httpsOnly = { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } as const;

const nothingRuns = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
// The interface's page (/docs) brings its own scripts and styles, some of them inline.
const docsPage =
  "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; " +
  "connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/** Security headers and the request's id on every answer. A door that sets one of them itself keeps its own. */
export function registerHeaders(instance: FastifyInstance, publicUrl: string): void {
  instance.addHook('onRequest', (request, reply, done) => {
    setHeaders(request, reply, publicUrl);
    if (publicUrl.startsWith('https:')) rememberHttps(request);
    done();
  });
}

/** By itself only for what is answered before any hook. */
export function setHeaders(request: Pick<FastifyRequest, 'id' | 'url'>, reply: FastifyReply, publicUrl: string): void {
  void reply.headers(always).header('x-request-id', request.id);
  if (publicUrl.startsWith('https:')) void reply.headers(httpsOnly);
  const isDocs = request.url === '/docs' || request.url.startsWith('/docs/');
  void reply.header('content-security-policy', isDocs ? docsPage : nothingRuns);
  if (!isDocs) void reply.header('cache-control', 'no-store');
}
