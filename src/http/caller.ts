import type { FastifyRequest } from 'fastify';

/** Who asks: set once by the guard of `src/access`, read by the doors. */
export interface Caller {
  readonly organisationId: string;
}

const callers = new WeakMap<FastifyRequest, Caller>();

export function rememberCaller(request: FastifyRequest, caller: Caller): void {
  callers.set(request, caller);
}

/** Throws on a door that no guard stands before: a mistake of ours, not of the caller. */
export function callerOf(request: FastifyRequest): Caller {
  const caller = callers.get(request);
  if (caller === undefined) throw new Error('this door is open to the public and has no caller');
  return caller;
}
