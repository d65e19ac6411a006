/** Runs in a thread of its own: the summary of hundreds of lifts takes long to draw. Tasks and answers are plain data. */
import { parentPort } from 'node:worker_threads';
import { threadReady } from '../../http/worker-room.js';
import { renderPdf } from '../../reports/render-pdf.js';
import { drawableSummary } from './summary-document.js';
import type { SummaryTask } from './summary-room.js';
import { summaryWorkbook } from './summary-workbook.js';

const write = ({ summary, format }: SummaryTask): Promise<Uint8Array> =>
  format === 'pdf' ? renderPdf(drawableSummary(summary)) : summaryWorkbook(summary);

// A failure that is no answer ends the thread, and whoever waits hears of it.
parentPort?.on('message', (task: SummaryTask) => void write(task).then((bytes) => parentPort?.postMessage(bytes)));
parentPort?.postMessage(threadReady);
