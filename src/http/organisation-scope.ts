/**
 * For whom the work at hand is done, known to everything it calls without being handed on: the database narrows what it shows
 * by it. Work for nobody in particular (the service's own rounds, doors open to everybody) has none.
 */
import { AsyncLocalStorage } from 'node:async_hooks';

const scopes = new AsyncLocalStorage<string | null>();

export const inScopeOf = <Result>(organisationId: string, work: () => Result): Result =>
  scopes.run(organisationId, work);

/** For work that a request only sets off: it sees the rows of all. */
export const outsideScopes = <Result>(work: () => Result): Result => scopes.run(null, work);

export const organisationInScope = (): string | null => scopes.getStore() ?? null;
