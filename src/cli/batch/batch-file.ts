/** A file of orders as it is sent: newline-delimited JSON and workbooks as they are, JSON as one document. */
import { access, readFile } from 'node:fs/promises';
import path from 'node:path';
import { sheetMediaTypes } from '../../price-tables/exchange/sheet-file-name.js';
import { CommandError, exitCode } from '../exit-code.js';
import type { Sending } from './batch-service.js';

export interface BatchWish {
  readonly label: string;
  readonly reports: 'none' | 'issue';
}

export interface ToSend extends Pick<Sending, 'mediaType' | 'content'> {
  readonly path: string;
}

const streamed: Readonly<Record<string, string>> = {
  '.ndjson': 'application/x-ndjson',
  '.jsonl': 'application/x-ndjson',
  '.xlsx': sheetMediaTypes.xlsx,
};

export async function batchFile(file: string, wish: BatchWish): Promise<ToSend> {
  const extension = path.extname(file).toLowerCase();
  const mediaType = streamed[extension];
  if (mediaType !== undefined) {
    await access(file).catch(unreadable(file));
    const query = new URLSearchParams({ label: wish.label, reports: wish.reports });
    return { path: `/v1/batches?${query.toString()}`, mediaType, content: { file } };
  }
  if (extension !== '.json') {
    throw new CommandError('文件须为 .json、.ndjson（.jsonl）或 .xlsx', exitCode.usage);
  }
  const text = await readFile(file, 'utf8').catch(unreadable(file));
  const body = JSON.stringify({ ...wish, orders: ordersOf(text, file) });
  return { path: '/v1/batches', mediaType: 'application/json', content: { text: body } };
}

/** A list of orders, what the service takes as a batch, or one order. */
function ordersOf(text: string, file: string): unknown {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new CommandError(`${file} 不是有效的 JSON`, exitCode.no);
  }
  if (Array.isArray(json)) return json;
  return typeof json === 'object' && json !== null && 'orders' in json ? json.orders : [json];
}

const unreadable =
  (file: string) =>
  (cause: NodeJS.ErrnoException): never => {
    throw new CommandError(`无法读取 ${file}：${cause.code ?? cause.message}`, exitCode.usage);
  };
