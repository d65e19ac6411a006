/** What the doors of this room have in common: refusals as problems, versions as entity tags, secrets shown once. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { EntityManager } from 'typeorm';
import { ifMatch } from '../../http/etag.js';
import { keyedRequestOf, sendAnswer } from '../../http/idempotency/answer-post.js';
import type { IdempotentPosts } from '../../http/idempotency/idempotent-posts.js';
import { refusalProblem, type Outcome } from '../refusal.js';

/** The value, or the refusal as a problem; a wait also as a header. */
export function answered<Value>(outcome: Outcome<Value>, reply: FastifyReply): Value {
  if (outcome.ok) return outcome.value;
  const { retryAfterSeconds } = outcome.refusal;
  if (retryAfterSeconds !== undefined) void reply.header('retry-after', String(retryAfterSeconds));
  throw refusalProblem(outcome.refusal);
}

export function tagged<Thing extends { readonly version: number }>(thing: Thing, reply: FastifyReply): Thing {
  void reply.header('etag', `"${thing.version}"`);
  return thing;
}

/** The version the caller saw; a tag of another form is none of ours and matches nothing. */
export function versionSeen(request: FastifyRequest): number {
  const tag = ifMatch(request);
  return /^\d{1,9}$/.test(tag) ? Number(tag) : -1;
}

export interface Created {
  readonly location: string;
  readonly body: object;
  /** Members of the answer that are shown this once: the stored answer, given again under the same key, has null there. */
  readonly secrets: Readonly<Record<string, string | null>>;
}

/** What is left of it for the transaction that keeps the answer. */
export type Creation = (manager: EntityManager) => Promise<Created>;

/**
 * A creating POST under its Idempotency-Key, whose secrets are never stored. What is created and the answer are stored
 * together: a try that failed in between has left nothing, and the next one shows the secrets.
 */
export async function answerCreated(
  posts: IdempotentPosts,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
  prepare: () => Creation | Promise<Creation>,
): Promise<void> {
  let shown: Created | null = null;
  const answer = await posts.answerWhenWritten(keyedRequestOf(request), async () => {
    const create = await prepare();
    return async (manager) => {
      shown = await create(manager);
      const hidden = Object.fromEntries(Object.keys(shown.secrets).map((name) => [name, null]));
      const body = JSON.stringify({ ...shown.body, ...hidden });
      return { status: 201, headers: { location: shown.location }, body };
    };
  });
  sendAnswer(reply, shown === null ? answer : { ...answer, body: bodyWithSecrets(shown) });
}

const bodyWithSecrets = ({ body, secrets }: Created): string => JSON.stringify({ ...body, ...secrets });
