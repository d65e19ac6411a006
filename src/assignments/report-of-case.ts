/** What the state needs of reviews and reports: read through `src/reports`, never changed. */
import { Injectable } from '@nestjs/common';
import { chinaDayOf } from '../config/clock.js';
import { ReportStore } from '../reports/report-store.js';
import { slotViews } from '../reports/signatures/signing-chain.js';
import { SigningRecords } from '../reports/signatures/signing-records.js';
import type { AppraisalDigest } from './appraised-papers.js';
import type { ReportOfCase, ReviewOfCase } from './steps/assignment-state.js';

@Injectable()
export class ReportsOfCases {
  constructor(
    private readonly reports: ReportStore,
    private readonly records: SigningRecords,
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
}
