import { LogController, type FastifyReply, type FastifyRequest } from 'fastify';
import { callerIfAny } from './caller.js';

const refusals = new WeakMap<FastifyRequest, string>();

/** The stable code of the problem this request ends with: it goes into the request's line. */
export function noteRefusal(request: FastifyRequest, code: string): void {
  refusals.set(request, code);
}

/**
 * One line a request: id, method, the door's pattern (never the path itself, which may hold the code of a report),
 * status and time; who asked, by the id of the audit log, and why it was refused. No headers, no query, no bodies.
 */
export class RequestLog extends LogController {
  constructor() {
    super({ requestIdLogLabel: 'requestId' });
  }

  override incomingRequest(): void {
    // The line is written when the answer is known.
  }

  override requestCompleted(_error: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const { method, routeOptions } = request;
    const milliseconds = Math.round(reply.elapsedTime * 10) / 10;
    const who = { actor: callerIfAny(request)?.actor, refusal: refusals.get(request) };
    const line = { method, door: routeOptions.url ?? 'none', status: reply.statusCode, milliseconds, ...who };
    reply.log.info(line, 'request');
  }

  override routeNotFound(): void {
    // Stands in the request's own line.
  }
}
