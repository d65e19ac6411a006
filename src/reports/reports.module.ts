import { Module } from '@nestjs/common';
import path from 'node:path';
import { AppraisalsModule } from '../appraisals/appraisals.module.js';
import { CLOCK, type Clock } from '../config/clock.js';
import { SETTINGS, type Settings } from '../config/settings.js';
import { FIRM_SEAL, type FirmSeal } from './firm-seal.js';
import { IssueReport, ReportWorkshop } from './issue-report.js';
import { openSeal } from './open-seal.js';
import { ReportArchive } from './report-archive.js';
import { ReportStore } from './report-store.js';
import { ReportsController } from './reports.controller.js';

const seal = {
  provide: FIRM_SEAL,
  inject: [SETTINGS, CLOCK],
  useFactory: (settings: Settings, clock: Clock): Promise<FirmSeal> => openSeal(settings, clock),
};

const archive = {
  provide: ReportArchive,
  inject: [SETTINGS],
  useFactory: ({ dataDir }: Settings): ReportArchive => new ReportArchive(path.join(dataDir, 'reports')),
};

@Module({
  imports: [AppraisalsModule],
  controllers: [ReportsController],
  providers: [seal, archive, ReportStore, ReportWorkshop, IssueReport],
  exports: [FIRM_SEAL, ReportArchive, ReportStore],
})
export class ReportsModule {}
