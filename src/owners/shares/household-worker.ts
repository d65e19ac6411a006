/**
 * Runs in a thread of its own: sheets come from outside, and a list of thousands takes long to draw. Tasks and answers are
 * plain data.
 */
import { parentPort } from 'node:worker_threads';
import { threadReady } from '../../http/worker-room.js';
import type { SheetFormat } from '../../price-tables/exchange/write-price-sheet.js';
import { renderPdf } from '../../reports/render-pdf.js';
import { readHouseholdSheet, type HouseholdReading } from './household-sheet.js';
import type { ShareKeyKind } from './household.js';
import { drawableNotice, noticeDocument } from './notice-document.js';
import { householdTemplate, noticeWorkbook } from './notice-workbook.js';
import type { ShareNotice } from './share-notice.js';

export type NoticeFormat = 'pdf' | 'xlsx';

export type HouseholdTask =
  | { readonly kind: 'read'; readonly bytes: Uint8Array; readonly key: ShareKeyKind }
  | { readonly kind: 'template'; readonly format: SheetFormat }
  | { readonly kind: 'notice'; readonly notice: ShareNotice; readonly format: NoticeFormat };

export type HouseholdAnswer =
  | { readonly kind: 'read'; readonly reading: HouseholdReading }
  | { readonly kind: 'written'; readonly bytes: Uint8Array };

async function answer(task: HouseholdTask): Promise<HouseholdAnswer> {
  switch (task.kind) {
    case 'read':
      return { kind: 'read', reading: await readHouseholdSheet(task.bytes, task.key) };
    case 'template':
      return { kind: 'written', bytes: await householdTemplate(task.format) };
    case 'notice':
      return { kind: 'written', bytes: await noticeBytes(task.notice, task.format) };
  }
}

const noticeBytes = (notice: ShareNotice, format: NoticeFormat): Promise<Uint8Array> =>
  format === 'pdf' ? renderPdf(noticeDocument(drawableNotice(notice))) : noticeWorkbook(notice);

// A failure that is no answer ends the thread, and whoever waits hears of it.
parentPort?.on('message', (task: HouseholdTask) => void answer(task).then((one) => parentPort?.postMessage(one)));
parentPort?.postMessage(threadReady);
