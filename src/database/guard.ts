/**
 * A rule that the database itself keeps, whoever writes to it: a row for which the condition holds is refused. The
 * condition is SQL both databases read alike, over `NEW` and `OLD`.
 */
import type { Dialect } from './dialect.js';
import { takeWriteLock } from './write-lock.js';

export interface Guard {
  readonly name: string;
  readonly table: string;
  readonly before: 'INSERT' | 'UPDATE' | 'DELETE';
  /** null: always refused. */
  readonly when: string | null;
  /** What the refused statement is told; no apostrophes. */
  readonly message: string;
}

export function guardStatements(dialect: Dialect, { name, table, before, when, message }: Guard): readonly string[] {
  if (dialect.name === 'sqlite') {
    const condition = when === null ? '' : `WHEN ${when} `;
    return [
      `CREATE TRIGGER ${name} BEFORE ${before} ON ${table} ${condition}BEGIN SELECT RAISE(ABORT, '${message}'); END`,
    ];
  }
  const row = before === 'DELETE' ? 'OLD' : 'NEW';
  // What is asked here must still hold when the row stands: whoever writes without the lock of the program takes it now.
  return [
    `CREATE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      PERFORM ${takeWriteLock};
      IF (${when ?? 'TRUE'}) THEN RAISE EXCEPTION '${message}'; END IF; RETURN ${row}; END $$`,
    `CREATE TRIGGER ${name} BEFORE ${before} ON ${table} FOR EACH ROW EXECUTE FUNCTION ${name}()`,
  ];
}

export function dropGuardStatements(dialect: Dialect, { name, table }: Guard): readonly string[] {
  if (dialect.name === 'sqlite') return [`DROP TRIGGER ${name}`];
  return [`DROP TRIGGER ${name} ON ${table}`, `DROP FUNCTION ${name}()`];
}
