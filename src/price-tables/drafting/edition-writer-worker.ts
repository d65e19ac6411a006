/** Runs in a thread of its own: writes the file of an edition and reads it back. */
import { parentPort } from 'node:worker_threads';
import { threadReady } from '../../http/worker-room.js';
import type { PriceTableFile } from '../price-table-file.js';
import { writeUndated } from './undated-edition.js';

parentPort?.on('message', (table: PriceTableFile) => parentPort?.postMessage(writeUndated(table)));
parentPort?.postMessage(threadReady);
