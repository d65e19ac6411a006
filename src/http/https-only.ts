import type { FastifyRequest } from 'fastify';

const reached = new WeakSet<FastifyRequest>();

/** The service is reached by https: noted where headers are set, read where a cookie is set without settings at hand. */
export function rememberHttps(request: FastifyRequest): void {
  reached.add(request);
}

export const isReachedByHttps = (request: FastifyRequest): boolean => reached.has(request);
