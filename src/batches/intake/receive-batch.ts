/** A request with a batch: what is asked for, and its orders, whichever way they came. */
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { objectFaults } from '../../appraisals/order/shape-faults.js';
import { inWords } from '../../appraisals/order-faults.js';
import { SETTINGS, type Settings } from '../../config/settings.js';
import { bodySha256Of, jsonOf, linesIn } from '../../http/body.js';
import { readQuery, required, type QueryParameter } from '../../http/query.js';
import { batchReports, type BatchReports, type BatchSource } from '../batch.entities.js';
import { batchInvalid } from '../batch-problem.js';
import { BatchWishDto } from '../batch.dto.js';
import { ordersOfDocument, ordersOfLines, type SentOrder } from './sent-orders.js';
import { UploadFolder } from './upload-folder.js';

export interface ReceivedBatch {
  readonly label: string;
  readonly reports: BatchReports;
  readonly source: BatchSource;
  readonly bodySha256: string;
  readonly orders: () => AsyncIterable<SentOrder>;
  /** Where the checked orders may be written; removed with everything else. */
  readonly aside: string;
  readonly discard: () => Promise<void>;
}

const isLabel = (text: string): boolean => text.length > 0 && text.length <= 200;
const reportsParameter: QueryParameter<BatchReports> = {
  allowed: batchReports.join(', '),
  read: (text) => (text === null ? 'none' : batchReports.find((known) => known === text)),
};

@Injectable()
export class ReceiveBatch {
  constructor(
    private readonly uploads: UploadFolder,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async from(request: FastifyRequest): Promise<ReceivedBatch> {
    const lines = linesIn(request);
    const aside = await this.uploads.newFile();
    if (lines === null) return this.document(request, aside);
    const wish = readQuery(request, { label: required('1…200', isLabel), reports: reportsParameter });
    const { file, sha256 } = await this.uploads.spool(lines, this.settings.batches.bodyLimitBytes);
    return {
      ...{ ...wish, source: 'ndjson', bodySha256: sha256, aside },
      orders: () => ordersOfLines(file, this.settings.bodyLimitBytes),
      discard: () => this.remove(file, aside),
    };
  }

  private document(request: FastifyRequest, aside: string): ReceivedBatch {
    readQuery(request, {});
    const { wish, orders } = readDocument(jsonOf(request));
    const { label, reports = 'none' } = wish;
    return {
      ...{ label, reports, source: 'json', bodySha256: bodySha256Of(request), aside },
      orders: () => ordersOfDocument(orders),
      discard: () => this.remove(aside),
    };
  }

  private async remove(...files: readonly string[]): Promise<void> {
    await Promise.all(files.map((file) => this.uploads.remove(file)));
  }
}

function readDocument(json: unknown): { readonly wish: BatchWishDto; readonly orders: readonly unknown[] } {
  const isObject = typeof json === 'object' && json !== null && !Array.isArray(json);
  const { orders, ...wish } = (isObject ? json : {}) as { readonly orders?: unknown };
  const faults = objectFaults(BatchWishDto, isObject ? wish : json, '');
  // What is in the list is looked at one by one, as from any other source.
  if (isObject && !Array.isArray(orders)) {
    faults.push({ pointer: '/orders', code: orders === undefined ? 'required' : 'array-expected' });
  }
  if (faults.length > 0) throw batchInvalid(faults.map(inWords), faults.length);
  return { wish: wish as BatchWishDto, orders: orders as readonly unknown[] };
}
