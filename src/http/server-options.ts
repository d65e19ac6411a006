/** The Fastify server: request ids, structured log, limits. */
import { pino, type Logger } from 'pino';
import type { FastifyBaseLogger, FastifyServerOptions } from 'fastify';
import type { IncomingMessage, Server } from 'node:http';
import { RequestLog } from './request-log.js';
import { isSortableId, sortableId } from './sortable-id.js';

export interface ServerWishes {
  readonly logger: Logger;
  readonly bodyLimitBytes: number;
  readonly now: () => Date;
}

export const makeLogger = (level: string): Logger =>
  pino({ level, base: undefined, timestamp: pino.stdTimeFunctions.isoTime });

export function serverOptions({
  logger,
  bodyLimitBytes,
  now,
}: ServerWishes): FastifyServerOptions<Server, FastifyBaseLogger> {
  return {
    // Requests log by RequestLog alone; should something else log one, it shows nothing but its id.
    loggerInstance: logger.child({}, { serializers: { req: ({ id }: { id: string }) => ({ id }) } }),
    logController: new RequestLog(),
    bodyLimit: bodyLimitBytes,
    requestIdHeader: false,
    genReqId: (request: IncomingMessage) => requestId(request.headers['x-request-id'], now),
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 500 },
  };
}

/** A caller in front of us (a proxy) may bring its own id if it looks like ours. */
function requestId(brought: string | string[] | undefined, now: () => Date): string {
  return typeof brought === 'string' && isSortableId(brought) ? brought : sortableId(now());
}
