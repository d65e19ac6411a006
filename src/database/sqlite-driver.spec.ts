import { describe, expect, it } from '@jest/globals';
import { sqliteDriver, sqlitePackage } from './sqlite-driver.js';

describe('the SQLite driver', () => {
  it.each([
    ['20.19.0', 'better-sqlite3'],
    ['22.12.0', 'better-sqlite3-13'],
    ['24.21.0', 'better-sqlite3-13'],
  ])('for Node %s is %s', (version, name) => {
    expect(sqlitePackage(version)).toBe(name);
  });

  it('loads here and computes', () => {
    const database = new sqliteDriver(':memory:');
    expect(database.prepare('SELECT 1 + 1 AS two').get()).toEqual({ two: 2 });
    database.close();
  });
});
