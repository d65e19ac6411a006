import type { FastifyReply, FastifyRequest } from 'fastify';
import { bodySha256Of } from '../body.js';
import { callerOf } from '../caller.js';
import type { Answer, KeyedRequest } from './idempotent-posts.js';

/** What makes two requests the same: organisation, key, method, address and the bytes of the body, which a door may have hashed itself. */
export function keyedRequestOf(request: FastifyRequest, bodySha256 = bodySha256Of(request)): KeyedRequest {
  const key = request.headers['idempotency-key'];
  return {
    organisationId: callerOf(request).organisationId,
    key: key === undefined ? null : String(key),
    method: request.method,
    url: request.url,
    bodySha256,
  };
}

export function sendAnswer(reply: FastifyReply, { status, headers, body }: Answer): void {
  // As bytes: a text is encoded twice, once to be measured and once to be sent, and that of a long list has 200 kB.
  void reply.status(status).headers(headers).type('application/json; charset=utf-8').send(Buffer.from(body));
}
