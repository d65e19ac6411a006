import { Module } from '@nestjs/common';
import { AssignmentsModule } from '../../assignments/assignments.module.js';
import { ReportsModule } from '../../reports/reports.module.js';
import { ReportStandingModule } from '../../reports/standing/report-standing.module.js';
import { ValuationPagesModule } from '../valuation/valuation-pages.module.js';
import { ReportActs } from './report-acts.js';
import { SigningPagesController } from './signing-pages.controller.js';
import { SigningScenes } from './signing-scenes.js';
import { SlotActs } from './slot-acts.js';
import { StandingPagesController } from './standing-pages.controller.js';

@Module({
  imports: [AssignmentsModule, ReportsModule, ReportStandingModule, ValuationPagesModule],
  controllers: [SigningPagesController, StandingPagesController],
  providers: [ReportActs, SlotActs, SigningScenes],
})
export class SigningPagesModule {}
