import { Module } from '@nestjs/common';
import { AppraisalsModule } from '../appraisals/appraisals.module.js';
import { EditionDocuments } from '../price-tables/published/edition-documents.js';
import { ReportsModule } from '../reports/reports.module.js';
import { ReportStandingModule } from '../reports/standing/report-standing.module.js';
import { PublicBundlesController, ReportBundlesController } from './bundle/bundles.controller.js';
import { LogFiles } from './bundle/log-files.js';
import { ReportBundle } from './bundle/report-bundle.js';
import { RuleBookFiles } from './bundle/rule-book-files.js';
import { KnownCodes } from './known-codes.js';
import { OwnersMattersModule } from './owners-matters.module.js';
import { PublicMatters } from './owners-matters.js';
import { PublicObjectionsController } from './objections/public-objections.controller.js';
import { PublicDoorway } from './public-doorway.js';
import { PublicRegister } from './public-register.js';
import { PublicReportPages } from './public-report-pages.js';
import { PublicReportsController } from './public-reports.controller.js';
import { PublicView } from './public-view.js';
import { ReadingController } from './reading-view/reading.controller.js';
import { ReadingRoom } from './reading-view/reading-room.js';
import { RegisterAndLog } from './register-and-log.js';
import { PublicSharesController } from './shares/public-shares.controller.js';
import { VerificationsController } from './verifications.controller.js';
import { VerificationRoom } from './verification-room.js';
import { VerifyController } from './verify/verify.controller.js';
import { VerifyUpload } from './verify-upload.js';

/** The doors of owners: public, and read-only but for what owners ask. */
@Module({
  imports: [AppraisalsModule, ReportsModule, ReportStandingModule, OwnersMattersModule],
  controllers: [
    PublicReportsController,
    PublicSharesController,
    PublicObjectionsController,
    ReadingController,
    VerificationsController,
    VerifyController,
    ReportBundlesController,
    PublicBundlesController,
  ],
  providers: [
    ...[PublicRegister, PublicDoorway, PublicView, PublicMatters, PublicReportPages, ReadingRoom],
    ...[VerificationRoom, RegisterAndLog, KnownCodes, VerifyUpload],
    ...[EditionDocuments, RuleBookFiles, LogFiles, ReportBundle],
  ],
  exports: [VerifyUpload],
})
export class OwnersModule {}
