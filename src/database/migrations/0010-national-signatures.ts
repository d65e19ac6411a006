import type { MigrationInterface, QueryRunner } from 'typeorm';
import { dialectOf, type Dialect } from '../dialect.js';
import { dropGuardStatements, guardStatements, type Guard } from '../guard.js';
import { dropTables, makeTables, type InsertOnlyTables } from '../make-tables.js';

const insertOnlyTables: InsertOnlyTables = { report_national_signatures: ['sha256'] };

const sha256 = (name: string): string => `${name} TEXT NOT NULL CHECK (length(${name}) = 64)`;

const tables = ({ instant, tableEnd }: Dialect): readonly string[] => [
  // One for each file, whatever key comes later: a signature that went out stays the one that is told.
  `CREATE TABLE report_national_signatures (
    ${sha256('sha256')} PRIMARY KEY,
    report_id TEXT NOT NULL REFERENCES report_versions (id),
    organisation_id TEXT NOT NULL REFERENCES organisations (id),
    text TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 8192),
    ${sha256('key_sha256')},
    at ${instant} NOT NULL,
    FOREIGN KEY (report_id, sha256) REFERENCES report_files (report_id, sha256)
  ) ${tableEnd}`,
];

const ofIssued: Guard = {
  name: 'report_national_signatures_of_issued',
  table: 'report_national_signatures',
  before: 'INSERT',
  when: `NOT EXISTS (SELECT 1 FROM report_files f WHERE f.report_id = NEW.report_id AND f.sha256 = NEW.sha256
    AND f.organisation_id = NEW.organisation_id AND f.kind <> 'draft')`,
  message: 'national signature: only an issued file of the organisation is signed',
};

/** The second signatures, by the national algorithms, beside the files of reports. */
export class NationalSignatures1768003200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await makeTables(runner, tables, insertOnlyTables);
    const dialect = dialectOf(runner.dataSource.options.type);
    for (const statement of guardStatements(dialect, ofIssued)) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    const dialect = dialectOf(runner.dataSource.options.type);
    for (const statement of dropGuardStatements(dialect, ofIssued)) await runner.query(statement);
    await dropTables(runner, Object.keys(insertOnlyTables), insertOnlyTables);
  }
}
