/** Runs in a thread of its own, as sheets of prices do: see `src/price-tables/exchange/sheet-worker.ts`. */
import { parentPort } from 'node:worker_threads';
import type { Component, Standard } from '../../engine/index.js';
import { threadReady } from '../../http/worker-room.js';
import type { SheetFormat } from '../../price-tables/exchange/write-price-sheet.js';
import type { SheetTemplate } from '../../price-tables/exchange/sheet-template.js';
import { takeComponentRows, type TakenComponents } from './take-component-rows.js';
import { writeComponentSheet } from './write-component-sheet.js';

export type ComponentSheetTask =
  | { readonly kind: 'read'; readonly bytes: Uint8Array; readonly name: string; readonly template: SheetTemplate }
  | {
      readonly kind: 'write';
      readonly components: readonly Component[];
      readonly standard: Standard;
      readonly format: SheetFormat;
    };

export type ComponentSheetAnswer =
  { readonly kind: 'read'; readonly taken: TakenComponents } | { readonly kind: 'written'; readonly bytes: Uint8Array };

async function answer(task: ComponentSheetTask): Promise<ComponentSheetAnswer> {
  if (task.kind === 'read') {
    return { kind: 'read', taken: await takeComponentRows(task.bytes, task.name, task.template) };
  }
  return { kind: 'written', bytes: await writeComponentSheet(task.components, task.standard, task.format) };
}

// A failure that is no answer ends the thread, and whoever waits hears of it.
parentPort?.on('message', (task: ComponentSheetTask) => void answer(task).then((one) => parentPort?.postMessage(one)));
parentPort?.postMessage(threadReady);
