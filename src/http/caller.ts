import type { FastifyRequest } from 'fastify';

/** Who asks: set once by the guard of `src/access`, read by the doors. */
export interface Caller {
  readonly organisationId: string;
  /** As written to the audit log: the person's id, `local`, or `settings-key:<organisation>`. */
  readonly actor: string;
  /** null: a program or whoever sits at this machine, nobody in particular. */
  readonly personId: string | null;
  readonly roles: ReadonlySet<string>;
  readonly via: 'local' | 'settings-key' | 'api-key' | 'session';
  /** Of an API key: the permissions it was made for, of which it has those its person has. null: no such limit. */
  readonly scopes: ReadonlySet<string> | null;
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

/** On doors open to the public: who asks, when they have said so in a way that counts; null otherwise. */
export function callerIfAny(request: FastifyRequest): Caller | null {
  return callers.get(request) ?? null;
}
