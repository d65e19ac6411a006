/** The service as the command line meets it: JSON in and out with an API key, files, and what it says when it refuses. */
import { randomUUID } from 'node:crypto';
import { isLoopback } from '../config/settings.js';
import { CommandError, exitCode } from './exit-code.js';

export interface ReportService {
  post(path: string, body: object): Promise<unknown>;
  download(path: string): Promise<Uint8Array>;
}

export interface ServiceAddress {
  readonly url: string;
  readonly apiKey: string;
  readonly timeoutMs: number;
}

const largestBytes = 64 * 1024 * 1024;

export function reportService({ url, apiKey, timeoutMs }: ServiceAddress): ReportService {
  const base = baseOf(url);
  const ask = async (path: string, json: string | null): Promise<Uint8Array> => {
    const target = within(base, path);
    const headers = { authorization: `Bearer ${apiKey}`, 'accept-language': 'zh-CN' };
    const post = { 'content-type': 'application/json', 'idempotency-key': randomUUID() };
    const response = await fetch(target, {
      method: json === null ? 'GET' : 'POST',
      headers: json === null ? headers : { ...headers, ...post },
      ...(json === null ? {} : { body: json }),
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    }).catch((error: unknown) => {
      throw new CommandError(`服务没有回答：${target.href}（${reasonOf(error)}）`, exitCode.usage);
    });
    const bytes = await bodyOf(response);
    if (!response.ok) throw new CommandError(refusalOf(response.status, bytes), exitCode.no);
    return bytes;
  };
  return {
    post: async (path, body) => parsed(await ask(path, JSON.stringify(body))),
    download: (path) => ask(path, null),
  };
}

/** A key that travels in the open is everybody's: plain http reaches this machine only. */
export function baseOf(url: string): URL {
  const base = URL.canParse(url) ? new URL(url) : null;
  const isSafe = base?.protocol === 'https:' || (base?.protocol === 'http:' && isLoopback(base.hostname));
  if (!base || !isSafe) throw new CommandError('--service 须为 https 地址（本机可用 http）', exitCode.usage);
  return base;
}

/** The service may send the reader to another path of its own, never to another machine. */
export function within(base: URL, path: string): URL {
  const folder = base.pathname.replace(/\/+$/, '');
  const target = URL.canParse(path, base) ? new URL(path.startsWith('/') ? folder + path : path, base) : null;
  if (target?.origin !== base.origin) throw new CommandError(`服务给出的地址不属于它自己：${path}`, exitCode.no);
  return target;
}

async function bodyOf(response: Response): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const part of response.body ?? []) {
      const bytes = part as Uint8Array;
      length += bytes.length;
      if (length > largestBytes) throw new Error(`more than ${largestBytes} bytes`);
      parts.push(bytes);
    }
  } catch (error) {
    throw new CommandError(`服务的回答中断：${reasonOf(error)}`, exitCode.usage);
  }
  return new Uint8Array(Buffer.concat(parts));
}

export function reasonOf(error: unknown): string {
  const { cause, name, message } = error as Error & { cause?: { code?: string } };
  return name === 'TimeoutError' ? '超时' : (cause?.code ?? message);
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    return null;
  }
}

/** The problem document (RFC 9457) in one line; or the status alone, where there is none. */
export function refusalOf(status: number, body: Uint8Array): string {
  const problem = problemIn(body);
  const words = [problem.title, problem.detail].filter((text) => typeof text === 'string');
  const code = codeOf(body);
  return `服务拒绝（${status}${code === null ? '' : ` ${code}`}）${words.length > 0 ? `：${words.join('')}` : ''}`;
}

/** The stable code of a problem document; null: it is none. */
export function codeOf(body: Uint8Array): string | null {
  const { code } = problemIn(body);
  return typeof code === 'string' ? code : null;
}

const problemIn = (body: Uint8Array): Partial<Record<'code' | 'title' | 'detail', unknown>> => parsed(body) ?? {};
