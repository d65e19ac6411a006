import { describe, expect, it } from '@jest/globals';
import { forPostgres, isReading } from './postgres-sql.js';

describe('a statement for PostgreSQL', () => {
  it('has its parameters numbered, but for question marks that are text or none of ours', () => {
    expect(forPostgres(`SELECT ?, 'why?', "a?" WHERE b = ?`, true)).toBe(`SELECT $1, 'why?', "a?" WHERE b = $2`);
    expect(forPostgres('SELECT a ? b', false)).toBe('SELECT a ? b');
    expect(forPostgres('SELECT $1, $2', true)).toBe('SELECT $1, $2');
  });

  it('keeps the capitals of names in the answer', () => {
    expect(forPostgres('SELECT a AS organisationId, b AS n, c AS "dE"', true)).toBe(
      'SELECT a AS "organisationId", b AS n, c AS "dE"',
    );
  });

  it('does not tell the case of letters in patterns, as SQLite', () => {
    expect(forPostgres(`a LIKE 'x LIKE y' OR b NOT LIKE ?`, true)).toBe(`a ILIKE 'x LIKE y' OR b NOT ILIKE $1`);
  });

  it('sorts text by its bytes and has long integers, in the tables it makes', () => {
    expect(forPostgres(`CREATE TABLE t (id TEXT NOT NULL CHECK (id <> 'TEXT'), n INTEGER, text TEXT)`, false)).toBe(
      `CREATE TABLE t (id TEXT COLLATE "C" NOT NULL CHECK (id <> 'TEXT'), n BIGINT, text TEXT COLLATE "C")`,
    );
    expect(forPostgres('ALTER TABLE t ADD COLUMN a TEXT', false)).toBe('ALTER TABLE t ADD COLUMN a TEXT COLLATE "C"');
    expect(forPostgres(`SELECT 'a' AS TEXT`, false)).toBe(`SELECT 'a' AS TEXT`);
  });

  it('waits for writers only when it writes', () => {
    const readers = [
      'SELECT 1',
      ' select 1',
      'SHOW server_version',
      '\n WITH RECURSIVE x (a) AS (SELECT 1) SELECT a FROM x',
    ];
    expect(readers.filter(isReading)).toEqual(readers);
    const writers = [
      'UPDATE t SET a = 1',
      'WITH x AS (SELECT 1) DELETE FROM t',
      'WITH x AS (INSERT INTO t VALUES (1) RETURNING a) SELECT a FROM x',
    ];
    expect(writers.filter(isReading)).toEqual([]);
  });
});
