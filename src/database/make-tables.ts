import type { QueryRunner } from 'typeorm';
import { dialectOf, type Dialect } from './dialect.js';

/** Key columns of the tables in which a row is never changed or removed once it stands. */
export type InsertOnlyTables = Readonly<Record<string, readonly string[]>>;

/** Runs the statements that make tables, then guards the insert-only ones. */
export async function makeTables(
  runner: QueryRunner,
  tables: (dialect: Dialect) => readonly string[],
  insertOnlyTables: InsertOnlyTables,
): Promise<void> {
  const dialect = dialectOf(runner.dataSource.options.type);
  for (const statement of tables(dialect)) await runner.query(statement);
  for (const [table, key] of Object.entries(insertOnlyTables)) {
    for (const statement of dialect.insertOnly(table, key)) await runner.query(statement);
  }
}

/** Undoes `makeTables`; `downwards`: whoever refers to a table goes before it. */
export async function dropTables(
  runner: QueryRunner,
  downwards: readonly string[],
  insertOnlyTables: InsertOnlyTables,
): Promise<void> {
  const dialect = dialectOf(runner.dataSource.options.type);
  for (const table of Object.keys(insertOnlyTables)) {
    for (const statement of dialect.dropInsertOnly(table)) await runner.query(statement);
  }
  for (const table of downwards) await runner.query(`DROP TABLE ${table}`);
}
