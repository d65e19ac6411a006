/** What the page of the internal review asks of the rooms below. */
import { Injectable } from '@nestjs/common';
import { AppraisalDesk } from '../../appraisals/appraisal-desk.js';
import type { StoredAppraisal } from '../../appraisals/stored-appraisal.js';
import type { AssignmentAct } from '../../assignments/assignment.entities.js';
import type { AssignmentCase } from '../../assignments/assignment-cases.js';
import { LineComments } from '../../assignments/working-paper/line-comments.js';
import type { Caller } from '../../http/caller.js';
import { RecordReview, type ReviewView } from '../../reports/reviews/record-review.js';
import { WhoComputed } from '../../reports/reviews/who-computed.js';
import { ValuationScenes, type ValuationScene } from '../valuation/valuation-scenes.js';

export type Comment = Awaited<ReturnType<LineComments['list']>>[number];

/** One time the paper was stored as an appraisal. */
export interface Conclusion {
  readonly appraisalId: string;
  readonly paperVersion: number;
  readonly at: string;
  readonly actor: string;
}

export interface ReviewScene {
  readonly valuation: ValuationScene;
  /** Oldest first; empty: nothing was concluded yet. */
  readonly conclusions: readonly Conclusion[];
  /** The latest. */
  readonly stored: StoredAppraisal | null;
  /** The one before it. */
  readonly earlier: StoredAppraisal | null;
  readonly reviews: readonly ReviewView[];
  readonly comments: readonly Comment[];
  /** The caller computed the appraisal: such a person never reviews it. */
  readonly isOwnWork: boolean;
  readonly names: ReadonlyMap<string, string>;
}

@Injectable()
export class ReviewScenes {
  constructor(
    private readonly scenes: ValuationScenes,
    private readonly appraisals: AppraisalDesk,
    private readonly reviews: RecordReview,
    private readonly computed: WhoComputed,
    private readonly comments: LineComments,
  ) {}

  async open(caller: Caller, id: string): Promise<ReviewScene> {
    const { organisationId, actor, personId } = caller;
    const valuation = await this.scenes.open(caller, id);
    const conclusions = conclusionsOf(valuation.opened);
    const [last, before] = [conclusions.at(-1), conclusions.at(-2)];
    const storedOf = async (one: Conclusion | undefined): Promise<StoredAppraisal | null> =>
      one === undefined ? null : this.appraisals.stored(organisationId, one.appraisalId);
    const [stored, earlier, comments] = await Promise.all([
      storedOf(last),
      storedOf(before),
      this.comments.list(organisationId, id),
    ]);
    const reviews = await this.reviewsOf(organisationId, conclusions);
    const people = [actor, ...comments.map((one) => one.actor), ...reviews.map(({ reviewer }) => reviewer)];
    return {
      ...{ valuation, conclusions, stored, earlier, reviews, comments },
      isOwnWork: last !== undefined && (await this.computed.isBy(last.appraisalId, [actor, personId ?? actor])),
      names: await this.scenes.names([...people, ...conclusions.map((one) => one.actor)]),
    };
  }

  /** Of every appraisal of the assignment, oldest first. */
  private async reviewsOf(organisationId: string, conclusions: readonly Conclusion[]): Promise<readonly ReviewView[]> {
    const all = await Promise.all(conclusions.map(({ appraisalId }) => this.reviews.list(organisationId, appraisalId)));
    return all.flat();
  }
}

export const conclusionsOf = ({ acts }: Pick<AssignmentCase, 'acts'>): readonly Conclusion[] =>
  acts.flatMap(({ act, appraisalId, contentJson, at, actor }: AssignmentAct) => {
    if (act !== 'appraised' || appraisalId === null) return [];
    return [{ appraisalId, ...(JSON.parse(contentJson) as { paperVersion: number }), at, actor }];
  });
