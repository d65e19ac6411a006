/**
 * Reviews, preparations, requests and signatures as the database holds them. Insert-only; what is written is checked once
 * more inside the writing transaction, since somebody may have been faster.
 */
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { reportProblem } from '../report-problem.js';
import { ReportEvent, type ReportVersion } from '../report.entities.js';
import { sortableId } from '../../http/sortable-id.js';
import { signatureProblem } from './signature-problem.js';
import { headOf, type SigningChain } from './signing-chain.js';
import {
  ReportPreparation,
  ReportReview,
  ReportSignature,
  ReportSignatureRequest,
  type ReviewVerdict,
} from './signing.entities.js';

export type NewReview = Omit<ReportReview, 'number'>;
export type NewRequest = Omit<ReportSignatureRequest, 'number'>;
export type NewSignature = Omit<ReportSignature, 'number'>;

@Injectable()
export class SigningRecords {
  constructor(private readonly dataSource: DataSource) {}

  /** Oldest first. */
  reviewsOf(appraisalId: string, manager: EntityManager = this.dataSource.manager): Promise<readonly ReportReview[]> {
    return manager.find(ReportReview, { where: { appraisalId }, order: { number: 'ASC' } });
  }

  async verdictOn(
    appraisalId: string,
    manager: EntityManager = this.dataSource.manager,
  ): Promise<ReviewVerdict | null> {
    const [last] = await manager.find(ReportReview, { where: { appraisalId }, order: { number: 'DESC' }, take: 1 });
    return last?.verdict ?? null;
  }

  async addReview(manager: EntityManager, review: NewReview): Promise<ReportReview> {
    const number = (await this.reviewsOf(review.appraisalId, manager)).length + 1;
    const added = Object.assign(new ReportReview(), { ...review, number });
    await manager.insert(ReportReview, added);
    return added;
  }

  /** null: the report is not, or not this way, on its way to signatures. */
  async chainOf(
    { id: reportId, appraisalId }: Pick<ReportVersion, 'id' | 'appraisalId'>,
    manager: EntityManager = this.dataSource.manager,
  ): Promise<SigningChain | null> {
    const preparation = await manager.findOneBy(ReportPreparation, { reportId });
    if (!preparation) return null;
    const signatures = await manager.find(ReportSignature, { where: { reportId }, order: { number: 'ASC' } });
    const reviews = await this.reviewsOf(appraisalId, manager);
    return {
      preparation,
      signatures,
      verdict: reviews.at(-1)?.verdict ?? null,
      reviewers: reviews.map(({ personId }) => personId),
    };
  }

  async addPreparation(manager: EntityManager, version: ReportVersion, preparation: ReportPreparation): Promise<void> {
    const isPrepared = await manager.existsBy(ReportPreparation, { reportId: version.id });
    if (isPrepared) throw reportProblem('report-being-issued');
    const verdict = await this.verdictOn(version.appraisalId, manager);
    if (verdict !== 'approved') throw signatureProblem('review-missing');
    await manager.insert(ReportPreparation, preparation);
  }

  requestsFor(reportId: string, slot: string): Promise<readonly ReportSignatureRequest[]> {
    const { manager } = this.dataSource;
    return manager.find(ReportSignatureRequest, { where: { reportId, slot }, order: { number: 'ASC' } });
  }

  async addRequest(manager: EntityManager, version: ReportVersion, request: NewRequest): Promise<void> {
    await this.mustStandOn(manager, version, request.baseSha256);
    const { reportId, slot } = request;
    const number = (await manager.countBy(ReportSignatureRequest, { reportId, slot })) + 1;
    await manager.insert(ReportSignatureRequest, { ...request, number });
  }

  /** The signature and the event of it. */
  async addSignature(manager: EntityManager, version: ReportVersion, signature: NewSignature): Promise<void> {
    const chain = await this.mustStandOn(manager, version, signature.baseSha256);
    if (chain.verdict !== 'approved') throw signatureProblem('review-missing');
    if (signature.requestId !== null) await this.mustBeLatest(manager, signature.requestId);
    await manager.insert(ReportSignature, { ...signature, number: chain.signatures.length + 1 });
    const { organisationId, reportId, slot, at } = signature;
    if (slot === 'seal') return;
    const event = { id: sortableId(new Date(at)), organisationId, reportId, state: 'signed', slot, at, reason: null };
    await manager.insert(ReportEvent, event as ReportEvent);
  }

  private async mustStandOn(manager: EntityManager, version: ReportVersion, sha256: string): Promise<SigningChain> {
    const chain = await this.chainOf(version, manager);
    if (!chain) throw signatureProblem('report-not-prepared');
    if (headOf(chain).sha256 !== sha256) throw signatureProblem('slot-signed');
    return chain;
  }

  private async mustBeLatest(manager: EntityManager, id: string): Promise<void> {
    const request = await manager.findOneByOrFail(ReportSignatureRequest, { id });
    const { reportId, slot, number } = request;
    const made = await manager.countBy(ReportSignatureRequest, { reportId, slot });
    if (made !== number) throw signatureProblem('request-replaced');
  }
}
