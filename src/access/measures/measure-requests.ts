import type { FastifyInstance } from 'fastify';
import type { Measures } from './measures.js';

/** Every answered request, by the pattern of its door: the path itself may hold the code of a report. */
export function measureRequests(instance: FastifyInstance, measures: Measures): void {
  if (!measures.areOn) return;
  instance.addHook('onResponse', (request, reply, done) => {
    const { method, routeOptions } = request;
    const door = routeOptions.url ?? 'none';
    measures.answered({ method, door, status: reply.statusCode, seconds: reply.elapsedTime / 1000 });
    done();
  });
}
