/** The Fastify server: request ids, structured log, limits. */
import { pino, type Logger, type LoggerOptions } from 'pino';
import type { FastifyBaseLogger, FastifyRequest, FastifyServerOptions } from 'fastify';
import type { IncomingMessage, Server } from 'node:http';
import { frameworkContent } from './framework-problem.js';
import { setHeaders } from './headers.js';
import { languageOf } from './language.js';
import { isPageRequest } from './page/page-request.js';
import { sendFailurePage } from './page/send-failure.js';
import { problemOf, type Problem } from './problem.js';
import { sendProblem } from './problem.filter.js';
import { RequestLog } from './request-log.js';
import { isSortableId, sortableId } from './sortable-id.js';

export interface ServerWishes {
  readonly logger: Logger;
  readonly bodyLimitBytes: number;
  readonly publicUrl: string;
  readonly now: () => Date;
}

export const makeLogger = (level: string): Logger => pino(loggerOptions(level));

export const loggerOptions = (level: string): LoggerOptions => ({
  level,
  base: undefined,
  timestamp: pino.stdTimeFunctions.isoTime,
  serializers: { err: withoutValues },
});

/** Of an error nothing but what it says and where: those of the database carry the values of the statement with them. */
function withoutValues(error: Error): object {
  const { type, message, stack } = pino.stdSerializers.err(error);
  return { type, message, stack };
}

export function serverOptions({
  logger,
  bodyLimitBytes,
  publicUrl,
  now,
}: ServerWishes): FastifyServerOptions<Server, FastifyBaseLogger> {
  return {
    // Requests log by RequestLog alone; should something else log one, it shows nothing but its id.
    loggerInstance: logger.child({}, { serializers: { req: ({ id }: { id: string }) => ({ id }) } }),
    logController: new RequestLog(),
    bodyLimit: bodyLimitBytes,
    requestIdHeader: false,
    genReqId: (request: IncomingMessage) => requestId(request.headers['x-request-id'], now),
    // An address that cannot be read never reaches a door; Fastify would log it whole, with the code of a report in it.
    frameworkErrors: (_error, request, reply) => {
      setHeaders(request, reply, publicUrl);
      if (isPageRequest(request)) sendFailurePage(request, reply, unreadableAddress(request));
      else sendProblem(reply, unreadableAddress(request));
    },
    // A body may take two minutes on a slow line; whoever sends one byte a second is cut off.
    requestTimeout: 120_000,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 500 },
  };
}

/** A caller in front of us (a proxy) may bring its own id if it looks like ours. */
function requestId(brought: string | string[] | undefined, now: () => Date): string {
  return typeof brought === 'string' && isSortableId(brought) ? brought : sortableId(now());
}

function unreadableAddress({ headers, id }: Pick<FastifyRequest, 'headers' | 'id'>): Problem {
  return problemOf(frameworkContent('request-malformed'), languageOf(headers['accept-language']), id);
}
