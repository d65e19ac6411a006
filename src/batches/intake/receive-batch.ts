/** A request with a batch: what is asked for, and its orders, whichever way they came. */
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { textField } from '../../appraisals/order/order-fields.js';
import { objectFaults } from '../../appraisals/order/shape-faults.js';
import { inWords } from '../../appraisals/order-faults.js';
import { SETTINGS, type Settings } from '../../config/settings.js';
import { bodySha256Of, jsonOf, streamIn, type BodyStream } from '../../http/body.js';
import { readQuery, required, type QueryParameter } from '../../http/query.js';
import { batchReports, type BatchReports, type BatchSource } from '../batch.entities.js';
import { batchInvalid } from '../batch-problem.js';
import { BatchWishDto, longestLabel } from '../batch.dto.js';
import { BatchSheetRoom } from '../sheets/batch-sheet-room.js';
import { rowsBeside } from '../sheets/split-workbook.js';
import { sentDocument, sentLines, type SentBatch } from './sent-orders.js';
import { UploadFolder, type SpooledBody } from './upload-folder.js';

export interface ReceivedBatch {
  readonly label: string;
  readonly reports: BatchReports;
  readonly source: BatchSource;
  readonly bodySha256: string;
  readonly orders: () => Promise<SentBatch>;
  /** Where the checked orders may be written; removed with everything else. */
  readonly aside: string;
  readonly discard: () => Promise<void>;
}

/** Both ways of asking are held to the same. */
export const isLabel = (text: string): boolean => textField(longestLabel).findFlaws(text).length === 0;
const reportsParameter: QueryParameter<BatchReports> = {
  allowed: batchReports.join(', '),
  read: (text) => (text === null ? 'none' : batchReports.find((known) => known === text)),
};

export interface BatchFile extends SpooledBody {
  readonly source: Exclude<BatchSource, 'json'>;
}

@Injectable()
export class ReceiveBatch {
  constructor(
    private readonly uploads: UploadFolder,
    private readonly sheets: BatchSheetRoom,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async from(request: FastifyRequest): Promise<ReceivedBatch> {
    const body = streamIn(request);
    if (body === null) return this.document(request);
    const wish = readQuery(request, { label: required('1…200', isLabel), reports: reportsParameter });
    return this.file(wish, await this.keep(body));
  }

  /** Whatever way a file came, once it is kept; `discard` removes it. */
  async file(wish: Pick<ReceivedBatch, 'label' | 'reports'>, kept: BatchFile): Promise<ReceivedBatch> {
    const { file, sha256, source } = kept;
    const [aside, split] = [await this.uploads.newFile(), await this.uploads.newFile()];
    return {
      ...{ ...wish, source, bodySha256: sha256, aside },
      orders: async () => {
        if (source === 'xlsx') return this.sheets.read(file, split);
        return sentLines(file, this.settings.bodyLimitBytes);
      },
      discard: () => this.remove(file, aside, split, rowsBeside(split)),
    };
  }

  private async keep({ kind, stream }: BodyStream): Promise<BatchFile> {
    const spooled = await this.uploads.spool(stream, this.settings.batches.bodyLimitBytes);
    return { ...spooled, source: kind };
  }

  private async document(request: FastifyRequest): Promise<ReceivedBatch> {
    readQuery(request, {});
    const { wish, orders } = readDocument(jsonOf(request));
    const { label, reports = 'none' } = wish;
    const aside = await this.uploads.newFile();
    return {
      ...{ label, reports, source: 'json', bodySha256: bodySha256Of(request), aside },
      orders: () => Promise.resolve(sentDocument(orders)),
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
