import { Module } from '@nestjs/common';
import { BatchDesk } from './batch-desk.js';
import { BatchItemsController } from './batch-items.controller.js';
import { BatchSignal } from './batch-signal.js';
import { BatchThreads } from './batch-threads.js';
import { BatchWorkModule } from './batch-work.module.js';
import { BatchesController } from './batches.controller.js';
import { ReceiveBatch } from './intake/receive-batch.js';
import { TakeBatch } from './intake/take-batch.js';
import { UploadFolder } from './intake/upload-folder.js';

/** The doors of batches; what works on them stands apart, so that it runs where no door is. */
@Module({
  imports: [BatchWorkModule],
  controllers: [BatchesController, BatchItemsController],
  providers: [BatchDesk, BatchSignal, BatchThreads, UploadFolder, ReceiveBatch, TakeBatch],
  exports: [BatchDesk, BatchSignal, BatchWorkModule],
})
export class BatchesModule {}
