import type { Bilingual } from './language.js';

/** What went wrong, in the words of HTTP's families; `problem.ts` alone knows their numbers. */
export type EdgeErrorKind =
  | 'malformed'
  | 'unauthorised'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'precondition-failed'
  | 'precondition-required'
  | 'too-large'
  | 'unsupported-media-type'
  | 'unprocessable'
  | 'too-many-requests'
  | 'unavailable';

/** One thing to put right: where (JSON Pointer, RFC 6901), what, and what is allowed there. */
export interface Fault {
  readonly pointer: string;
  readonly code: string;
  readonly message: Bilingual;
  readonly allowed?: string;
  /** Of a body of several lines, from 1; the pointer is into what this line holds. */
  readonly line?: number;
}

export interface EdgeErrorContent {
  readonly kind: EdgeErrorKind;
  /** Stable, for machines. */
  readonly code: string;
  readonly title: Bilingual;
  readonly detail?: Bilingual;
  readonly faults?: readonly Fault[];
  /** Further members of the problem document; texts in two languages are narrowed to the caller's. */
  readonly members?: Readonly<Record<string, unknown>>;
}

/** An operation failed at an edge. Thrown by any room, shown as a problem document. */
export class EdgeError extends Error {
  readonly kind: EdgeErrorKind;
  readonly code: string;

  constructor(
    readonly content: EdgeErrorContent,
    options?: ErrorOptions,
  ) {
    super(`${content.code}: ${(content.detail ?? content.title).en}`, options);
    this.name = 'EdgeError';
    this.kind = content.kind;
    this.code = content.code;
  }
}

/** A room's table of what does not come about, by stable code, as the function that says one of it. */
export const edgeErrorsOf =
  <Code extends string>(contents: Readonly<Record<Code, Omit<EdgeErrorContent, 'code'>>>) =>
  (code: Code, members?: EdgeErrorContent['members']): EdgeError =>
    new EdgeError({ code, ...contents[code], ...(members === undefined ? {} : { members }) });
