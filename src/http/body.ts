/** Bodies: JSON read strictly, PDF as bytes, nothing else. */
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { EdgeError } from './edge-error.js';
import { readJson } from './read-json.js';

const jsonBody = Symbol('body');

/** Registers the parsers; the application must have been made without Nest's own (`bodyParser: false`). */
export function registerBodyParsers(app: NestFastifyApplication, bodyLimitBytes: number): void {
  const instance = app.getHttpAdapter().getInstance();
  instance.removeAllContentTypeParsers();
  const options = { parseAs: 'buffer', bodyLimit: bodyLimitBytes } as const;
  instance.addContentTypeParser<Buffer>('application/json', options, (request, bytes, done) => {
    try {
      done(null, parse(request, bytes));
    } catch (error) {
      done(error as Error);
    }
  });
  instance.addContentTypeParser<Buffer>('application/pdf', options, (_request, bytes, done) => done(null, bytes));
}

interface ReceivedJson {
  readonly [jsonBody]: true;
  readonly value: unknown;
  readonly sha256: string;
}

function parse(request: FastifyRequest, bytes: Buffer): ReceivedJson {
  if (/charset\s*=\s*"?(?!utf-?8\b)/i.test(request.headers['content-type'] ?? '')) throw unsupportedMediaType();
  const reading = readJson(bytes);
  if (!reading.ok) {
    const title = { zh: '请求内容无法读取', en: 'The body cannot be read' };
    throw new EdgeError({ kind: 'malformed', code: reading.code, title, detail: reading.message });
  }
  return { [jsonBody]: true, value: reading.value, sha256: createHash('sha256').update(bytes).digest('hex') };
}

function unsupportedMediaType(): Error {
  return Object.assign(new Error('unsupported media type'), { statusCode: 415 });
}

/** The JSON a caller sent; a body of another type is refused. */
export function jsonOf(request: FastifyRequest): unknown {
  return received(request)?.value;
}

/** SHA-256 of the body's bytes, of nothing when there is none. */
export function bodySha256Of(request: FastifyRequest): string {
  return received(request)?.sha256 ?? createHash('sha256').digest('hex');
}

function received(request: FastifyRequest): ReceivedJson | null {
  const { body } = request;
  if (body === undefined || body === null) return null;
  if (typeof body === 'object' && jsonBody in body) return body as ReceivedJson;
  throw unsupportedMediaType();
}

/** The bytes of an uploaded PDF; a body of another type is refused. */
export function pdfOf(request: FastifyRequest): Buffer {
  if (Buffer.isBuffer(request.body)) return request.body;
  throw unsupportedMediaType();
}
