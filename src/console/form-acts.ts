/** Acts of the API that a form asks for: worked out, written in one transaction, and answered to the page. */
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { callerOf } from '../http/caller.js';
import { IdempotentPosts, type Answer, type PreparedAnswer } from '../http/idempotency/idempotent-posts.js';

@Injectable()
export class FormActs {
  constructor(private readonly posts: IdempotentPosts) {}

  /** `once` names the act where doing it twice would be wrong, e.g. by what it acts on and that thing's version. */
  run(request: FastifyRequest, prepare: () => Promise<PreparedAnswer>, once: string | null = null): Promise<Answer> {
    const { organisationId } = callerOf(request);
    const key = once === null ? null : `form:${once}`;
    const { method, url } = request;
    return this.posts.answer({ organisationId, key, method, url, bodySha256: '' }, prepare);
  }
}
