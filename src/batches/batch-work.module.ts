import { Module } from '@nestjs/common';
import { AppraisalsModule } from '../appraisals/appraisals.module.js';
import { ReportsModule } from '../reports/reports.module.js';
import { BatchItems } from './batch-items.js';
import { BatchRunner } from './batch-runner.js';
import { BatchStore } from './batch-store.js';
import { WorkOnItem } from './work-on-item.js';

/** What works on batches: the same in the service, in its threads and in processes of their own. */
@Module({
  imports: [AppraisalsModule, ReportsModule],
  providers: [BatchStore, BatchItems, WorkOnItem, BatchRunner],
  exports: [BatchStore, BatchItems, BatchRunner, AppraisalsModule, ReportsModule],
})
export class BatchWorkModule {}
