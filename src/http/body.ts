/** Bodies: JSON read strictly, files as bytes, forms of pages; read by the door, when the guard has let the caller in. */
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import { EdgeError } from './edge-error.js';
import { isUpload, registerFormParsers } from './forms.js';
import { readJson } from './read-json.js';

/** A JSON body as it came in. */
class JsonBody {
  constructor(readonly bytes: Buffer) {}
}

/** A file as it came in; what it is, the door finds out from the bytes. */
class FileBody {
  constructor(readonly bytes: Buffer) {}
}

/** What files may call themselves; PDF has a door of its own too. */
const fileTypes: readonly string[] =
  'image/png image/jpeg image/webp text/plain text/csv application/octet-stream'.split(' ');

const linesType = 'application/x-ndjson';
const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Set by a door (`@RouteConfig`) that reads a workbook as it comes, within a limit of its own. */
export const streamsWorkbooks = { streamsWorkbooks: true } as const;

/** Registers the parsers; the application must have been made without Nest's own (`bodyParser: false`). */
export function registerBodyParsers(app: NestFastifyApplication, bodyLimitBytes: number): void {
  const instance = app.getHttpAdapter().getInstance();
  instance.removeAllContentTypeParsers();
  const options = { parseAs: 'buffer', bodyLimit: bodyLimitBytes } as const;
  instance.addContentTypeParser<Buffer>('application/json', options, (request, bytes, done) => {
    const isUtf8 = !/charset\s*=\s*"?(?!utf-?8\b)/i.test(request.headers['content-type'] ?? '');
    done(isUtf8 ? null : unsupportedMediaType(), new JsonBody(bytes));
  });
  instance.addContentTypeParser<Buffer>('application/pdf', options, (_request, bytes, done) => done(null, bytes));
  for (const type of fileTypes) {
    instance.addContentTypeParser<Buffer>(type, options, (_request, bytes, done) => done(null, new FileBody(bytes)));
  }
  instance.addContentTypeParser(workbookType, async (request: FastifyRequest, payload: Readable) => {
    const { config } = request.routeOptions;
    if ('streamsWorkbooks' in config) return payload;
    return new FileBody(await wholeOf(payload, bodyLimitBytes));
  });
  // Read by its door as it comes, within a limit of its own: more of it comes than memory should hold.
  instance.addContentTypeParser(linesType, (_request, payload, done) => done(null, payload));
  registerFormParsers(instance, bodyLimitBytes);
}

function unsupportedMediaType(): Error {
  return Object.assign(new Error('unsupported media type'), { statusCode: 415 });
}

/** The JSON a caller sent, undefined when there is none; a body of another type is refused. */
export function jsonOf(request: FastifyRequest): unknown {
  const body = jsonBodyOf(request);
  if (body === null) return undefined;
  const reading = readJson(body.bytes);
  if (reading.ok) return reading.value;
  const title = { zh: '请求内容无法读取', en: 'The body cannot be read' };
  throw new EdgeError({ kind: 'malformed', code: reading.code, title, detail: reading.message });
}

/** SHA-256 of the body's bytes, of nothing when there is none. */
export function bodySha256Of(request: FastifyRequest): string {
  const hash = createHash('sha256');
  return hash.update(jsonBodyOf(request)?.bytes ?? '').digest('hex');
}

function jsonBodyOf(request: FastifyRequest): JsonBody | null {
  const { body } = request;
  if (isUpload(request)) throw unsupportedMediaType();
  if (body === undefined || body === null) return null;
  if (body instanceof JsonBody) return body;
  throw unsupportedMediaType();
}

/** The bytes of an uploaded PDF; a body of another type is refused. */
export function pdfOf(request: FastifyRequest): Buffer {
  if (Buffer.isBuffer(request.body)) return request.body;
  throw unsupportedMediaType();
}

/** The bytes of an uploaded file, PDF included; JSON, forms and nothing at all are refused. */
export function fileOf({ body }: FastifyRequest): Buffer {
  if (body instanceof FileBody) return body.bytes;
  if (Buffer.isBuffer(body)) return body;
  throw unsupportedMediaType();
}

export interface BodyStream {
  readonly kind: 'ndjson' | 'xlsx';
  readonly stream: Readable;
}

/** Newline-delimited JSON, or the workbook of a door that streams them, as it comes in; null: a body of another type. */
export function streamIn({ body, headers }: FastifyRequest): BodyStream | null {
  const type = (headers['content-type'] ?? '').toLowerCase();
  if (!(body instanceof Readable)) return null;
  if (type.startsWith(linesType)) return { kind: 'ndjson', stream: body };
  return type.startsWith(workbookType) ? { kind: 'xlsx', stream: body } : null;
}

async function wholeOf(payload: Readable, limitBytes: number): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of payload as AsyncIterable<Buffer>) {
    size += piece.length;
    if (size > limitBytes) throw Object.assign(new Error('body too large'), { statusCode: 413 });
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
