/** The list for public notice, put together from the appraisal, its report and the households. */
import { Inject, Injectable } from '@nestjs/common';
import { AppraisalStore } from '../../appraisals/appraisal-store.js';
import { chinaDayOf } from '../../config/clock.js';
import { SETTINGS, type Settings } from '../../config/settings.js';
import { ReportStore } from '../../reports/report-store.js';
import { reportProblem } from '../../reports/report-problem.js';
import { HouseholdStore, type AppraisalPlace } from './household-store.js';
import { householdsUnknown } from './households-problem.js';
import { shareNotice, type ShareNotice } from './share-notice.js';

@Injectable()
export class ShareNotices {
  constructor(
    private readonly appraisals: AppraisalStore,
    private readonly reports: ReportStore,
    private readonly households: HouseholdStore,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** Refused while there is no list, or no report whose page could tell of it. */
  async of(place: AppraisalPlace): Promise<ShareNotice> {
    const [list, report] = await Promise.all([this.households.current(place), this.reports.latest(place)]);
    if (!list) throw householdsUnknown();
    if (!report) throw reportProblem('report-unknown');
    const stored = await this.appraisals.find(place.organisationId, place.appraisalId);
    if (!stored) throw new Error('a report without its appraisal cannot be stored');
    const { order, appraisal } = stored;
    const { number, code } = report.version;
    const head = {
      firm: order.engagement?.firm?.name ?? '评估单位',
      reportNumber: number,
      url: `${this.settings.publicUrl}/r/${code}/shares`,
      address: order.lift.address ?? null,
      referenceDate: appraisal.referenceDate,
      listedOn: chinaDayOf(new Date(list.record.at)),
      total: appraisal.scrapResidualValue.net,
    };
    return shareNotice(head, await this.households.contentOf(list.record));
  }
}
