/** Finds a report by its code or its very bytes, with all that decides what whoever asked may see of it. */
import { Inject, Injectable } from '@nestjs/common';
import { AppraisalStore } from '../appraisals/appraisal-store.js';
import { chinaDayOf, CLOCK, type Clock } from '../config/clock.js';
import type { AppraisalOrder } from '../engine/index.js';
import { isTestNumber, readReportCode } from '../reports/report-identity.js';
import { ReportStore, type StoredReport } from '../reports/report-store.js';
import type { VisibilityMode } from '../reports/standing/standing.entities.js';
import { StandingStore, type Standing } from '../reports/standing/standing-store.js';
import { reportStatus, type ReportStatus } from './report-status.js';

export interface RegisterEntry {
  readonly report: StoredReport;
  readonly order: AppraisalOrder;
  readonly standing: Standing;
  readonly status: ReportStatus;
  readonly mode: VisibilityMode;
}

@Injectable()
export class PublicRegister {
  constructor(
    private readonly reports: ReportStore,
    private readonly appraisals: AppraisalStore,
    private readonly standing: StandingStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** null: nobody issued a report with this code, or it cannot be one. */
  async withCode(typed: string): Promise<RegisterEntry | null> {
    const code = readReportCode(typed);
    const report = code === null ? null : await this.reports.withCode(code);
    return report && this.entry(report);
  }

  async withBytes(sha256: string): Promise<RegisterEntry | null> {
    const report = await this.reports.withBytes(sha256);
    return report && this.entry(report);
  }

  private async entry(report: StoredReport): Promise<RegisterEntry> {
    const { organisationId, appraisalId } = report.version;
    const [order, standing, shown] = await Promise.all([
      this.appraisals.order(organisationId, appraisalId),
      this.standing.of(report),
      this.standing.visibilityOf(report),
    ]);
    if (!order) throw new Error('a report without its appraisal cannot be stored');
    const states = report.events.map(({ state }) => state);
    const { referenceDate } = order;
    const isTest = isTestNumber(report.version.number);
    const status = reportStatus({ states, isTest, referenceDate, today: chinaDayOf(this.clock.now()) });
    return { report, order, standing, status, mode: shown?.mode ?? 'full' };
  }
}
