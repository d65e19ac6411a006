import { describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { QueryFailedError } from 'typeorm';
import { nestLog } from './nest-log.js';
import { loggerOptions } from './server-options.js';

describe('the log of an error', () => {
  it('says what failed and where, without the values of the statement', () => {
    const lines: string[] = [];
    const logger = pino(loggerOptions('trace'), { write: (line: string) => void lines.push(line) });
    const cause = Object.assign(new Error('UNIQUE constraint failed: people.email'), { detail: '(li@firm.example)' });
    const error = new QueryFailedError('INSERT INTO people VALUES (?)', ['li@firm.example'], cause);
    logger.error({ err: error }, 'unexpected error');
    nestLog(logger).error?.(error);
    expect(lines).toHaveLength(2);
    for (const line of lines) {
      expect(line).not.toContain('li@firm.example');
      const { err } = JSON.parse(line) as { err: Record<string, string> };
      expect(err['message']).toContain('UNIQUE constraint failed: people.email');
      expect(err['stack']).toContain('server-options.spec');
    }
  });
});
