/** The doors of batches as the command line meets them: files go out and come in as streams, however long the service looks at them. */
import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CommandError, exitCode } from '../exit-code.js';
import { baseOf, codeOf, reasonOf, refusalOf, within } from '../report-service.js';

export interface BatchServiceAddress {
  readonly url: string;
  /** null: a service on this machine that asks for none. */
  readonly apiKey: string | null;
  /** Of silence on the line. */
  readonly timeoutMs: number;
}

export interface Sending {
  readonly mediaType: string;
  readonly content: { readonly file: string } | { readonly text: string };
  /** The same for every try, so that a batch that was stored is not stored again. */
  readonly idempotencyKey: string;
}

/** The service could not be reached, or broke off: another try may succeed. */
export class NoAnswer extends CommandError {}

/** It said no, with a problem document. */
export class Refused extends CommandError {
  readonly code: string | null;

  constructor(
    readonly status: number,
    readonly body: Uint8Array,
  ) {
    super(refusalOf(status, body), exitCode.no);
    this.code = codeOf(body);
  }
}

export class BatchService {
  private readonly base: URL;

  constructor(private readonly address: BatchServiceAddress) {
    this.base = baseOf(address.url);
  }

  async json<Answer>(method: 'GET' | 'POST', path: string): Promise<Answer> {
    const answer = await this.ask(path, { method });
    return JSON.parse(Buffer.from(await wholeOf(answer)).toString('utf8')) as Answer;
  }

  async send<Answer>(path: string, { mediaType, content, idempotencyKey }: Sending): Promise<Answer> {
    const length = 'file' in content ? (await stat(content.file)).size : Buffer.byteLength(content.text);
    const headers = { 'content-type': mediaType, 'content-length': length, 'idempotency-key': idempotencyKey };
    const body = 'file' in content ? createReadStream(content.file) : Readable.from([content.text]);
    const answer = await this.ask(path, { method: 'POST', headers }, body);
    return JSON.parse(Buffer.from(await wholeOf(answer)).toString('utf8')) as Answer;
  }

  /** Under another name until it is whole: what broke off is never taken for a result. */
  async save(path: string, file: string): Promise<void> {
    const answer = await this.ask(path, { method: 'GET' });
    const partial = `${file}.part`;
    try {
      await pipeline(answer, createWriteStream(partial));
      await rename(partial, file);
    } catch (error) {
      await rm(partial, { force: true });
      throw new NoAnswer(`没有保存 ${file}：${reasonOf(error)}`, exitCode.usage);
    }
  }

  private async ask(path: string, options: RequestOptions, body: Readable | null = null): Promise<IncomingMessage> {
    const target = within(this.base, path);
    const { apiKey, timeoutMs } = this.address;
    const headers = {
      ...options.headers,
      'accept-language': 'zh-CN',
      ...(apiKey === null ? {} : { authorization: `Bearer ${apiKey}` }),
    };
    const answer = await answerOf(target, { ...options, headers, timeout: timeoutMs }, body).catch((error: unknown) => {
      throw new NoAnswer(`服务没有回答：${target.href}（${reasonOf(error)}）`, exitCode.usage);
    });
    const status = answer.statusCode ?? 0;
    if (status >= 200 && status < 300) return answer;
    throw new Refused(status, await wholeOf(answer));
  }
}

function answerOf(target: URL, options: RequestOptions, body: Readable | null): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const request = (target.protocol === 'https:' ? httpsRequest : httpRequest)(target, options, resolve);
    request.on('timeout', () => request.destroy(new Error('超时')));
    request.on('error', reject);
    if (body === null) request.end();
    // Where the service answers before it has read everything (a refusal), the answer counts.
    else void pipeline(body, request).catch(reject);
  });
}

async function wholeOf(answer: IncomingMessage): Promise<Uint8Array> {
  const pieces: Buffer[] = [];
  try {
    for await (const piece of answer as AsyncIterable<Buffer>) pieces.push(piece);
  } catch (error) {
    throw new NoAnswer(`服务的回答中断：${reasonOf(error)}`, exitCode.usage);
  }
  return Buffer.concat(pieces);
}
