/**
 * What keeps a database from answering and passes by itself: a server that is away or restarts, a lock that others hold too
 * long, a disk that is full. The caller is asked to come again (503); the cause is for the log, since it may name machines.
 * Whatever else a statement fails by is a bug, or a rule, and stays what it is.
 */
import { QueryFailedError } from 'typeorm';
import { EdgeError } from '../http/edge-error.js';
import type { WriteGate } from './write-gate.js';

export class DatabaseUnavailable extends EdgeError {
  constructor(cause: Error) {
    super(
      {
        kind: 'unavailable',
        code: 'database-unavailable',
        title: { zh: '数据库暂时不可用', en: 'The database does not answer at the moment' },
        detail: {
          zh: '请稍后重试；带 Idempotency-Key 的请求以同一键重试，不会重复办理。',
          en: 'Try again in a moment; with the same Idempotency-Key nothing is done twice.',
        },
      },
      { cause },
    );
    this.name = 'DatabaseUnavailable';
    this.message = `${this.code}: ${cause.message}`;
  }
}

/** PostgreSQL's classes of errors: connections, resources, an operator who intervenes, the system below. */
const classes = ['08', '53', '57', '58'];
/** A lock that was waited for too long; a writer that idled too long; a server that only reads, while another takes over; a deadlock. */
const states = new Set(['55P03', '25P03', '25006', '40P01']);
/** SQLite's, with their extended codes: SQLITE_IOERR_WRITE is an SQLITE_IOERR. */
const sqliteCode = /^SQLITE_(?:BUSY|LOCKED|FULL|IOERR|CANTOPEN|NOMEM)(?:_|$)/;
/** What the driver itself says of a connection that has ended. */
const driverSays = /^(?:Connection terminated|Client was closed|Client has encountered a connection error)/;

/** The error as callers are told it. */
export function asTold(error: unknown): unknown {
  const cause: unknown = error instanceof QueryFailedError ? error.driverError : error;
  return isPassing(cause) ? new DatabaseUnavailable(cause) : error;
}

/** Drivers have error classes of their own, not all of them made from JavaScript's: what counts is what they carry. */
function isPassing(error: unknown): error is Error {
  if (typeof error !== 'object' || error === null) return false;
  const { code, syscall, message } = error as Readonly<Record<'code' | 'syscall' | 'message', unknown>>;
  return isPassingCode(String(code)) || typeof syscall === 'string' || driverSays.test(String(message));
}

const isPassingCode = (code: string): boolean =>
  sqliteCode.test(code) || states.has(code) || (/^[0-9A-Z]{5}$/.test(code) && classes.includes(code.slice(0, 2)));

/** Whoever waits too long for the other writers of this process may come again, too. */
export async function passGate(gate: WriteGate): Promise<void> {
  await gate.acquire().catch((error: Error) => {
    throw new DatabaseUnavailable(error);
  });
}
