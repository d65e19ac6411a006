/** The whole service, ready to listen: used by `main.ts` and by the tests alike. */
import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Logger } from 'pino';
import { Measures } from './access/measures/measures.js';
import { measureRequests } from './access/measures/measure-requests.js';
import { AppModule } from './app.module.js';
import { systemClock, type Clock } from './config/clock.js';
import type { Settings } from './config/settings.js';
import { registerBodyParsers } from './http/body.js';
import { registerHeaders } from './http/headers.js';
import { nestLog } from './http/nest-log.js';
import { ProblemFilter } from './http/problem.filter.js';
import { makeLogger, serverOptions } from './http/server-options.js';
import { serveDocumentation } from './openapi.js';
import { closeTracing, openTracing } from './tracing/open-tracing.js';
import { traceRequests } from './tracing/trace-requests.js';

export async function createApp(settings: Settings, clock: Clock = systemClock): Promise<NestFastifyApplication> {
  const { logLevel, bodyLimitBytes, publicUrl } = settings;
  const logger = makeLogger(logLevel);
  const adapter = new FastifyAdapter(serverOptions({ logger, bodyLimitBytes, publicUrl, now: () => clock.now() }));
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(settings, clock), adapter, {
    bodyParser: false,
    abortOnError: false,
    return503OnClosing: true,
    logger: nestLog(logger),
  });
  registerBodyParsers(app, bodyLimitBytes);
  const measures = app.get(Measures);
  registerHeaders(app.getHttpAdapter().getInstance(), publicUrl);
  measureRequests(app.getHttpAdapter().getInstance(), measures);
  app.useGlobalFilters(new ProblemFilter((problem) => measures.refused(problem)));
  await traceIfWanted(app, settings, logger);
  serveDocumentation(app);
  return app;
}

/** Where the settings name a collector, it is told what requests spend their time on. */
async function traceIfWanted(app: NestFastifyApplication, settings: Settings, logger: Logger): Promise<void> {
  const onFailure = (error: Error): void => logger.warn({ err: error }, 'traces were not taken');
  const tracing = await openTracing(settings.tracing, onFailure);
  if (tracing === null) return;
  const instance = app.getHttpAdapter().getInstance();
  traceRequests(instance, (headers) => tracing.beginRequest(headers));
  instance.addHook('onClose', () => closeTracing(tracing));
}
