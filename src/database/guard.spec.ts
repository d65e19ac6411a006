import { describe, expect, it } from '@jest/globals';
import { dialectOf } from './dialect.js';
import { dropGuardStatements, guardStatements, type Guard } from './guard.js';

const guard: Guard = { name: 'g', table: 't', before: 'INSERT', when: 'NEW.a > 1', message: 'no' };

describe('a guard', () => {
  it('is one trigger on SQLite', () => {
    const sqlite = dialectOf('better-sqlite3');
    expect(guardStatements(sqlite, guard)).toEqual([
      `CREATE TRIGGER g BEFORE INSERT ON t WHEN NEW.a > 1 BEGIN SELECT RAISE(ABORT, 'no'); END`,
    ]);
    expect(guardStatements(sqlite, { ...guard, before: 'DELETE', when: null })[0]).toContain('DELETE ON t BEGIN');
    expect(dropGuardStatements(sqlite, guard)).toEqual(['DROP TRIGGER g']);
  });

  it('is a function and its trigger on PostgreSQL', () => {
    const postgres = dialectOf('postgres');
    const [body, trigger] = guardStatements(postgres, guard);
    expect(body).toContain(`IF (NEW.a > 1) THEN RAISE EXCEPTION 'no'; END IF; RETURN NEW;`);
    // Who is not the program does not hold its lock: what the guard asks would change under it.
    expect(body).toMatch(/BEGIN\s+PERFORM pg_advisory_xact_lock/);
    expect(trigger).toBe('CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION g()');
    expect(guardStatements(postgres, { ...guard, before: 'DELETE', when: null })[0]).toContain('IF (TRUE) THEN');
    expect(dropGuardStatements(postgres, guard)).toEqual(['DROP TRIGGER g ON t', 'DROP FUNCTION g()']);
  });
});
