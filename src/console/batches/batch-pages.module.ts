import { Module } from '@nestjs/common';
import { BatchesModule } from '../../batches/batches.module.js';
import { FormActs } from '../form-acts.js';
import { BatchPagesController } from './batch-pages.controller.js';
import { NewBatchController } from './new-batch.controller.js';
import { SendBatch } from './send-batch.js';

/** Many lifts at once: sent, followed, steered. */
@Module({
  imports: [BatchesModule],
  controllers: [NewBatchController, BatchPagesController],
  providers: [FormActs, SendBatch],
})
export class BatchPagesModule {}
