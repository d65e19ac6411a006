/**
 * A file of orders as it is sent: newline-delimited JSON and workbooks as they are, JSON as one document. What the command
 * line says of the batch counts before what the file says of itself.
 */
import { access, readFile } from 'node:fs/promises';
import path from 'node:path';
import { readJson } from '../../http/read-json.js';
import { sheetMediaTypes } from '../../price-tables/exchange/sheet-file-name.js';
import { CommandError, exitCode } from '../exit-code.js';
import type { Sending } from './batch-service.js';

/** As far as the command line says it. */
export interface BatchWish {
  readonly label?: string;
  readonly reports?: 'issue';
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
    const query = new URLSearchParams({ label: nameOf(file), ...wish });
    return { path: `/v1/batches?${query.toString()}`, mediaType, content: { file } };
  }
  if (extension !== '.json') {
    throw new CommandError('文件须为 .json、.ndjson（.jsonl）或 .xlsx', exitCode.usage);
  }
  const reading = readJson(await readFile(file).catch(unreadable(file)));
  if (!reading.ok) throw new CommandError(`${file}：${reading.message.zh}`, exitCode.no);
  const body = JSON.stringify({ label: nameOf(file), ...documentOf(reading.value), ...wish });
  return { path: '/v1/batches', mediaType: 'application/json', content: { text: body } };
}

const nameOf = (file: string): string => path.parse(file).name;

/** A list of orders, what the service takes as a batch (it looks at every member), or one order. */
function documentOf(json: unknown): object {
  if (Array.isArray(json)) return { orders: json };
  return typeof json === 'object' && json !== null && 'orders' in json ? json : { orders: [json] };
}

const unreadable =
  (file: string) =>
  (cause: NodeJS.ErrnoException): never => {
    throw new CommandError(`无法读取 ${file}：${cause.code ?? cause.message}`, exitCode.usage);
  };
