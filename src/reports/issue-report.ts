/**
 * Corridor B: ledger → press → seal → archive → record. A version's number and code are taken first, since they are
 * printed; a second request for a report that stands, or waits for signatures, gets that one. GET never comes here.
 */
import { Inject, Injectable } from '@nestjs/common';
import { AppraisalDesk } from '../appraisals/appraisal-desk.js';
import type { StoredAppraisal } from '../appraisals/stored-appraisal.js';
import { audit } from '../access/audit-log.js';
import { CLOCK, type Clock } from '../config/clock.js';
import type { PreparedAnswer } from '../http/idempotency/idempotent-posts.js';
import { missingEngagementParts } from './report-content.js';
import { ReportStore, type StoredReport } from './report-store.js';
import { ReportTerms } from './report-terms.js';
import { preparedView, reportView, type ReportView } from './report-view.js';
import { ReportWorkshop } from './report-workshop.js';
import { slotsOf } from './signature-slots.js';
import { signatureProblem } from './signatures/signature-problem.js';
import { headOf, slotViews } from './signatures/signing-chain.js';

@Injectable()
export class IssueReport {
  constructor(
    private readonly appraisals: AppraisalDesk,
    private readonly reports: ReportStore,
    private readonly terms: ReportTerms,
    private readonly workshop: ReportWorkshop,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async prepare({ organisationId, actor }: Issuer, appraisalId: string): Promise<PreparedAnswer> {
    const appraisal = await this.appraisals.stored(organisationId, appraisalId);
    const owner = { organisationId, appraisalId };
    const missing = missingEngagementParts(appraisal.order);
    const mustBeSigned = missing.length === 0 && this.terms.appraisersSign;
    // No number is taken for what may not be issued.
    if (mustBeSigned) await this.mustBeReviewed(owner);
    const report = await this.reports.open(owner, this.clock.now(), missing.length > 0);
    const standing = await this.standing(report, appraisal, missing);
    if (standing) return { ...answer(200, standing), write: () => Promise.resolve() };
    if (mustBeSigned) return this.forSignatures(appraisal, report, actor);
    return this.sealedAlone(appraisal, report, actor);
  }

  private async mustBeReviewed(owner: { organisationId: string; appraisalId: string }): Promise<void> {
    const standing = await this.reports.latest(owner);
    if (standing?.file || (await this.terms.records.verdictOn(owner.appraisalId)) === 'approved') return;
    // A later word of the reviewer stops the signing, not the view of how far it came.
    if (standing && (await this.terms.records.chainOf(standing.version))) return;
    throw signatureProblem('review-missing');
  }

  private async standing(
    { version, file }: StoredReport,
    { order }: StoredAppraisal,
    missing: readonly string[],
  ): Promise<ReportView | null> {
    const chain = await this.terms.records.chainOf(version);
    const signatures = chain ? slotViews(slotsOf(order), chain.signatures) : [];
    if (file) {
      const proof = await this.reports.proofOf(version.id);
      return reportView({ version, file, missing: file.kind === 'draft' ? missing : [], signatures, proof });
    }
    return chain && preparedView(version, headOf(chain), signatures);
  }

  private async forSignatures(
    appraisal: StoredAppraisal,
    { version }: StoredReport,
    actor: string,
  ): Promise<PreparedAnswer> {
    const file = await this.workshop.prepare(appraisal, version);
    const slots = slotsOf(appraisal.order);
    const { id: reportId, organisationId } = version;
    const now = this.clock.now();
    const at = now.toISOString();
    const { sha256: preparedSha256, sizeBytes } = file;
    const waiting = { reportId, organisationId, preparedSha256, sizeBytes, appraisers: slots.length - 1, actor, at };
    return {
      ...answer(201, preparedView(version, file, slotViews(slots, []))),
      write: async (manager) => {
        await this.terms.records.addPreparation(manager, version, waiting);
        await audit(manager, { organisationId, at: now, actor, action: 'report.prepared', subject: reportId });
      },
    };
  }

  private async sealedAlone(appraisal: StoredAppraisal, report: StoredReport, actor: string): Promise<PreparedAnswer> {
    const { pdf, sha256, missing, proof: reach } = await this.workshop.produce(appraisal, report.version);
    const kind = missing.length > 0 ? 'draft' : 'report';
    const proof = reach && this.terms.proofOf(reach);
    const nationalSignature = kind === 'draft' ? null : await this.terms.national.of(pdf);
    const made = { at: this.clock.now(), actor };
    const file = { sha256, sizeBytes: pdf.length, kind, proof, nationalSignature, ...made } as const;
    return {
      ...answer(201, reportView({ version: report.version, file, missing, proof })),
      write: (manager) => this.reports.record(manager, report, file),
    };
  }
}

export interface Issuer {
  readonly organisationId: string;
  readonly actor: string;
}

function answer(status: number, view: ReportView): Omit<PreparedAnswer, 'write'> {
  return { status, headers: { location: `/v1/appraisals/${view.appraisalId}/report` }, body: JSON.stringify(view) };
}
