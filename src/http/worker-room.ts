/**
 * Where work on files of unknown senders is done: one file at a time, in a thread with limits of memory and time, and only
 * so many may wait. A thread that breaks a limit is ended; the service goes on.
 */
import { Worker } from 'node:worker_threads';

export interface WorkerRoomPlan {
  /**
   * Path of the built program: a thread runs the build, also when the tests run the sources (`npm test` builds before).
   * It says `threadReady` once it has loaded, then answers one message with one message.
   */
  readonly program: string;
  readonly workerData?: unknown;
  readonly memoryMb: number;
  /** For one task; loading the program does not count. */
  readonly limitMs: number;
  /** One under way and the others in line. */
  readonly mostAtOnce: number;
  /** What whoever comes when the room is full is told. */
  readonly full: () => Error;
}

const YOUNG_GENERATION_MB = 64;

/** The first message of every thread. */
export const threadReady = 'ready';

interface Thread {
  readonly worker: Worker;
  readonly ready: Promise<void>;
}

export class WorkerRoom<Task, Answer> {
  private thread: Thread | null = null;
  private inside = 0;
  private lastTurn: Promise<unknown> = Promise.resolve();

  constructor(private readonly plan: WorkerRoomPlan) {}

  /** null: the task broke a limit of memory or time. */
  async run(task: Task): Promise<Answer | null> {
    if (this.inside >= this.plan.mostAtOnce) throw this.plan.full();
    this.inside += 1;
    const turn = this.lastTurn.then(() => this.inThread(task));
    this.lastTurn = turn.catch(() => undefined);
    try {
      return await turn;
    } finally {
      this.inside -= 1;
    }
  }

  async close(): Promise<void> {
    await this.thread?.worker.terminate();
  }

  private async inThread(task: Task): Promise<Answer | null> {
    const { worker, ready } = (this.thread ??= this.startThread());
    await ready;
    const timer = setTimeout(() => void worker.terminate(), this.plan.limitMs);
    try {
      return await answerOf<Answer>(worker, task);
    } finally {
      clearTimeout(timer);
    }
  }

  private startThread(): Thread {
    const { program, workerData, memoryMb } = this.plan;
    const resourceLimits = { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: YOUNG_GENERATION_MB };
    const worker = new Worker(program, { workerData, resourceLimits, env: {}, execArgv: [] });
    worker.unref();
    worker.once('exit', () => (this.thread = null));
    // Whoever waits for an answer hears of it; with nobody waiting it must not end the service.
    worker.on('error', () => undefined);
    return { worker, ready: readiness(worker) };
  }
}

function readiness(worker: Worker): Promise<void> {
  return new Promise((resolve, reject) => {
    worker.once('message', () => resolve());
    worker.once('error', (cause) => reject(new Error('a thread did not start', { cause })));
    worker.once('exit', () => reject(new Error('a thread did not start')));
  });
}

/** Settled by the answer, or once the thread has ended: nobody shall be handed a thread about to end. */
function answerOf<Answer>(worker: Worker, task: unknown): Promise<Answer | null> {
  return new Promise((resolve, reject) => {
    let failure: NodeJS.ErrnoException | null = null;
    const onMessage = (answer: Answer): void => settle(() => resolve(answer));
    const onError = (error: NodeJS.ErrnoException): void => void (failure = error);
    const onExit = (): void =>
      settle(() => (isOfLimit(failure) ? resolve(null) : reject(new Error('a thread failed', { cause: failure }))));
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
