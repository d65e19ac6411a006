/**
 * Runs in a thread of its own: a workbook of 10 MB keeps a processor busy for seconds, and a hostile one is stopped by the
 * thread's limits. Tasks and answers are plain data.
 */
import { parentPort } from 'node:worker_threads';
import { threadReady } from '../../http/worker-room.js';
import { annotatePriceSheet } from './annotate-price-sheet.js';
import type { EditionHead } from './check-sheet-rows.js';
import { readPriceSheet, type SheetReading } from './read-price-sheet.js';
import type { PriceSheet } from './sheet-values.js';
import { writePriceSheet, type SheetFormat } from './write-price-sheet.js';

export type SheetTask =
  | {
      readonly kind: 'read';
      readonly bytes: Uint8Array;
      readonly name: string;
      readonly head: EditionHead;
      /** Whether, where there are faults, the sheet is wanted back with them. */
      readonly annotated: boolean;
    }
  | { readonly kind: 'write'; readonly sheet: PriceSheet; readonly format: SheetFormat };

export type SheetAnswer =
  | { readonly kind: 'read'; readonly reading: SheetReading; readonly annotated: Uint8Array | null }
  | { readonly kind: 'written'; readonly bytes: Uint8Array };

async function answer(task: SheetTask): Promise<SheetAnswer> {
  if (task.kind === 'write') return { kind: 'written', bytes: await writePriceSheet(task.sheet, task.format) };
  const reading = await readPriceSheet(task.bytes, task.name, task.head);
  if (reading.kind === 'table') return { kind: 'read', reading, annotated: null };
  const { faults, layouts } = reading;
  const annotated = task.annotated ? await annotatePriceSheet(task.bytes, faults, layouts) : null;
  return { kind: 'read', reading: { kind: 'faults', faults }, annotated };
}

// A failure that is no answer ends the thread, and whoever waits hears of it.
parentPort?.on('message', (task: SheetTask) => void answer(task).then((one) => parentPort?.postMessage(one)));
parentPort?.postMessage(threadReady);
