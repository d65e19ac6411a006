/** A batch from the form, by the same steps as at the door of the API. */
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { BatchSignal } from '../../batches/batch-signal.js';
import { ReceiveBatch, type BatchFile, type ReceivedBatch } from '../../batches/intake/receive-batch.js';
import { TakeBatch } from '../../batches/intake/take-batch.js';
import { callerOf } from '../../http/caller.js';
import type { Answer } from '../../http/idempotency/idempotent-posts.js';
import { FormActs } from '../form-acts.js';

export interface SentForm {
  readonly wish: Pick<ReceivedBatch, 'label' | 'reports'>;
  readonly file: BatchFile;
  /** Pressed twice, the form stores one batch. */
  readonly formKey: string;
}

@Injectable()
export class SendBatch {
  constructor(
    private readonly receiving: ReceiveBatch,
    private readonly taking: TakeBatch,
    private readonly acts: FormActs,
    private readonly signal: BatchSignal,
  ) {}

  async send(request: FastifyRequest, { wish, file, formKey }: SentForm): Promise<Answer> {
    const caller = callerOf(request);
    const received = await this.receiving.file(wish, file);
    const once = `batch:${caller.actor}:${formKey.replace(/[^\x21-\x7e]/g, '').slice(0, 100)}`;
    try {
      return await this.acts.run(request, () => this.taking.prepare(caller, received), once);
    } finally {
      await received.discard();
      this.signal.announce();
    }
  }
}
