import type { FastifyReply, FastifyRequest } from 'fastify';

/**
 * Sets the entity tag; true when the caller already holds this very answer, and the door then sends nothing (304).
 * Weak comparison, as RFC 9110 asks for If-None-Match.
 */
export function isHeldByCaller(request: FastifyRequest, reply: FastifyReply, tag: string): boolean {
  void reply.header('etag', `"${tag}"`).header('cache-control', 'private, no-cache');
  const held = (request.headers['if-none-match'] ?? '').split(',').map((entry) => entry.trim().replace(/^W\//, ''));
  const isHeld = held.includes(`"${tag}"`) || held.includes('*');
  if (isHeld) void reply.status(304);
  return isHeld;
}
