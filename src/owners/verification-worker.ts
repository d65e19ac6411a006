/**
 * Runs in a thread of its own: whoever sends a file to be verified is unknown, and a small file can be made to unpack
 * into one that costs minutes and gigabytes. The thread may be ended at any moment; the service goes on.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { loadShelf } from '../appraisals/shelf.js';
import { threadReady } from '../http/worker-room.js';
import type { PublishedEdition } from '../price-tables/price-table-file.js';
import { verifyReport, type ReportVerification } from '../reports/verify-report.js';

export interface VerificationFolders {
  readonly standardsDir: string;
  readonly priceTablesDir: string;
}

export interface VerificationTask {
  readonly pdf: Uint8Array;
  readonly trustStore: readonly Uint8Array[];
  readonly now: Date;
  /** Editions that were published in the service and lie in no folder, when the report was computed with such. */
  readonly editions?: readonly PublishedEdition[];
  readonly acceptsAttachedPrices?: boolean;
}

/** The attached record stays behind: it may be large, and the register has the service's own. */
export type FileVerification = Omit<ReportVerification, 'record'>;

const files = await loadShelf(workerData as VerificationFolders);

parentPort?.on('message', ({ editions = [], ...task }: VerificationTask) => {
  const shelf = { ...files, priceTables: files.priceTables.with(editions) };
  const { verdict, faults, sha256, signature, isDevelopmentSeal, recomputation } = verifyReport(task.pdf, {
    ...task,
    shelf,
  });
  const answer: FileVerification = { verdict, faults, sha256, signature, isDevelopmentSeal, recomputation };
  parentPort?.postMessage(answer);
});
parentPort?.postMessage(threadReady);
