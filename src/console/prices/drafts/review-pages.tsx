/** The page on which a draft is proposed, approved, returned and published; and again with why that was refused. */
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { callerOf } from '../../../http/caller.js';
import { EdgeError } from '../../../http/edge-error.js';
import { freshForm, type FormState } from '../../../http/page/form-state.js';
import { Pages } from '../../../http/page/pages.js';
import type { PriceTableKind } from '../../../price-tables/price-table-file.js';
import { DraftFrame } from './draft-frame.js';
import { DraftReview } from './draft-review.js';
import { draftFrame, DraftScenes } from './draft-scenes.js';
import { ReviewPage } from './review-page.js';
import { refusedDraftForm } from './row-faults.js';

interface ReviewWish {
  readonly id: string;
  readonly form?: FormState;
  readonly status?: number;
}

@Injectable()
export class ReviewPages {
  constructor(
    private readonly pages: Pages,
    private readonly scenes: DraftScenes,
    private readonly review: DraftReview,
  ) {}

  async show(
    request: FastifyRequest,
    reply: FastifyReply,
    { id, form = freshForm(), status }: ReviewWish,
  ): Promise<void> {
    const caller = callerOf(request);
    const scene = await this.scenes.of(caller, id);
    const overtakenBy = await this.scenes.overtakenBy(scene);
    const impact = await this.review.impact(caller, scene, null);
    const body = (
      <DraftFrame scene={scene} view="review">
        <ReviewPage scene={scene} overtakenBy={overtakenBy} form={form}>
          <h2>差异</h2>
          {await this.review.difference(caller, scene)}
          {impact !== null && <h2>影响</h2>}
          {impact}
        </ReviewPage>
      </DraftFrame>
    );
    await this.pages.show(request, reply, { ...draftFrame(scene), body, ...(status === undefined ? {} : { status }) });
  }

  /** The same page, saying what stood in the way; a refusal that no page explains is thrown on. */
  async refuse(
    request: FastifyRequest,
    reply: FastifyReply,
    wish: { id: string; error: unknown; values: FormState['values'] },
  ): Promise<void> {
    const { id, error, values } = wish;
    const { kind } = (await this.scenes.of(callerOf(request), id)).draft;
    await this.show(request, reply, { id, form: refusalForm(values, error, kind), status: statusOf(error) });
  }
}

function refusalForm(values: FormState['values'], error: unknown, kind: PriceTableKind): FormState {
  // Four eyes, and nobody in particular: refusals of the person, which the page explains in plain words.
  if (error instanceof EdgeError && error.kind === 'forbidden') {
    const { title, detail } = error.content;
    return { values, faults: { title: title.zh, detail: detail?.zh ?? null, all: [] } };
  }
  return refusedDraftForm(values, { error, kind });
}

function statusOf(error: unknown): number {
  if (!(error instanceof EdgeError)) return 422;
  if (error.kind === 'forbidden') return 403;
  return error.kind === 'unprocessable' ? 422 : 409;
}
