import type { LoggerService } from '@nestjs/common';
import type { Logger } from 'pino';

/** Nest's own messages in the same structured log; its start-up chatter is for debugging only. */
export const nestLog = (logger: Logger): LoggerService => ({
  log: (message: unknown, ...rest: unknown[]) => logger.debug({ context: rest.at(-1) }, text(message)),
  warn: (message: unknown, ...rest: unknown[]) => logger.warn({ context: rest.at(-1) }, text(message)),
  debug: (message: unknown, ...rest: unknown[]) => logger.debug({ context: rest.at(-1) }, text(message)),
  verbose: (message: unknown, ...rest: unknown[]) => logger.trace({ context: rest.at(-1) }, text(message)),
  error: (message: unknown, ...rest: unknown[]) =>
    logger.error(message instanceof Error ? { err: message } : { context: rest.at(-1) }, text(message)),
});

const text = (message: unknown): string => (message instanceof Error ? message.message : String(message));
