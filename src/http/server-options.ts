/** The Fastify server: request ids, one structured log line a request, no bodies and no secrets in the log. */
import { pino, type Logger } from 'pino';
import type { FastifyServerOptions } from 'fastify';
import type { Server, IncomingMessage } from 'node:http';
import { isSortableId, sortableId } from './sortable-id.js';

export interface ServerWishes {
  readonly logLevel: string;
  readonly bodyLimitBytes: number;
  readonly now: () => Date;
}

export function makeLogger(level: string): Logger {
  return pino({
    level,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: ['req.headers', 'req.headers.authorization'], remove: true },
  });
}

interface LoggedRequest {
  readonly id: string;
  readonly method: string;
  readonly url: string;
}

export function serverOptions(wishes: ServerWishes, logger: Logger): FastifyServerOptions<Server, Logger> {
  return {
    loggerInstance: logger.child(
      {},
      {
        serializers: {
          // The query may hold what is nobody's business; the path is enough to find the door.
          req: (request: LoggedRequest) => ({ id: request.id, method: request.method, path: pathOf(request.url) }),
          res: (reply: { statusCode: number }) => ({ status: reply.statusCode }),
        },
      },
    ),
    bodyLimit: wishes.bodyLimitBytes,
    requestIdHeader: false,
    requestIdLogLabel: 'requestId',
    genReqId: (request: IncomingMessage) => requestId(request.headers['x-request-id'], wishes.now),
    forceCloseConnections: 'idle',
    return503OnClosing: true,
    routerOptions: { maxParamLength: 500 },
  };
}

const pathOf = (url: string): string => url.split('?', 1)[0] ?? '';

/** A caller in front of us (a proxy) may bring its own id if it looks like ours. */
function requestId(brought: string | string[] | undefined, now: () => Date): string {
  return typeof brought === 'string' && isSortableId(brought) ? brought : sortableId(now());
}
