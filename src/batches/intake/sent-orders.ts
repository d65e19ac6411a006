/** The orders of a batch as they were sent, one by one, with where each stands. */
import type { Bilingual } from '../../http/language.js';
import type { Fault } from '../../http/edge-error.js';
import { readJson } from '../../http/read-json.js';
import { linesOf } from './upload-folder.js';

export interface SentOrder {
  /** Before the pointers into the order: `/orders/3`, or nothing where a line is the whole document. */
  readonly place: Pick<Fault, 'pointer' | 'line'>;
  readonly reading:
    | { readonly ok: true; readonly value: unknown }
    | { readonly ok: false; readonly code: string; readonly message: Bilingual };
}

export async function* ordersOfDocument(orders: readonly unknown[]): AsyncGenerator<SentOrder> {
  for (const [index, value] of orders.entries()) {
    yield await Promise.resolve({ place: { pointer: `/orders/${index}` }, reading: { ok: true, value } });
  }
}

/** One order a line. */
export async function* ordersOfLines(file: string, lineLimitBytes: number): AsyncGenerator<SentOrder> {
  for await (const { number, bytes } of linesOf(file, lineLimitBytes)) {
    const reading = bytes === null ? tooLong : readJson(bytes);
    yield { place: { pointer: '', line: number }, reading };
  }
}

const tooLong = {
  ok: false,
  code: 'line-too-long',
  message: { zh: '这一行过长', en: 'The line is too long' },
} as const;
