import { Module } from '@nestjs/common';
import { BatchDesk } from './batch-desk.js';
import { BatchItemsController } from './batch-items.controller.js';
import { BatchSignal } from './batch-signal.js';
import { BatchThreads } from './batch-threads.js';
import { BatchWorkModule } from './batch-work.module.js';
import { BatchesController } from './batches.controller.js';
import { ReceiveBatch } from './intake/receive-batch.js';
import { TakeBatch } from './intake/take-batch.js';
import { BatchSheetRoom } from './sheets/batch-sheet-room.js';
import { BatchTemplateController } from './sheets/batch-template.controller.js';
import { UploadFolder } from './intake/upload-folder.js';
import { BatchResultsController } from './results/batch-results.controller.js';
import { BatchRows } from './results/batch-rows.js';
import { ProgressEvents } from './results/progress-events.js';
import { ReportZip } from './results/report-zip.js';

/** The doors of batches; what works on them stands apart, so that it runs where no door is. */
@Module({
  imports: [BatchWorkModule],
  controllers: [BatchTemplateController, BatchesController, BatchItemsController, BatchResultsController],
  providers: [
    BatchDesk,
    BatchSignal,
    BatchThreads,
    UploadFolder,
    BatchSheetRoom,
    ReceiveBatch,
    TakeBatch,
    BatchRows,
    ProgressEvents,
    ReportZip,
  ],
  exports: [BatchDesk, BatchSignal, UploadFolder, ReceiveBatch, TakeBatch, BatchWorkModule],
})
export class BatchesModule {}
