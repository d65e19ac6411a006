import { Module } from '@nestjs/common';
import { AppraisalsModule } from '../appraisals/appraisals.module.js';
import { CLOCK, type Clock } from '../config/clock.js';
import { SETTINGS, type Settings } from '../config/settings.js';
import { openShelf } from '../fingerprints/open-shelf.js';
import { FIRM_SEAL, type FirmSeal } from './firm-seal.js';
import { IssueReport } from './issue-report.js';
import { MeasureReports } from './measure-reports.js';
import { NationalSignaturesController } from './national-signatures/national-signatures.controller.js';
import { NationalSignatures } from './national-signatures/national-signatures.js';
import { NationalSigning } from './national-signatures/national-signing.js';
import { openSm2Key, SM2_SIGNER } from './national-signatures/open-sm2-key.js';
import { openSeal } from './open-seal.js';
import { ReportArchive } from './report-archive.js';
import { ReportStore } from './report-store.js';
import { ReportTerms } from './report-terms.js';
import { ReportWorkshop } from './report-workshop.js';
import { ReportsController } from './reports.controller.js';
import { RecordReview } from './reviews/record-review.js';
import { ReviewsController } from './reviews/reviews.controller.js';
import { WhoComputed } from './reviews/who-computed.js';
import { EmbedSlot } from './signatures/embed-slot.js';
import { PrepareSlot } from './signatures/prepare-slot.js';
import { SealPlace, SealSignedReport } from './signatures/seal-signed-report.js';
import { SignaturesController } from './signatures/signatures.controller.js';
import { SigningActsController } from './signatures/signing-acts.controller.js';
import { SigningDesk } from './signatures/signing-desk.js';
import { SigningRecords } from './signatures/signing-records.js';
import type { Sm2Signer } from '../signing/sm2/sm2-signer.js';

const seal = {
  provide: FIRM_SEAL,
  inject: [SETTINGS, CLOCK],
  useFactory: (settings: Settings, clock: Clock): Promise<FirmSeal> => openSeal(settings, clock),
};

const sm2Signer = {
  provide: SM2_SIGNER,
  inject: [SETTINGS],
  useFactory: ({ signing }: Settings): Promise<Sm2Signer | null> => openSm2Key(signing.sm2),
};

const archive = {
  provide: ReportArchive,
  inject: [SETTINGS],
  useFactory: (settings: Settings): ReportArchive => new ReportArchive(openShelf(settings, 'reports')),
};

@Module({
  imports: [AppraisalsModule],
  controllers: [
    ReportsController,
    ReviewsController,
    SignaturesController,
    SigningActsController,
    NationalSignaturesController,
  ],
  providers: [
    ...[seal, archive, ReportStore, ReportTerms, ReportWorkshop, IssueReport],
    ...[SigningRecords, SigningDesk, PrepareSlot, EmbedSlot, SealPlace, SealSignedReport],
    ...[sm2Signer, NationalSigning, NationalSignatures],
    ...[WhoComputed, RecordReview, MeasureReports],
  ],
  exports: [
    ...[FIRM_SEAL, ReportArchive, ReportStore, ReportTerms, NationalSigning, NationalSignatures, IssueReport],
    ...[SigningRecords, SigningDesk, PrepareSlot, EmbedSlot, SealSignedReport, RecordReview, WhoComputed],
  ],
})
export class ReportsModule {}
