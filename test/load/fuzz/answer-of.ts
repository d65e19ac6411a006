import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { buffer } from 'node:stream/consumers';
import type { Operation } from './operations.js';
import type { WrittenRequest } from './written-request.js';

export interface Answered {
  readonly status: number;
  /** Content-Type; empty: none. */
  readonly type: string;
  readonly etag: string | undefined;
  readonly body: Buffer;
}

const longestMs = 60_000;

/** @throws when no answer comes within a minute: whoever waits for one is as badly off as with a fault. */
export async function answerOf(app: NestFastifyApplication, operation: Operation, request: WrittenRequest) {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    const silent = `no answer to ${request.method} ${request.url} ${request.payload ?? ''}`;
    timer = setTimeout(() => reject(new Error(silent)), longestMs);
  });
  return Promise.race([whole(app, operation, request), late]).finally(() => clearTimeout(timer));
}

async function whole(app: NestFastifyApplication, operation: Operation, request: WrittenRequest): Promise<Answered> {
  // Events go on as long as what they tell of: their head is looked at, and that they are events.
  const isEndless = operation.responses['200']?.content?.['text/event-stream'] !== undefined;
  const answer = await app.inject({ ...request, payloadAsStream: true });
  const [type, etag] = [answer.headers['content-type']?.toString() ?? '', answer.headers['etag']?.toString()];
  const stream = answer.stream();
  if (isEndless && answer.statusCode === 200) {
    stream.destroy();
    return { status: 200, type, etag, body: Buffer.alloc(0) };
  }
  return { status: answer.statusCode, type, etag, body: await buffer(stream) };
}
