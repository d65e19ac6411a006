import { Module } from '@nestjs/common';
import { AppraisalsModule } from '../appraisals/appraisals.module.js';
import { EditionDocuments } from '../price-tables/published/edition-documents.js';
import { ReportsModule } from '../reports/reports.module.js';
import { PublicBundlesController, ReportBundlesController } from './bundle/bundles.controller.js';
import { LogFiles } from './bundle/log-files.js';
import { ReportBundle } from './bundle/report-bundle.js';
import { RuleBookFiles } from './bundle/rule-book-files.js';
import { PublicReportsController } from './public-reports.controller.js';
import { ReportRegister } from './report-register.js';
import { VerificationsController } from './verifications.controller.js';
import { VerificationRoom } from './verification-room.js';
import { VerifyUpload } from './verify-upload.js';

/** The doors of owners: public, read-only. */
@Module({
  imports: [AppraisalsModule, ReportsModule],
  controllers: [PublicReportsController, VerificationsController, ReportBundlesController, PublicBundlesController],
  providers: [VerificationRoom, ReportRegister, VerifyUpload, EditionDocuments, RuleBookFiles, LogFiles, ReportBundle],
  exports: [VerifyUpload],
})
export class OwnersModule {}
