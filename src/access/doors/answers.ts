/** What the doors of this room have in common: refusals as problems, versions as entity tags, secrets shown once. */
import type { FastifyReply, FastifyRequest } from 'fastify';
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

/** A creating POST under its Idempotency-Key, whose secrets are never stored. */
export async function answerCreated(
  posts: IdempotentPosts,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
  create: () => Promise<Created>,
): Promise<void> {
  let shown: Created | null = null;
  const answer = await posts.answer(keyedRequestOf(request), async () => {
    shown = await create();
    const hidden = Object.fromEntries(Object.keys(shown.secrets).map((name) => [name, null]));
    const body = JSON.stringify({ ...shown.body, ...hidden });
    return { status: 201, headers: { location: shown.location }, body, write: () => Promise.resolve() };
  });
  sendAnswer(reply, shown === null ? answer : { ...answer, body: bodyWithSecrets(shown) });
}

const bodyWithSecrets = ({ body, secrets }: Created): string => JSON.stringify({ ...body, ...secrets });
