import { Module } from '@nestjs/common';
import { AppraisalsModule } from '../appraisals/appraisals.module.js';
import { ReportsModule } from '../reports/reports.module.js';
import { PublicReportsController } from './public-reports.controller.js';
import { VerificationsController } from './verifications.controller.js';
import { VerificationRoom } from './verification-room.js';
import { VerifyUpload } from './verify-upload.js';

/** The doors of owners: public, read-only. */
@Module({
  imports: [AppraisalsModule, ReportsModule],
  controllers: [PublicReportsController, VerificationsController],
  providers: [VerificationRoom, VerifyUpload],
  exports: [VerifyUpload],
})
export class OwnersModule {}
