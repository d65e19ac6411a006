/** Runs in a thread of its own, as sheets of prices do: see `src/price-tables/exchange/sheet-worker.ts`. */
import { parentPort } from 'node:worker_threads';
import { threadReady } from '../../http/worker-room.js';
import { splitWorkbook, type SplitTask } from './split-workbook.js';

// A failure that is no answer ends the thread, and whoever waits hears of it.
parentPort?.on('message', (task: SplitTask) => void splitWorkbook(task).then((one) => parentPort?.postMessage(one)));
parentPort?.postMessage(threadReady);
