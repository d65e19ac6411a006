import type { MigrationInterface, QueryRunner } from 'typeorm';
import { dialectOf, type Dialect } from '../dialect.js';
import { dropGuardStatements, guardStatements, type Guard } from '../guard.js';

/** An edition ends where the next one starts: one day written in two ways would be two starts, and two editions for one day. */
export const editionStartGuard = (dialect: Dialect): Guard => ({
  name: 'price_editions_start_on_a_day',
  table: 'price_editions',
  before: 'INSERT',
  when: `NOT (${dialect.isDay('NEW.valid_from')})`,
  message: 'price edition: an edition starts on a day of the calendar',
});

/** The start of an edition is a day, written as days are written everywhere. */
export class EditionStarts1768521600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const dialect = dialectOf(runner.dataSource.options.type);
    for (const statement of guardStatements(dialect, editionStartGuard(dialect))) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    const dialect = dialectOf(runner.dataSource.options.type);
    for (const statement of dropGuardStatements(dialect, editionStartGuard(dialect))) await runner.query(statement);
  }
}
