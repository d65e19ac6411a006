import { Module } from '@nestjs/common';
import { EvidenceModule } from '../price-tables/evidence/evidence.module.js';
import { ReportsModule } from '../reports/reports.module.js';
import { ExportFirm } from './export-firm.js';
import { ExportsController } from './exports.controller.js';
import { FirmFiles } from './firm-files.js';
import { LogOfFirm } from './log-of-firm.js';

/** A firm's files, all of them, in one zip. */
@Module({
  imports: [ReportsModule, EvidenceModule],
  controllers: [ExportsController],
  providers: [LogOfFirm, FirmFiles, ExportFirm],
})
export class ExportsModule {}
