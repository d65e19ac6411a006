import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { IncomingHttpHeaders } from 'node:http';

/** Id as in the log, method, pattern of the door and status: the path itself may hold the code of a report. */
export interface AnsweredRequest {
  readonly id: string;
  readonly method: string;
  readonly door: string;
  readonly status: number;
}

export interface RequestSpan {
  /** What is done from here on belongs to the request. */
  within(work: () => void): void;
  end(answered: AnsweredRequest): void;
}

/** Takes up the caller's trace where the headers name one. */
export type BeginRequest = (headers: IncomingHttpHeaders) => RequestSpan;

export function traceRequests(instance: FastifyInstance, begin: BeginRequest): void {
  const spans = new WeakMap<FastifyRequest, RequestSpan>();
  instance.addHook('onRequest', (request, _reply, done) => {
    spans.set(request, begin(request.headers));
    done();
  });
  // The body has been read by now, in a context of the socket's.
  instance.addHook('preValidation', (request, _reply, done) => {
    spans.get(request)?.within(done);
  });
  instance.addHook('onResponse', (request, reply, done) => {
    const { id, method, routeOptions } = request;
    spans.get(request)?.end({ id, method, door: routeOptions.url ?? 'none', status: reply.statusCode });
    done();
  });
}
