import type { MigrationInterface, QueryRunner } from 'typeorm';
import { dialectOf, type Dialect } from '../dialect.js';

/** Key columns of the tables in which a row is never changed or removed once it stands. */
const insertOnlyTables: Readonly<Record<string, readonly string[]>> = {
  log_entries: ['position'],
  log_subtrees: ['level', 'number'],
  log_checkpoints: ['size'],
};

const organisation = 'TEXT NOT NULL REFERENCES organisations (id)';

const tables = (dialect: Dialect): readonly string[] => [
  // The log is the service's; an entry keeps whose act it records. Its content holds no personal data.
  `CREATE TABLE log_entries (
    position INTEGER NOT NULL PRIMARY KEY CHECK (position >= 0),
    organisation_id ${organisation},
    subject TEXT NOT NULL,
    content ${dialect.canonicalJson} NOT NULL,
    leaf_sha256 TEXT NOT NULL CHECK (length(leaf_sha256) = 64),
    at ${dialect.instant} NOT NULL
  ) ${dialect.tableEnd}`,
  `CREATE INDEX log_entries_by_subject ON log_entries (subject, position)`,
  `CREATE TABLE log_subtrees (
    organisation_id ${organisation},
    level INTEGER NOT NULL CHECK (level >= 0),
    number INTEGER NOT NULL CHECK (number >= 0),
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
    PRIMARY KEY (level, number)
  ) ${dialect.tableEnd}`,
  `CREATE TABLE log_checkpoints (
    organisation_id ${organisation},
    size INTEGER NOT NULL PRIMARY KEY CHECK (size >= 0),
    note TEXT NOT NULL,
    at ${dialect.instant} NOT NULL
  ) ${dialect.tableEnd}`,
];

/** The public log of what was issued, and its signed heads. */
export class Transparency1767744000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const dialect = dialectOf(runner.dataSource.options.type);
    for (const statement of tables(dialect)) await runner.query(statement);
    for (const [table, key] of Object.entries(insertOnlyTables)) {
      for (const statement of dialect.insertOnly(table, key)) await runner.query(statement);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    const dialect = dialectOf(runner.dataSource.options.type);
    for (const table of Object.keys(insertOnlyTables)) {
      for (const statement of dialect.dropInsertOnly(table)) await runner.query(statement);
      await runner.query(`DROP TABLE ${table}`);
    }
  }
}
