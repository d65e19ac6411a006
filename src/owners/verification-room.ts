/**
 * Where files of unknown senders are verified: one at a time, in a thread with limits of memory and time, and only so
 * many may wait. A file that breaks a limit is answered like any other that cannot be read.
 */
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { packageRoot } from '../config/package-root.js';
import { SETTINGS, type Settings } from '../config/settings.js';
import { sha256Hex } from '../fingerprints/sha256.js';
import { EdgeError } from '../http/edge-error.js';
import { finding } from '../signing/verification.js';
import type { FileVerification, VerificationTask } from './verification-worker.js';

/** A thread runs the built program, also when the tests run the sources: `npm test` builds before. */
const program = join(packageRoot, 'dist', 'owners', 'verification-worker.js');

/** One under way and the others in line. */
const mostAtOnce = 8;
/** A report of 10,000 components takes about half of it. */
const limitMs = 20_000;
const resourceLimits = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 64 };

@Injectable()
export class VerificationRoom implements OnApplicationShutdown {
  private worker: Worker | null = null;
  private inside = 0;
  private lastTurn: Promise<unknown> = Promise.resolve();

  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  async verify(task: VerificationTask): Promise<FileVerification> {
    if (this.inside >= mostAtOnce) throw roomFull();
    this.inside += 1;
    const turn = this.lastTurn.then(() => this.inThread(task));
    this.lastTurn = turn.catch(() => undefined);
    try {
      return (await turn) ?? tooCostly(task.pdf);
    } finally {
      this.inside -= 1;
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await this.worker?.terminate();
  }

  /** null: a limit was broken, and the thread is gone. */
  private async inThread(task: VerificationTask): Promise<FileVerification | null> {
    const worker = (this.worker ??= this.startThread());
    const timer = setTimeout(() => void worker.terminate(), limitMs);
    try {
      return await answerOf(worker, task);
    } finally {
      clearTimeout(timer);
    }
  }

  private startThread(): Worker {
    const { standardsDir, priceTablesDir } = this.settings;
    const workerData = { standardsDir, priceTablesDir };
    const worker = new Worker(program, { workerData, resourceLimits, env: {}, execArgv: [] });
    worker.unref();
    worker.once('exit', () => (this.worker = null));
    // Whoever waits for an answer hears of it; with nobody waiting it must not end the service.
    worker.on('error', () => undefined);
    return worker;
  }
}

/** Settled by the answer, or once the thread has ended: nobody shall be handed a thread about to end. */
function answerOf(worker: Worker, task: VerificationTask): Promise<FileVerification | null> {
  return new Promise((resolve, reject) => {
    let failure: NodeJS.ErrnoException | null = null;
    const onMessage = (answer: FileVerification): void => settle(() => resolve(answer));
    const onError = (error: NodeJS.ErrnoException): void => void (failure = error);
    const onExit = (): void =>
      settle(() => (isOfLimit(failure) ? resolve(null) : reject(new Error('verification failed', { cause: failure }))));
    const settle = (end: () => void): void => {
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      end();
    };
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    worker.postMessage(task);
  });
}

/** No failure: it was ended because its time was up. */
const isOfLimit = (failure: NodeJS.ErrnoException | null): boolean =>
  failure === null || failure.code === 'ERR_WORKER_OUT_OF_MEMORY';

function roomFull(): EdgeError {
  const title = { zh: '正在核对的文件过多', en: 'Too many files are being verified' };
  const detail = { zh: '请稍后重试。', en: 'Try again in a moment.' };
  return new EdgeError({ kind: 'unavailable', code: 'verifications-busy', title, detail });
}

const tooCostly = (pdf: Uint8Array): FileVerification => ({
  verdict: 'invalid',
  faults: ['not-a-signed-pdf'],
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
