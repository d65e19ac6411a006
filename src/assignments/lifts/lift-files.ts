/** Everything a firm has on one lift: its facts, its appraisals with their reports, its assignments. */
import { Injectable } from '@nestjs/common';
import { AppraisalStore } from '../../appraisals/appraisal-store.js';
import { AppraisedPapers } from '../appraised-papers.js';
import type { LiftAppraisalDto, LiftDetailDto } from '../assignment.dto.js';
import { Assignments } from '../assignments.js';
import { assignmentHead, reportOfView } from '../assignment-view.js';
import { ReportsOfCases } from '../report-of-case.js';
import { LiftRegister } from './lift-register.js';

/** More than any lift sees in its life. */
const most = 100;

@Injectable()
export class LiftFiles {
  constructor(
    private readonly register: LiftRegister,
    private readonly assignments: Assignments,
    private readonly appraisals: AppraisalStore,
    private readonly appraised: AppraisedPapers,
    private readonly reports: ReportsOfCases,
  ) {}

  async detail(organisationId: string, deviceCode: string): Promise<LiftDetailDto> {
    const file = await this.register.find(organisationId, deviceCode);
    const rows = await this.assignments.list(organisationId, { limit: most, deviceCode });
    const opened = await this.assignments.statesOf(organisationId, rows);
    return {
      ...file,
      history: [...(await this.register.history(organisationId, deviceCode))],
      appraisals: await this.appraisalsOf(organisationId, deviceCode),
      assignments: opened.map(assignmentHead),
    };
  }

  /** Also those that came in by themselves, without an assignment. */
  private async appraisalsOf(organisationId: string, deviceCode: string): Promise<LiftAppraisalDto[]> {
    const found = await this.appraisals.list(organisationId, { limit: most, before: null, deviceCode });
    return Promise.all(
      found.map(async ({ id, createdAt, referenceDate, residualValue }) => {
        const digest = await this.appraised.digest(organisationId, id);
        const report = await this.reports.report(organisationId, digest);
        return { id, createdAt, referenceDate, residualValue, report: report && reportOfView(report) };
      }),
    );
  }
}
