/**
 * Forms that make something and show a secret once: pressed twice, or sent again by a reload, they act once. The key
 * travels in the form; that it was used stands beside the keys of the API, without any secret.
 */
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { Outcome, Refusal } from '../access/refusal.js';
import { callerOf } from '../http/caller.js';
import { EdgeError } from '../http/edge-error.js';
import { IdempotentPosts } from '../http/idempotency/idempotent-posts.js';
import type { FormBody } from '../http/page/form-body.js';

/** The hidden field of such a form. */
export const newFormKey = (): { readonly formKey: string } => ({ formKey: randomUUID() });

@Injectable()
export class SubmitOnce {
  constructor(private readonly posts: IdempotentPosts) {}

  /** null: this very form was obeyed before. A refused form may be mended and sent again. */
  async act<Value>(
    request: FastifyRequest,
    sent: FormBody,
    work: () => Promise<Outcome<Value>>,
  ): Promise<Outcome<Value> | null> {
    const { organisationId, actor } = callerOf(request);
    const key = `form:${actor}:${sent
      .text('formKey')
      .replace(/[^\x21-\x7e]/g, '')
      .slice(0, 100)}`;
    const { method, url } = request;
    let outcome: Outcome<Value> | null = null;
    const prepare = async (): Promise<typeof acted> => {
      outcome = await work();
      if (!outcome.ok) throw new Refused(outcome.refusal);
      return acted;
    };
    try {
      await this.posts.answer({ organisationId, key, method, url, bodySha256: '' }, prepare);
    } catch (error) {
      if (error instanceof Refused) return { ok: false, refusal: error.refusal };
      if (!isUnderWay(error)) throw error;
    }
    return outcome;
  }
}

const acted = { status: 204, headers: {}, body: '', write: (): Promise<void> => Promise.resolve() } as const;

/** Carries a refusal past the book of keys, which forgets keys whose work failed. */
class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.code);
  }
}

const isUnderWay = (error: unknown): boolean =>
  error instanceof EdgeError && error.code === 'idempotency-key-in-flight';
