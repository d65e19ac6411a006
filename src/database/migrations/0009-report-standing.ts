import type { MigrationInterface, QueryRunner } from 'typeorm';
import { dialectOf, type Dialect } from '../dialect.js';
import { dropGuardStatements, guardStatements, type Guard } from '../guard.js';
import { dropTables, makeTables, type InsertOnlyTables } from '../make-tables.js';

const insertOnlyTables: InsertOnlyTables = {
  report_supersessions: ['report_id'],
  report_revocations: ['report_id'],
  report_visibility: ['id'],
};

const owner = `organisation_id TEXT NOT NULL REFERENCES organisations (id)`;
const report = `TEXT NOT NULL REFERENCES report_versions (id)`;
/** Reasons are shown to whoever holds the code: never empty, never an essay. */
const reason = `reason TEXT NOT NULL CHECK (length(reason) BETWEEN 1 AND 500)`;

const tables = ({ instant, tableEnd }: Dialect): readonly string[] => [
  `CREATE TABLE report_supersessions (
    report_id ${report} PRIMARY KEY,
    by_report_id ${report},
    ${owner},
    ${reason},
    actor TEXT NOT NULL,
    at ${instant} NOT NULL,
    CHECK (report_id <> by_report_id)
  ) ${tableEnd}`,
  `CREATE INDEX report_supersessions_by_successor ON report_supersessions (by_report_id)`,
  `CREATE TABLE report_revocations (
    report_id ${report} PRIMARY KEY,
    ${owner},
    ${reason},
    actor TEXT NOT NULL,
    at ${instant} NOT NULL
  ) ${tableEnd}`,
  // What anybody may see of a report: the latest row counts, none means all of it.
  `CREATE TABLE report_visibility (
    id TEXT NOT NULL PRIMARY KEY,
    report_id ${report},
    ${owner},
    mode TEXT NOT NULL CHECK (mode IN ('full', 'figures', 'closed')),
    actor TEXT NOT NULL,
    at ${instant} NOT NULL
  ) ${tableEnd}`,
  `CREATE INDEX report_visibility_by_report ON report_visibility (report_id, id)`,
];

const issuedByOwner = (id: string): string =>
  `EXISTS (SELECT 1 FROM report_events e WHERE e.report_id = ${id} AND e.state = 'archived'
    AND e.organisation_id = NEW.organisation_id)`;
const isRevoked = (id: string): string => `EXISTS (SELECT 1 FROM report_revocations r WHERE r.report_id = ${id})`;
const isSuperseded = (id: string): string => `EXISTS (SELECT 1 FROM report_supersessions s WHERE s.report_id = ${id})`;

const guards: readonly Guard[] = [
  {
    name: 'report_supersessions_of_issued',
    table: 'report_supersessions',
    before: 'INSERT',
    when: `NOT (${issuedByOwner('NEW.report_id')} AND ${issuedByOwner('NEW.by_report_id')})`,
    message: 'only an issued report supersedes an issued report of its organisation',
  },
  {
    name: 'report_supersessions_standing',
    table: 'report_supersessions',
    before: 'INSERT',
    // Whatever takes a place stands itself: so a chain has an end and never closes to a circle.
    when: `${isRevoked('NEW.report_id')} OR ${isRevoked('NEW.by_report_id')} OR ${isSuperseded('NEW.by_report_id')}`,
    message: 'a revoked report is not superseded, and only a standing one takes its place',
  },
  {
    name: 'report_revocations_of_issued',
    table: 'report_revocations',
    before: 'INSERT',
    when: `NOT ${issuedByOwner('NEW.report_id')}`,
    message: 'only an issued report is revoked by its organisation',
  },
];

/** Which reports were superseded or revoked, why, and how much of a report anybody may see. */
export class ReportStanding1767916800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await makeTables(runner, tables, insertOnlyTables);
    const dialect = dialectOf(runner.dataSource.options.type);
    for (const guard of guards) {
      for (const statement of guardStatements(dialect, guard)) await runner.query(statement);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    const dialect = dialectOf(runner.dataSource.options.type);
    for (const guard of guards) {
      for (const statement of dropGuardStatements(dialect, guard)) await runner.query(statement);
    }
    await dropTables(runner, Object.keys(insertOnlyTables), insertOnlyTables);
  }
}
