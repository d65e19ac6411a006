/** The internal review (资产评估法 Art. 26): a person who took no part in the appraisal approves it or gives it back. */
import { Inject, Injectable } from '@nestjs/common';
import { audit } from '../../access/audit-log.js';
import { AppraisalDesk } from '../../appraisals/appraisal-desk.js';
import { CLOCK, type Clock } from '../../config/clock.js';
import type { Caller } from '../../http/caller.js';
import type { PreparedAnswer } from '../../http/idempotency/idempotent-posts.js';
import { enqueueWebhook } from '../../notices/webhooks/enqueue-webhook.js';
import { ReportStore } from '../report-store.js';
import { signatureProblem } from '../signatures/signature-problem.js';
import type { ReportReview } from '../signatures/signing.entities.js';
import { SigningRecords, type NewReview } from '../signatures/signing-records.js';
import type { ReviewBody } from './read-review.js';
import { WhoComputed } from './who-computed.js';

export interface ReviewView {
  readonly number: number;
  readonly verdict: ReportReview['verdict'];
  readonly comment: string;
  readonly resultSha256: string;
  /** Id of the person. */
  readonly reviewer: string;
  readonly at: string;
}

export const reviewView = ({ number, verdict, comment, resultSha256, personId, at }: ReportReview): ReviewView => ({
  number,
  verdict,
  comment,
  resultSha256,
  reviewer: personId,
  at,
});

@Injectable()
export class RecordReview {
  constructor(
    private readonly appraisals: AppraisalDesk,
    private readonly reports: ReportStore,
    private readonly records: SigningRecords,
    private readonly computed: WhoComputed,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async prepare(caller: Caller, appraisalId: string, body: ReviewBody): Promise<PreparedAnswer> {
    const { organisationId, actor, personId } = caller;
    if (personId === null) throw signatureProblem('review-person-required');
    const { fingerprints, order } = await this.appraisals.stored(organisationId, appraisalId);
    if (body.resultSha256 !== fingerprints.result) throw signatureProblem('review-of-other-result');
    const isOwn = await this.computed.isBy(appraisalId, [personId, actor]);
    if (isOwn) throw signatureProblem('review-of-own-work');
    await this.mustNotHaveSigned({ organisationId, appraisalId }, personId);
    if (body.verdict === 'approved') await this.mustBeNamed(personId, order.engagement?.reviewer);
    const now = this.clock.now();
    const review = { appraisalId, organisationId, ...body, personId, actor, at: now.toISOString() };
    return this.recording(review, now);
  }

  async list(organisationId: string, appraisalId: string): Promise<readonly ReviewView[]> {
    await this.appraisals.stored(organisationId, appraisalId);
    return (await this.records.reviewsOf(appraisalId)).map(reviewView);
  }

  /** A report without a reviewer is a draft anyway. */
  private async mustBeNamed(personId: string, named: string | undefined): Promise<void> {
    if (named === undefined || named.trim() === '' || (await this.computed.isCalled(personId, named))) return;
    throw signatureProblem('reviewer-not-named', { members: { named } });
  }

  private async mustNotHaveSigned(
    owner: { organisationId: string; appraisalId: string },
    personId: string,
  ): Promise<void> {
    const report = await this.reports.latest(owner);
    const chain = report && (await this.records.chainOf(report.version));
    const isIssued = report?.file && report.file.kind !== 'draft';
    // What the seal alone issued (`seal-only`) may have had no review: it is made up for, once.
    const isReviewed = isIssued && (chain !== null || (await this.records.verdictOn(owner.appraisalId)) === 'approved');
    if (isReviewed) throw signatureProblem('review-after-issue');
    const hasSigned = chain?.signatures.some((one) => one.personId === personId);
    if (hasSigned) throw signatureProblem('review-by-signer');
  }

  private async recording(review: NewReview, at: Date): Promise<PreparedAnswer> {
    const { appraisalId, organisationId, verdict, actor } = review;
    const number = (await this.records.reviewsOf(appraisalId)).length + 1;
    return {
      status: 201,
      headers: { location: `/v1/appraisals/${appraisalId}/reviews` },
      body: JSON.stringify(reviewView({ ...review, number })),
      write: async (manager) => {
        const added = await this.records.addReview(manager, review);
        if (added.number !== number) throw signatureProblem('review-overtaken');
        await audit(manager, { organisationId, at, actor, action: `review.${verdict}`, subject: appraisalId });
        const payload = { appraisalId, number, verdict, resultSha256: review.resultSha256 };
        await enqueueWebhook(manager, { organisationId, type: 'review.recorded', payload, at });
      },
    };
  }
}
