/** Forms of pages: names and texts, or files. Read by the door, when the guard has let the caller in. */
import { fastifyMultipart, type Multipart } from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { EdgeError } from './edge-error.js';
import { FormBody } from './page/form-body.js';

const formType = 'application/x-www-form-urlencoded';
const mostFields = 200_000;

/** A form as it came in. */
class UrlEncodedForm {
  constructor(readonly bytes: Buffer) {}
}

export function registerFormParsers(instance: FastifyInstance, bodyLimitBytes: number): void {
  const options = { parseAs: 'buffer', bodyLimit: bodyLimitBytes } as const;
  instance.addContentTypeParser<Buffer>(formType, options, (_request, bytes, done) => {
    done(null, new UrlEncodedForm(bytes));
  });
  // Nothing is read before a door asks for it, and never more than the service's limit.
  void instance.register(fastifyMultipart, { limits: { fileSize: bodyLimitBytes, parts: 100 } });
}

/** The fields of a form; a body of another type is refused, a request without a body is an empty form. */
export function formOf({ body }: FastifyRequest): FormBody {
  if (body === undefined || body === null) return new FormBody([]);
  if (!(body instanceof UrlEncodedForm)) throw unsupportedMediaType();
  const text = body.bytes.toString('utf8');
  if (text.split('&', mostFields + 1).length > mostFields) throw tooManyFields();
  return new FormBody(new URLSearchParams(text));
}

export interface UploadLimits {
  readonly maxFiles?: number;
  /** Of one file; never above BODY_LIMIT_BYTES. */
  readonly maxFileBytes?: number;
}

export interface UploadedFile {
  /** Name of the field. */
  readonly field: string;
  /** As the browser named it: only to be shown, never a path. */
  readonly fileName: string;
  /** As the browser says; whoever relies on it looks into the bytes. */
  readonly mediaType: string;
  readonly bytes: Buffer;
}

export interface Upload {
  readonly form: FormBody;
  /** A field for a file that was left empty is not here. */
  readonly files: readonly UploadedFile[];
}

/** Fields and files of a form with `enctype="multipart/form-data"`. */
export async function uploadOf(request: FastifyRequest, limits: UploadLimits = {}): Promise<Upload> {
  if (!request.isMultipart()) throw unsupportedMediaType();
  const { maxFiles = 1, maxFileBytes } = limits;
  const fileSize = maxFileBytes === undefined ? {} : { fileSize: maxFileBytes };
  const fields: [string, string][] = [];
  const files: UploadedFile[] = [];
  try {
    for await (const part of request.parts({ limits: { files: maxFiles, ...fileSize } })) {
      if (part.type === 'field') fields.push([part.fieldname, textOf(part)]);
      else files.push(await fileOf(part));
    }
  } catch (error) {
    throw ofTheCaller(error);
  }
  return {
    form: new FormBody(fields),
    files: files.filter(({ fileName, bytes }) => fileName !== '' || bytes.length > 0),
  };
}

/** What the reader cannot make parts of, it says without a status: a part without end, a head without a name. */
function ofTheCaller(error: unknown): unknown {
  if (error instanceof Error && 'statusCode' in error) return error;
  const title = { zh: '表单内容无法读取', en: 'The form cannot be read' };
  const content = { kind: 'malformed', code: 'form-unreadable', title } as const;
  return new EdgeError(content, { cause: error });
}

function textOf(part: Multipart & { type: 'field' }): string {
  return typeof part.value === 'string' ? part.value : '';
}

async function fileOf(part: Multipart & { type: 'file' }): Promise<UploadedFile> {
  const bytes = await part.toBuffer();
  return { field: part.fieldname, fileName: lastPart(part.filename), mediaType: part.mimetype, bytes };
}

/** Some browsers send the whole path. */
const lastPart = (name: string): string => (name ?? '').split(/[/\\]/).at(-1)?.slice(0, 200) ?? '';

/** A file is on its way: doors that expect something else must not take this for an empty body. */
export const isUpload = (request: FastifyRequest): boolean =>
  /^multipart\/form-data\b/i.test(request.headers['content-type'] ?? '');

function unsupportedMediaType(): EdgeError {
  const title = { zh: '表单格式不正确', en: 'This is not the form that was expected' };
  return new EdgeError({ kind: 'unsupported-media-type', code: 'form-expected', title });
}

function tooManyFields(): EdgeError {
  const title = { zh: '表单内容过多', en: 'The form has too many fields' };
  return new EdgeError({ kind: 'too-large', code: 'form-too-large', title });
}
