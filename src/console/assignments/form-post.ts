import type { FastifyRequest } from 'fastify';
import { callerOf } from '../../http/caller.js';
import type { KeyedRequest } from '../../http/idempotency/idempotent-posts.js';
import type { FormBody } from '../../http/page/form-body.js';

/** A form that makes something: pressed twice, it makes it once. Its key travels in the field `formKey`. */
export function formPost(request: FastifyRequest, sent: FormBody): KeyedRequest {
  const { organisationId, actor } = callerOf(request);
  const key = `form:${actor}:${sent.text('formKey').replace(/[^\x21-\x7e]/g, '')}`.slice(0, 200);
  return { organisationId, key, method: request.method, url: request.url, bodySha256: '' };
}
