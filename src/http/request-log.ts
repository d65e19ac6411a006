import { LogController, type FastifyReply, type FastifyRequest } from 'fastify';

/**
 * One line a request: id, method, the door's pattern (never the path itself, which may hold the code of a report),
 * status and time. No headers, no query, no bodies.
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
    const line = { method, door: routeOptions.url ?? 'none', status: reply.statusCode, milliseconds };
    reply.log.info(line, 'request');
  }

  override routeNotFound(): void {
    // Stands in the request's own line.
  }
}
