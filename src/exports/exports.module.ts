import { Module } from '@nestjs/common';
import { SurveyModule } from '../assignments/survey/survey.module.js';
import { EvidenceModule } from '../price-tables/evidence/evidence.module.js';
import { ReportsModule } from '../reports/reports.module.js';
import { AuditHeads } from '../transparency/audit-heads.js';
import { ExportFirm } from './export-firm.js';
import { ExportsController } from './exports.controller.js';
import { FirmFiles } from './firm-files.js';
import { LogOfFirm } from './log-of-firm.js';
import { PhotoFiles } from './photo-files.js';

/** A firm's files, all of them, in one zip. */
@Module({
  imports: [ReportsModule, EvidenceModule, SurveyModule],
  controllers: [ExportsController],
  providers: [AuditHeads, LogOfFirm, FirmFiles, PhotoFiles, ExportFirm],
})
export class ExportsModule {}
