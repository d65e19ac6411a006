import { Module } from '@nestjs/common';
import { SignOlderReports } from './national-signatures/sign-older-reports.js';
import { ProofRenewal, RenewProofs } from './renew-proofs.js';
import { ReportsModule } from './reports.module.js';

/** What is done about archived reports from time to time: by the service itself, not by every worker beside it. */
@Module({
  imports: [ReportsModule],
  providers: [SignOlderReports, ProofRenewal, RenewProofs],
})
export class ReportRoundsModule {}
