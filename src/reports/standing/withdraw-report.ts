/** Superseding and revoking, as the doors ask for it: looked up and refused before, written in the transaction of the answer. */
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AppraisalDesk } from '../../appraisals/appraisal-desk.js';
import { CLOCK, type Clock } from '../../config/clock.js';
import type { PreparedAnswer } from '../../http/idempotency/idempotent-posts.js';
import { reportProblem } from '../report-problem.js';
import { ReportStore, type StoredReport } from '../report-store.js';
import { standingProblem } from './standing-problem.js';
import { assertReplaceable, assertRevocable, StandingStore } from './standing-store.js';
import type { WithdrawalView } from './standing.dto.js';

export interface Withdrawer {
  readonly organisationId: string;
  readonly actor: string;
}

export interface SupersessionWish {
  readonly appraisalId: string;
  /** The appraisal whose report takes the place. */
  readonly by: string;
  readonly reason: string;
}

export type RevocationWish = Omit<SupersessionWish, 'by'>;

@Injectable()
export class WithdrawReport {
  constructor(
    private readonly appraisals: AppraisalDesk,
    private readonly reports: ReportStore,
    private readonly standing: StandingStore,
    private readonly dataSource: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async supersede(who: Withdrawer, { appraisalId, by: byId, reason }: SupersessionWish): Promise<PreparedAnswer> {
    const report = await this.reportOf(who, appraisalId);
    const by = await this.reports.latest({ organisationId: who.organisationId, appraisalId: byId });
    if (!by) throw standingProblem('replacement-unknown');
    await assertReplaceable(this.dataSource.manager, { report, by });
    const at = this.clock.now();
    const replacedBy = { appraisalId: byId, number: by.version.number, code: by.version.code };
    return {
      ...answer({ report, state: 'superseded', reason, at, replacedBy }),
      write: (manager) => this.standing.supersede(manager, { report, by }, { actor: who.actor, reason, at }),
    };
  }

  async revoke(who: Withdrawer, { appraisalId, reason }: RevocationWish): Promise<PreparedAnswer> {
    const report = await this.reportOf(who, appraisalId);
    await assertRevocable(this.dataSource.manager, report);
    const at = this.clock.now();
    return {
      ...answer({ report, state: 'revoked', reason, at, replacedBy: null }),
      write: (manager) => this.standing.revoke(manager, report, { actor: who.actor, reason, at }),
    };
  }

  /** The latest report of the caller's appraisal. */
  async reportOf({ organisationId }: Pick<Withdrawer, 'organisationId'>, appraisalId: string): Promise<StoredReport> {
    await this.appraisals.stored(organisationId, appraisalId);
    const report = await this.reports.latest({ organisationId, appraisalId });
    if (!report) throw reportProblem('report-unknown');
    return report;
  }
}

interface Withdrawal extends Pick<WithdrawalView, 'state' | 'reason' | 'replacedBy'> {
  readonly report: StoredReport;
  readonly at: Date;
}

function answer({ report, at, ...rest }: Withdrawal): Omit<PreparedAnswer, 'write'> {
  const { id: reportId, appraisalId, number, code } = report.version;
  const view: WithdrawalView = { reportId, appraisalId, number, code, at: at.toISOString(), ...rest };
  return { status: 201, headers: {}, body: JSON.stringify(view) };
}
