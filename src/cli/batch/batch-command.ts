/** `batch`: a file of orders sent to a service, followed until it is worked through, and what came of it saved. */
import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from '../../config/clock.js';
import { CommandError, exitCode } from '../exit-code.js';
import { isOver, type BatchAnswer, type StoredBatchAnswer } from './batch-answer.js';
import { batchFile, type BatchWish } from './batch-file.js';
import { NoAnswer, Refused, type BatchService } from './batch-service.js';
import { progressWords } from './progress-words.js';
import { refusedBatch } from './refused-batch.js';
import { ShowProgress, type Screen } from './show-progress.js';

export interface BatchPlace {
  readonly service: BatchService;
  readonly screen: Screen;
  readonly clock: Clock;
  /** Between two looks at the service. */
  readonly everyMs: number;
}

export interface BatchResult {
  readonly text: string;
  readonly exitCode: number;
}

const mostTries = 5;

export async function sendBatch(
  file: string,
  wish: BatchWish,
  { service, everyMs }: BatchPlace,
): Promise<StoredBatchAnswer> {
  const { path: door, ...sending } = await batchFile(file, wish);
  const idempotencyKey = randomUUID();
  try {
    return await persistently(everyMs, () => service.send<StoredBatchAnswer>(door, { ...sending, idempotencyKey }));
  } catch (error) {
    throw error instanceof Refused ? refusedBatch(error) : error;
  }
}

/** Until it is over, or paused: nobody knows for how long that is. */
export async function followBatch(id: string, { service, screen, clock, everyMs }: BatchPlace): Promise<BatchAnswer> {
  const progress = new ShowProgress(screen);
  for (;;) {
    const batch = await persistently(everyMs, () => service.json<BatchAnswer>('GET', doorOf(id)));
    if (isOver(batch) || batch.state === 'paused') {
      progress.end(batch);
      return batch;
    }
    progress.show(batch, clock.now().getTime());
    await pause(everyMs);
  }
}

export async function saveResults(
  { id, reports }: BatchAnswer,
  folder: string,
  service: BatchService,
): Promise<string[]> {
  await mkdir(folder, { recursive: true }).catch((cause: NodeJS.ErrnoException) => {
    throw new CommandError(`无法建立 ${folder}：${cause.code ?? cause.message}`, exitCode.usage);
  });
  const files = ['summary.xlsx', ...(reports === 'issue' ? ['reports.zip'] : [])];
  const saved = files.map((name) => path.join(folder, name));
  for (const [index, name] of files.entries()) await service.save(`${doorOf(id)}/${name}`, saved[index] ?? name);
  return saved;
}

export async function actOnBatch(
  id: string,
  act: 'pause' | 'resume' | 'cancel' | 'retry',
  service: BatchService,
): Promise<string> {
  return progressWords(await service.json<BatchAnswer>('POST', `${doorOf(id)}/${act}`));
}

export const resultOf = (batch: BatchAnswer, lines: readonly string[]): BatchResult => ({
  text: lines.join('\n'),
  exitCode: batch.state === 'finished' && batch.counts.failed === 0 ? 0 : exitCode.no,
});

const doorOf = (id: string): string => `/v1/batches/${encodeURIComponent(id)}`;

/**
 * A service that is started anew is away for a moment; a batch goes on meanwhile. One that is still looking through what an
 * earlier try brought is waited for, however long that takes.
 */
async function persistently<Answer>(everyMs: number, ask: () => Promise<Answer>): Promise<Answer> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await ask();
    } catch (error) {
      if (!isUnderWay(error) && (!mayPass(error) || tries >= mostTries)) throw error;
      await pause(everyMs * 2 ** Math.min(tries, mostTries));
    }
  }
}

/** The key is nobody else's: it can only be under way by an earlier try. */
const isUnderWay = (error: unknown): boolean => error instanceof Refused && error.code === 'idempotency-key-in-flight';

const mayPass = (error: unknown): boolean =>
  error instanceof NoAnswer || (error instanceof Refused && error.status === 503);
