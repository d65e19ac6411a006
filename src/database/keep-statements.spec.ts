import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Database } from 'better-sqlite3';
import { keepStatements } from './keep-statements.js';
import { sqliteDriver } from './sqlite-driver.js';

describe('compiled statements of a connection', () => {
  let connection: Database;
  beforeEach(() => {
    connection = keepStatements(new sqliteDriver(':memory:'));
    connection.exec('CREATE TABLE lifts (code TEXT)');
  });
  afterEach(() => void connection.close());

  it('are the same for the same text, and run with other values', () => {
    const insert = 'INSERT INTO lifts VALUES (?)';
    expect(connection.prepare(insert)).toBe(connection.prepare(insert));
    for (const code of ['a', 'b']) connection.prepare(insert).run(code);
    expect(connection.prepare('SELECT code FROM lifts').all()).toEqual([{ code: 'a' }, { code: 'b' }]);
  });

  it('see columns that were added since', () => {
    const look = (): unknown[] => connection.prepare('SELECT * FROM lifts').all();
    connection.prepare('INSERT INTO lifts VALUES (?)').run('a');
    expect(look()).toEqual([{ code: 'a' }]);
    connection.exec("ALTER TABLE lifts ADD COLUMN drive TEXT DEFAULT 'geared'");
    expect(look()).toEqual([{ code: 'a', drive: 'geared' }]);
  });

  it('are not kept when their text is long', () => {
    const long = `SELECT 1 AS one${' '.repeat(5_000)}`;
    expect(connection.prepare(long)).not.toBe(connection.prepare(long));
    expect(connection.prepare(long).all()).toEqual([{ one: 1 }]);
  });
});
