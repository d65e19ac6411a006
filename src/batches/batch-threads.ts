/**
 * The threads of this process that work on batches: each is the whole service without its doors, with an event loop and a
 * connection of its own, so that drawing a report holds up no request. Started when there is work, ended when there is none.
 */
import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import path from 'node:path';
import type { Subscription } from 'rxjs';
import { Worker } from 'node:worker_threads';
import { packageRoot } from '../config/package-root.js';
import { SETTINGS, type Settings } from '../config/settings.js';
import { RepeatedRound } from '../notices/repeated-round.js';
import { BatchItems } from './batch-items.js';
import { BatchSignal } from './batch-signal.js';

/** For work that other processes brought, and for what waits to be tried again. */
const lookEveryMs = 5_000;
/** A thread that is still busy then is ended; what it had in hand is taken up again by another. */
const drainMs = 30_000;
/** A thread that cannot start would otherwise be started for ever. */
const afterFailureMs = 60_000;

/** What a thread is told. */
export type ThreadMessage = 'wake' | 'stop';

const program = path.join(packageRoot, 'dist', 'service-worker.js');

@Injectable()
export class BatchThreads implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger(BatchThreads.name);
  private readonly threads = new Set<Worker>();
  private heard: Subscription | null = null;
  private isStopping = false;
  private isResting = false;
  private readonly rounds = new RepeatedRound(
    () => this.look(),
    lookEveryMs,
    (error) => this.log.error(error),
  );

  constructor(
    private readonly items: BatchItems,
    private readonly signal: BatchSignal,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  onApplicationBootstrap(): void {
    if (this.settings.batches.workers === 0) return;
    this.rounds.start();
    this.heard = this.signal.heard.subscribe(() => void this.rounds.run().catch((error) => this.log.error(error)));
    this.signal.announce();
  }

  async onModuleDestroy(): Promise<void> {
    this.isStopping = true;
    this.heard?.unsubscribe();
    await this.rounds.stop();
    await Promise.all([...this.threads].map((thread) => this.drain(thread)));
  }

  private async look(): Promise<void> {
    if (this.isStopping || this.isResting || !(await this.items.hasWork())) return;
    for (const thread of this.threads) tell(thread, 'wake');
    while (this.threads.size < this.settings.batches.workers) this.start();
  }

  private start(): void {
    const thread = new Worker(program, { workerData: 'batches' });
    this.threads.add(thread);
    thread.on('error', (error) => this.log.error(error));
    thread.once('exit', (code) => {
      this.threads.delete(thread);
      if (code !== 0) this.rest();
    });
  }

  private rest(): void {
    this.isResting = true;
    setTimeout(() => (this.isResting = false), afterFailureMs).unref();
  }

  private async drain(thread: Worker): Promise<void> {
    // Not of node:events: that would fail, and with it the end of the service, where the thread fails first.
    const gone = new Promise((resolve) => thread.once('exit', resolve));
    tell(thread, 'stop');
    const timer = setTimeout(() => void thread.terminate(), drainMs);
    await gone;
    clearTimeout(timer);
  }
}

const tell = (thread: Worker, message: ThreadMessage): void => thread.postMessage(message);
