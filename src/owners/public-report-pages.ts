/** The page of a report with all that was added to it since. */
import { Injectable } from '@nestjs/common';
import { PublicMatters } from './owners-matters.js';
import type { RegisterEntry } from './public-register.js';
import { PublicView } from './public-view.js';
import { registrationOf } from './registration-of.js';
import { closedReportPage } from './report-page/closed-pages.js';
import { publicReportPage } from './report-page/public-report-page.js';

@Injectable()
export class PublicReportPages {
  constructor(
    private readonly view: PublicView,
    private readonly matters: PublicMatters,
  ) {}

  async html(entry: RegisterEntry): Promise<string> {
    if (entry.mode === 'closed') return closedReportPage(registrationOf(entry));
    const [report, matters] = await Promise.all([this.view.page(entry), this.matters.of(entry)]);
    return publicReportPage({ ...report, matters });
  }
}
