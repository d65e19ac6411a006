/**
 * What differs between the two databases, in one place: migrations write the same tables once, with these words.
 * How the statements of the program itself are read by PostgreSQL stands in `postgres-sql.ts`.
 */
export type DialectName = 'sqlite' | 'postgres';

export interface Dialect {
  readonly name: DialectName;
  /** An instant. SQLite keeps RFC 3339 in UTC with milliseconds, which sorts as text. */
  readonly instant: string;
  /** JSON that is hashed or signed: text, since `jsonb` re-orders keys. */
  readonly canonicalJson: string;
  /** Ends a CREATE TABLE: SQLite checks column types only in STRICT tables. */
  readonly tableEnd: string;
  /** A condition: the text is a day that the calendar has, as YYYY-MM-DD. */
  isDay(text: string): string;
  /** Statements after which rows of the table can be inserted and read, and nothing else. */
  insertOnly(table: string, key: readonly string[]): readonly string[];
  /** Undoes `insertOnly`. */
  dropInsertOnly(table: string): readonly string[];
}

const sqlite: Dialect = {
  name: 'sqlite',
  instant: 'TEXT',
  canonicalJson: 'TEXT',
  tableEnd: 'STRICT',
  // Day 31 of a short month is read as a day of the next.
  isDay: (text) => `date(${text}) IS ${text}`,
  insertOnly: (table, key) => [
    `CREATE TRIGGER ${table}_no_update BEFORE UPDATE ON ${table} BEGIN SELECT RAISE(ABORT, '${table} is insert-only'); END`,
    `CREATE TRIGGER ${table}_no_delete BEFORE DELETE ON ${table} BEGIN SELECT RAISE(ABORT, '${table} is insert-only'); END`,
    // INSERT OR REPLACE deletes the old row without firing the delete trigger.
    `CREATE TRIGGER ${table}_no_replace BEFORE INSERT ON ${table} WHEN EXISTS (SELECT 1 FROM ${table} WHERE ${key
      .map((column) => `${column} = NEW.${column}`)
      .join(' AND ')}) BEGIN SELECT RAISE(ABORT, '${table} is insert-only'); END`,
  ],
  dropInsertOnly: (table) => ['update', 'delete', 'replace'].map((change) => `DROP TRIGGER ${table}_no_${change}`),
};

const postgres: Dialect = {
  name: 'postgres',
  instant: 'timestamptz(3)',
  canonicalJson: 'TEXT',
  tableEnd: '',
  // Only what has the shape is read as a day at all.
  isDay: (text) => `CASE WHEN ${text} ~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$'
    THEN substr(${text}, 9)::int <= extract(day FROM (substr(${text}, 1, 8) || '01')::date + interval '1 month - 1 day')
    ELSE FALSE END`,
  insertOnly: (table) => [
    `CREATE FUNCTION ${table}_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '${table} is insert-only'; END $$`,
    `CREATE TRIGGER ${table}_no_change BEFORE UPDATE OR DELETE ON ${table} FOR EACH ROW EXECUTE FUNCTION ${table}_refuse_change()`,
    `CREATE TRIGGER ${table}_no_truncate BEFORE TRUNCATE ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION ${table}_refuse_change()`,
  ],
  dropInsertOnly: (table) => [
    `DROP TRIGGER ${table}_no_truncate ON ${table}`,
    `DROP TRIGGER ${table}_no_change ON ${table}`,
    `DROP FUNCTION ${table}_refuse_change()`,
  ],
};

/** The dialect of an open TypeORM connection, by its `options.type`. */
export function dialectOf(type: string): Dialect {
  if (type === 'better-sqlite3') return sqlite;
  if (type === 'postgres') return postgres;
  throw new Error(`no migrations are written for a database of type ${type}`);
}
