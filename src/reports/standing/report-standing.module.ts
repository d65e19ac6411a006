import { Module } from '@nestjs/common';
import { AppraisalsModule } from '../../appraisals/appraisals.module.js';
import { ReportsModule } from '../reports.module.js';
import { StandingController } from './standing.controller.js';
import { StandingStore } from './standing-store.js';
import { WithdrawReport } from './withdraw-report.js';

/** What becomes of reports after they were issued. */
@Module({
  imports: [AppraisalsModule, ReportsModule],
  controllers: [StandingController],
  providers: [StandingStore, WithdrawReport],
  exports: [StandingStore, WithdrawReport],
})
export class ReportStandingModule {}
