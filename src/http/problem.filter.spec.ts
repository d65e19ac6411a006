import { describe, expect, it } from '@jest/globals';
import { Test } from '@nestjs/testing';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Controller, Get } from '@nestjs/common';
import { EdgeError } from './edge-error.js';
import { ProblemFilter } from './problem.filter.js';

const title = { zh: '存储暂不可用', en: 'The storage is away' };

@Controller()
class Doors {
  @Get('cause')
  withCause(): never {
    const content = { kind: 'unavailable', code: 'storage-away', title } as const;
    throw new EdgeError(content, { cause: new Error('no space on /dev/disk7') });
  }

  @Get('busy')
  withoutCause(): never {
    throw new EdgeError({ kind: 'unavailable', code: 'storage-busy', title });
  }
}

async function started(lines: string[]): Promise<NestFastifyApplication> {
  const stream = { write: (line: string) => void lines.push(line) };
  const testing = await Test.createTestingModule({ controllers: [Doors] }).compile();
  const adapter = new FastifyAdapter({ logger: { level: 'warn', stream } });
  const app = testing.createNestApplication<NestFastifyApplication>(adapter, { logger: false });
  app.useGlobalFilters(new ProblemFilter());
  await app.init();
  return app;
}

describe('what the service cannot do at the moment', () => {
  it('is told without its cause, which whoever runs the service finds in the log', async () => {
    const lines: string[] = [];
    const app = await started(lines);
    const answer = await app.inject({ url: '/cause' });
    expect([answer.statusCode, answer.headers['retry-after'], answer.json()]).toMatchObject([
      503,
      '5',
      { code: 'storage-away' },
    ]);
    expect(answer.body).not.toContain('disk7');
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('no space on /dev/disk7');
    await app.inject({ url: '/busy' });
    // A room that is full is no fault.
    expect(lines).toHaveLength(1);
    await app.close();
  });
});
