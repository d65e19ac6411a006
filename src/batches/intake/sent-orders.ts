/** The orders of a batch as they were sent, one by one, with where each stands. */
import { inWords, type OrderFault } from '../../appraisals/order-faults.js';
import type { Fault } from '../../http/edge-error.js';
import { readJson } from '../../http/read-json.js';
import type { PlacedFault } from '../batch-problem.js';
import { linesOf } from './upload-folder.js';

export interface SentOrder {
  readonly reading: { readonly ok: true; readonly value: unknown } | { readonly ok: false };
  /** What was wrong when it was read. */
  readonly faults: readonly PlacedFault[];
  /** Of a fault of the order, where the sender finds it; null: it has been said already. */
  readonly place: (fault: OrderFault) => PlacedFault | null;
}

export interface SentBatch {
  /** Of no order in particular: those that are listed, of `faultCount`. */
  readonly faults: readonly PlacedFault[];
  readonly faultCount: number;
  readonly orders: AsyncIterable<SentOrder>;
}

const withoutFaults = { faults: [], faultCount: 0 } as const;

export const sentDocument = (orders: readonly unknown[]): SentBatch => ({
  ...withoutFaults,
  orders: ordersOfDocument(orders),
});

/** One order a line. */
export const sentLines = (file: string, lineLimitBytes: number): SentBatch => ({
  ...withoutFaults,
  orders: ordersOfLines(file, lineLimitBytes),
});

async function* ordersOfDocument(orders: readonly unknown[]): AsyncGenerator<SentOrder> {
  for (const [index, value] of orders.entries()) {
    const place = (fault: OrderFault): Fault => inWords({ ...fault, pointer: `/orders/${index}${fault.pointer}` });
    yield await Promise.resolve({ reading: { ok: true, value }, faults: [], place });
  }
}

async function* ordersOfLines(file: string, lineLimitBytes: number): AsyncGenerator<SentOrder> {
  for await (const { number: line, bytes } of linesOf(file, lineLimitBytes)) {
    const reading = bytes === null ? tooLong : readJson(bytes);
    const faults = reading.ok ? [] : [{ pointer: '', line, code: reading.code, message: reading.message }];
    yield { reading, faults, place: (fault) => ({ ...inWords(fault), line }) };
  }
}

const tooLong = {
  ok: false,
  code: 'line-too-long',
  message: { zh: '这一行过长', en: 'The line is too long' },
} as const;
