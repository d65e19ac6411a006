/** Answers for everybody: kept by caches for a short while, then asked for by their tag, which is the hash of the bytes. */
import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

export interface PublicContent {
  readonly type: string;
  readonly body: string | Buffer;
  /** When what is shown last became known. */
  readonly changedAt: string;
  /** false: it shows who is looking and belongs to that person alone. */
  readonly isForEverybody?: boolean;
  /** Data other sites may read, as against pages. */
  readonly isOpenData?: boolean;
  /** Saved under this name. */
  readonly fileName?: string;
}

/** A withdrawal must not stay unseen: caches may keep an answer for five minutes, no longer. */
const forEverybody = 'public, max-age=300';

export function sendPublic(request: FastifyRequest, reply: FastifyReply, content: PublicContent): void {
  const { type, body, changedAt, isForEverybody = true, isOpenData = false, fileName } = content;
  const tag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
  void reply
    .header('etag', tag)
    .header('last-modified', new Date(changedAt).toUTCString())
    .header('cache-control', isForEverybody ? forEverybody : 'private, no-cache')
    .header('vary', isOpenData ? 'accept-encoding' : 'cookie');
  if (isOpenData) {
    void reply.header('access-control-allow-origin', '*').header('cross-origin-resource-policy', 'cross-origin');
  }
  if (isHeld(request, tag)) return void reply.status(304).send();
  if (fileName !== undefined) void reply.header('content-disposition', `attachment; filename="${fileName}"`);
  void reply.type(type).send(body);
}

/**
 * By the tag alone. A page also changes with the day (what is not yet in force comes into force) and with the release, of
 * which the date of the last publication knows nothing.
 */
const isHeld = ({ headers }: FastifyRequest, tag: string): boolean =>
  (headers['if-none-match'] ?? '').split(',').some((one) => ['*', tag].includes(one.trim().replace(/^W\//, '')));
