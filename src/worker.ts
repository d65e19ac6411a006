/**
 * Works on batches without any door, with the settings of the environment: as a thread of the service, or as a process of
 * its own (`lift-appraisal work`), of which there may be any number.
 */
import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { parentPort } from 'node:worker_threads';
import { WorkModule } from './app.module.js';
import { BatchRunner } from './batches/batch-runner.js';
import type { ThreadMessage } from './batches/batch-threads.js';
import { WorkLoop } from './batches/work-loop.js';
import { systemClock } from './config/clock.js';
import { releaseFiles } from './config/package-root.js';
import { loadEnvironmentFile, readSettings } from './config/settings.js';
import { toldError } from './config/told-error.js';
import { useValuesReadBefore } from './fingerprints/read-before.js';
import { nestLog } from './http/nest-log.js';
import { makeLogger } from './http/server-options.js';
import { closeTracing, openTracing } from './tracing/open-tracing.js';

const restMs = 3_000;
/** A thread is started again within seconds; the service is small without it. */
const restsOfThread = 20;

async function work(): Promise<void> {
  loadEnvironmentFile();
  useValuesReadBefore(releaseFiles);
  const settings = readSettings();
  const logger = makeLogger(settings.logLevel);
  const tracing = await openTracing(settings.tracing, (error) => logger.warn({ err: error }, 'traces were not taken'));
  const module = WorkModule.with(settings, systemClock);
  const app = await NestFactory.createApplicationContext(module, { abortOnError: false, logger: nestLog(logger) });
  const loop = new WorkLoop(app.get(BatchRunner), {
    restMs,
    restsBeforeEnd: restsBeforeEnd(),
    onFailure: (error) => logger.error({ err: error }, 'no work on batches'),
  });
  listen(loop);
  await loop.run();
  await app.close();
  if (tracing !== null) await closeTracing(tracing);
  parentPort?.close();
}

function restsBeforeEnd(): number | null {
  if (parentPort !== null) return restsOfThread;
  return process.argv.includes('--until-idle') ? 0 : null;
}

/** Whoever ends it lets it finish what it has in hand. */
function listen(loop: WorkLoop): void {
  parentPort?.on('message', (message: ThreadMessage) => {
    if (message === 'wake') loop.wake();
    else void loop.stop();
  });
  if (parentPort !== null) return;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void loop.stop());
  process.stdout.write('lift-appraisal works on batches\n');
}

work().catch((error: unknown) => {
  process.stderr.write(`${toldError(error)}\n`);
  process.exitCode = 1;
  parentPort?.close();
});
