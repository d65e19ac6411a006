import type { MigrationInterface, QueryRunner } from 'typeorm';
import type { Dialect } from '../dialect.js';
import { dropTables, makeTables, type InsertOnlyTables } from '../make-tables.js';

const insertOnlyTables: InsertOnlyTables = {
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
    await makeTables(runner, tables, insertOnlyTables);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, Object.keys(insertOnlyTables), insertOnlyTables);
  }
}
