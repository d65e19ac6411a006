import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What no organisation ever reads of another: work in hand, households, what was answered to whom. */
export const tablesOfOneOrganisation = [
  ...['idempotency_claims', 'idempotency_answers'],
  ...[
    'lift_facts',
    'engagements',
    'assignments',
    'assignment_acts',
    'working_papers',
    'line_comments',
    'survey_photos',
  ],
  ...['household_lists', 'household_keys', 'household_rows', 'household_publications', 'settlements'],
  ...['batches', 'batch_acts', 'batch_items'],
] as const;

/**
 * On PostgreSQL, for a connection that works for an organisation, the rows of the others are not there, and none can be
 * written for them. A connection that works for nobody in particular sees all. SQLite has no such rules.
 */
export class OrganisationPolicies1768608000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    if (runner.dataSource.options.type !== 'postgres') return;
    for (const table of tablesOfOneOrganisation) {
      await runner.query(`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`);
      // The service owns its tables: without FORCE the rule would be for everybody else.
      await runner.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
      await runner.query(
        `CREATE POLICY ${table}_of_one_organisation ON ${table}
          USING (COALESCE(current_setting('app.organisation', true), '') IN ('', organisation_id))`,
      );
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    if (runner.dataSource.options.type !== 'postgres') return;
    for (const table of tablesOfOneOrganisation) {
      await runner.query(`DROP POLICY ${table}_of_one_organisation ON ${table}`);
      await runner.query(`ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY`);
      await runner.query(`ALTER TABLE ${table} DISABLE ROW LEVEL SECURITY`);
    }
  }
}
