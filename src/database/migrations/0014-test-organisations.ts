import type { MigrationInterface, QueryRunner } from 'typeorm';
import { dialectOf } from '../dialect.js';
import { dropGuardStatements, guardStatements, type Guard } from '../guard.js';

const isOfTest = `EXISTS (SELECT 1 FROM organisations o WHERE o.id = NEW.organisation_id AND o.is_test = 1)`;

const guards: readonly Guard[] = [
  {
    name: 'organisations_test_are_firms',
    table: 'organisations',
    before: 'INSERT',
    when: `NEW.is_test = 1 AND NEW.kind <> 'firm'`,
    message: 'only a firm is a test organisation',
  },
  {
    name: 'organisations_test_not_replaced',
    table: 'organisations',
    before: 'INSERT',
    // INSERT OR REPLACE deletes the old row without firing any trigger of it.
    when: `EXISTS (SELECT 1 FROM organisations o WHERE o.id = NEW.id AND o.is_test <> NEW.is_test)`,
    message: 'a test organisation is one from the start or never',
  },
  {
    name: 'organisations_test_for_ever',
    table: 'organisations',
    before: 'UPDATE',
    when: `NEW.is_test <> OLD.is_test OR (NEW.is_test = 1 AND NEW.kind <> 'firm')`,
    message: 'a test organisation is one from the start or never',
  },
  {
    name: 'report_versions_test_numbers',
    table: 'report_versions',
    before: 'INSERT',
    when: `(NEW.number LIKE '测试%') <> ${isOfTest}`,
    message: 'reports of test organisations, and no others, have numbers of their own',
  },
  {
    name: 'log_entries_not_of_tests',
    table: 'log_entries',
    before: 'INSERT',
    when: isOfTest,
    message: 'nothing of a test organisation stands in the public log',
  },
];

/** Organisations whose reports are trials: told apart by their numbers, and kept out of the public log. */
export class TestOrganisations1768348800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Plain ADD COLUMN: rebuilding the table would lose what refers to it.
    await runner.query(
      `ALTER TABLE organisations ADD COLUMN is_test INTEGER NOT NULL DEFAULT 0 CHECK (is_test IN (0, 1))`,
    );
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
    await runner.query('ALTER TABLE organisations DROP COLUMN is_test');
  }
}
