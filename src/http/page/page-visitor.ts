import type { FastifyRequest } from 'fastify';

/** Who looks at a page, as far as its header tells. */
export interface PageVisitor {
  readonly name: string;
  readonly organisationName: string;
  /** Unread notices. */
  readonly unread: number;
  /** Where this person may go. */
  readonly navigation: readonly PageLink[];
  /** false: whoever is on this machine while no key is configured; there is nothing to sign out of. */
  readonly isSignedIn: boolean;
}

export interface PageLink {
  readonly href: string;
  readonly label: string;
}

/** Injection token of `PageVisitors`: the room that knows people and notices fulfils it. */
export const PAGE_VISITORS = Symbol('PageVisitors');

export interface PageVisitors {
  /** null: nobody is signed in. */
  of(request: FastifyRequest): Promise<PageVisitor | null>;
}
