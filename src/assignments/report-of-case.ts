/** What the state needs of reviews and reports: read through `src/reports`, never changed. */
import { Injectable } from '@nestjs/common';
import { chinaDayOf } from '../config/clock.js';
import { ReportStore } from '../reports/report-store.js';
import { slotViews } from '../reports/signatures/signing-chain.js';
import { SigningRecords } from '../reports/signatures/signing-records.js';
import { StandingStore, stillStands } from '../reports/standing/standing-store.js';
import type { AppraisalDigest } from './appraised-papers.js';
import type { EarlierReport, ReportOfCase, ReviewOfCase } from './steps/assignment-state.js';

@Injectable()
export class ReportsOfCases {
  constructor(
    private readonly reports: ReportStore,
    private readonly records: SigningRecords,
    private readonly standings: StandingStore,
  ) {}

  /** The latest word of the reviewers on the appraisal. */
  async review(appraisalId: string): Promise<ReviewOfCase | null> {
    const last = (await this.records.reviewsOf(appraisalId)).at(-1);
    if (last === undefined) return null;
    const { number, verdict, comment, personId, at } = last;
    return { number, verdict, comment, personId, at };
  }

  async report(organisationId: string, { appraisalId, slots }: AppraisalDigest): Promise<ReportOfCase | null> {
    const stored = await this.reports.latest({ organisationId, appraisalId });
    if (stored === null) return null;
    const { version, file, copies } = stored;
    const chain = await this.records.chainOf(version);
    const issued = copies.find(({ kind }) => kind === 'report');
    // A version that a crash left without a file: it is taken up again when the report is asked for once more.
    if (file === null && chain === null) return null;
    return {
      number: version.number,
      code: version.code,
      state: issued ? 'archived' : chain ? 'prepared' : 'draft',
      signatures: chain
        ? slotViews(slots, chain.signatures).map(({ slot, name, state }) => ({ slot, name, state }))
        : [],
      issuedOn: issued ? chinaDayOf(new Date(issued.createdAt)) : null,
    };
  }

  /** Those of the appraisals whose issued report was neither superseded nor revoked. */
  async standing(organisationId: string, appraisalIds: readonly string[]): Promise<readonly EarlierReport[]> {
    const found = await Promise.all(appraisalIds.map((appraisalId) => this.standingOf(organisationId, appraisalId)));
    return found.filter((one) => one !== null);
  }

  private async standingOf(organisationId: string, appraisalId: string): Promise<EarlierReport | null> {
    const stored = await this.reports.latest({ organisationId, appraisalId });
    if (stored === null || !stored.copies.some(({ kind }) => kind === 'report')) return null;
    const isStanding = stillStands(await this.standings.of(stored));
    return isStanding ? { appraisalId, number: stored.version.number } : null;
  }
}
