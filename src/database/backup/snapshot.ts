/**
 * All rows as they are at one moment, as a SQLite file: whatever database they come from. Whoever writes meanwhile does
 * not wait, and is not in it.
 */
import type { DataSource } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import { PostgresQueryRunner } from 'typeorm/driver/postgres/PostgresQueryRunner.js';
import type { DatabaseSettings } from '../../config/database-settings.js';
import { copyRows } from '../copy-database.js';
import { openAt } from '../open-at.js';
import { forPostgres } from '../postgres-sql.js';
import { sqliteDriver } from '../sqlite-driver.js';

/** @returns the file, open. */
export async function snapshotInto(database: DatabaseSettings, file: string): Promise<DataSource> {
  if (database.dialect === 'sqlite') {
    const source = new sqliteDriver(database.file, { readonly: true, fileMustExist: true });
    try {
      source.prepare('VACUUM INTO ?').run(file);
    } finally {
      source.close();
    }
    return openAt(`sqlite:${file}`);
  }
  const [source, target] = [await openAt(database.url), await openAt(`sqlite:${file}`)];
  const reader = new SnapshotRunner(source.driver as PostgresDriver, 'master');
  try {
    await reader.startTransaction('REPEATABLE READ');
    await copyRows(reader, target);
    await reader.rollbackTransaction();
  } finally {
    await reader.release();
    await source.destroy();
  }
  return target;
}

/** Reads one state of the database and takes no lock of the writers. */
class SnapshotRunner extends PostgresQueryRunner {
  override query(sql: string, parameters?: unknown[], structured?: boolean): ReturnType<PostgresQueryRunner['query']> {
    return super.query(forPostgres(sql, parameters !== undefined && parameters.length > 0), parameters, structured);
  }
}
