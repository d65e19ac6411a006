/**
 * All rows as they are at one moment, as a SQLite file: whatever database they come from. Whoever writes meanwhile does
 * not wait, and is not in it.
 */
import type { DataSource } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import { PostgresQueryRunner } from 'typeorm/driver/postgres/PostgresQueryRunner.js';
import type { DatabaseSettings } from '../../config/database-settings.js';
import { copyRows, type TableCopied } from '../copy-database.js';
import { openAsItIs, openAt } from '../open-at.js';
import { forPostgres } from '../postgres-sql.js';
import { sqliteDriver } from '../sqlite-driver.js';

export interface Snapshot {
  /** The file, open. */
  readonly rows: DataSource;
  /** Hashes that came of the copying; null: not taken. */
  readonly tables: readonly TableCopied[] | null;
}

export async function snapshotInto(database: DatabaseSettings, file: string): Promise<Snapshot> {
  if (database.dialect === 'sqlite') {
    const source = new sqliteDriver(database.file, { readonly: true, fileMustExist: true });
    try {
      source.prepare('VACUUM INTO ?').run(file);
    } finally {
      source.close();
    }
    return { rows: await openAt(`sqlite:${file}`), tables: null };
  }
  const [source, target] = [await openAsItIs(database.url), await openAt(`sqlite:${file}`)];
  const reader = new SnapshotRunner(source.driver as PostgresDriver, 'master');
  try {
    await reader.startTransaction('REPEATABLE READ');
    const tables = await copyRows(reader, target);
    await reader.rollbackTransaction();
    return { rows: target, tables };
  } catch (error) {
    await target.destroy();
    throw error;
  } finally {
    await reader.release();
    await source.destroy();
  }
}

/** Reads one state of the database and takes no lock of the writers. */
class SnapshotRunner extends PostgresQueryRunner {
  override query(sql: string, parameters?: unknown[], structured?: boolean): ReturnType<PostgresQueryRunner['query']> {
    return super.query(forPostgres(sql, parameters !== undefined && parameters.length > 0), parameters, structured);
  }
}
