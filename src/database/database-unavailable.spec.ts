import { describe, expect, it } from '@jest/globals';
import { QueryFailedError } from 'typeorm';
import { asTold, DatabaseUnavailable } from './database-unavailable.js';

const failed = (members: object, message = 'said by the driver'): QueryFailedError =>
  new QueryFailedError('SELECT 1', [], Object.assign(new Error(message), members));

describe('what a statement fails by', () => {
  it.each([
    ['a connection that is refused', failed({ code: 'ECONNREFUSED', syscall: 'connect' })],
    ['a connection that ended', failed({}, 'Connection terminated unexpectedly')],
    ['a connection that had ended', failed({}, 'Client has encountered a connection error and is not queryable')],
    ['a server that is stopped', failed({ code: '57P01' })],
    ['a server that starts', failed({ code: '57P03' })],
    ['a lock held too long', failed({ code: '55P03' })],
    ['a server out of disk', failed({ code: '53100' })],
    ['a server that only reads meanwhile', failed({ code: '25006' })],
    ['a busy file', failed({ code: 'SQLITE_BUSY' })],
    ['a disk that fails', failed({ code: 'SQLITE_IOERR_FSYNC' })],
    ['a full disk', failed({ code: 'SQLITE_FULL' })],
  ])('passes by itself: %s', (_, error) => {
    const told = asTold(error);
    expect(told).toBeInstanceOf(DatabaseUnavailable);
    expect(told).toMatchObject({ code: 'database-unavailable', cause: error.driverError });
    // What the driver says may name a machine: it is for the log.
    expect(JSON.stringify((told as DatabaseUnavailable).content)).not.toContain(error.driverError.message);
  });

  it.each([
    ['a rule', failed({ code: 'P0001' })],
    ['a key that is taken', failed({ code: '23505' })],
    ['a statement that is wrong', failed({ code: '42601' })],
    ['a rule of the file', failed({ code: 'SQLITE_CONSTRAINT_TRIGGER' })],
    ['a bug', new TypeError('x is not a function')],
    ['something that is no error', 'thrown'],
  ])('stays what it is: %s', (_, error) => {
    expect(asTold(error)).toBe(error);
  });
});
