/**
 * Where files of unknown senders are verified: one at a time, in a thread with limits of memory and time. A file that
 * breaks a limit is answered like any other that cannot be read.
 */
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { SHELF, type LiveShelf } from '../appraisals/shelf.js';
import { threadProgram } from '../config/package-root.js';
import { SETTINGS, type Settings } from '../config/settings.js';
import { sha256Hex } from '../fingerprints/sha256.js';
import { EdgeError } from '../http/edge-error.js';
import { WorkerRoom } from '../http/worker-room.js';
import { finding } from '../signing/verification.js';
import type { FileVerification, VerificationTask } from './verification-worker.js';

@Injectable()
export class VerificationRoom implements OnApplicationShutdown {
  private readonly room: WorkerRoom<VerificationTask, FileVerification>;

  constructor(
    @Inject(SETTINGS) { standardsDir, priceTablesDir }: Settings,
    @Inject(SHELF) private readonly shelf: LiveShelf,
  ) {
    this.room = new WorkerRoom({
      program: threadProgram('verification-worker'),
      workerData: { standardsDir, priceTablesDir },
      memoryMb: 512,
      // A report of 10,000 components takes about half of it.
      limitMs: 20_000,
      mostAtOnce: 8,
      full: roomFull,
    });
  }

  async verify(task: VerificationTask): Promise<FileVerification> {
    const answer = (await this.room.run(task)) ?? tooCostly(task.pdf);
    const missing = answer.recomputation?.outcome === 'rule-book-missing' ? answer.recomputation.missing : [];
    if (missing.length === 0) return answer;
    // The thread knows the folders. What was published in the service is handed to it when a report names it; for what
    // is nowhere on the shelf the rows in the file stand in, and the answer says so.
    const { priceTables } = await this.shelf.whole();
    const { editions } = priceTables.byFingerprints(missing);
    return (await this.room.run({ ...task, editions, acceptsAttachedPrices: true })) ?? tooCostly(task.pdf);
  }

  onApplicationShutdown(): Promise<void> {
    return this.room.close();
  }
}

function roomFull(): EdgeError {
  const title = { zh: '正在核对的文件过多', en: 'Too many files are being verified' };
  const detail = { zh: '请稍后重试。', en: 'Try again in a moment.' };
  return new EdgeError({ kind: 'unavailable', code: 'verifications-busy', title, detail });
}

const tooCostly = (pdf: Uint8Array): FileVerification => ({
  verdict: 'invalid',
  faults: ['not-verified'],
  sha256: sha256Hex(pdf),
  signature: {
    verdict: 'unreadable',
    changedAfterSigning: false,
    signatures: [],
    timeStamps: [],
    findings: [finding('file-too-large')],
  },
  isDevelopmentSeal: false,
  recomputation: null,
});
