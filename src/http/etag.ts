import type { FastifyReply, FastifyRequest } from 'fastify';
import { EdgeError } from './edge-error.js';

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

/**
 * The entity tag a change is made against, without its quotes. Whoever changes a thing says which state of it they
 * saw: without `If-Match`, or with `*`, the door answers 428. A weak tag or a list of tags names no one state.
 */
export function ifMatch(request: FastifyRequest): string {
  const header = (request.headers['if-match'] ?? '').trim();
  if (header === '' || header === '*') throw preconditionRequired();
  const tag = /^"([\x21\x23-\x7e]*)"$/.exec(header)?.[1];
  if (tag === undefined) throw preconditionMalformed();
  return tag;
}

/** The state the caller saw is no longer the state of the thing; `tag` is the present one. */
export function preconditionFailed(tag: string): EdgeError {
  return new EdgeError({
    kind: 'precondition-failed',
    code: 'changed-since',
    title: { zh: '内容已被他人更改', en: 'It was changed in the meantime' },
    detail: { zh: '请重新读取后再操作。', en: 'Read it again before changing it.' },
    members: { currentTag: tag },
  });
}

const preconditionRequired = (): EdgeError =>
  new EdgeError({
    kind: 'precondition-required',
    code: 'if-match-missing',
    title: { zh: '缺少 If-Match', en: 'If-Match is required' },
    detail: {
      zh: '请在 If-Match 中带上所读内容的 ETag（加引号）。',
      en: 'Send in If-Match the ETag, in quotes, of the state you read.',
    },
  });

const preconditionMalformed = (): EdgeError =>
  new EdgeError({
    kind: 'malformed',
    code: 'if-match-invalid',
    title: { zh: 'If-Match 须为一个加引号的 ETag', en: 'If-Match takes one strong ETag in quotes' },
  });
