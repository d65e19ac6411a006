import { Module } from '@nestjs/common';
import { AppraisalsModule } from '../appraisals/appraisals.module.js';
import { ReportsModule } from '../reports/reports.module.js';
import { ReportStandingModule } from '../reports/standing/report-standing.module.js';
import { PublicRegister } from './public-register.js';
import { PublicReportsController } from './public-reports.controller.js';
import { PublicView } from './public-view.js';
import { ReadingController } from './reading-view/reading.controller.js';
import { ReadingRoom } from './reading-view/reading-room.js';
import { VerificationsController } from './verifications.controller.js';
import { VerificationRoom } from './verification-room.js';
import { VerifyController } from './verify/verify.controller.js';
import { VerifyUpload } from './verify-upload.js';

/** The doors of owners: public, read-only. */
@Module({
  imports: [AppraisalsModule, ReportsModule, ReportStandingModule],
  controllers: [PublicReportsController, ReadingController, VerificationsController, VerifyController],
  providers: [PublicRegister, PublicView, ReadingRoom, VerificationRoom, VerifyUpload],
  exports: [VerifyUpload],
})
export class OwnersModule {}
