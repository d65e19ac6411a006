/** Databases at an address as DATABASE_URL has it, for commands. */
import type { DataSource } from 'typeorm';
import { readSettings } from '../config/settings.js';
import { migrations } from './database.module.js';
import { entities } from './entities.js';
import { SerialPostgresDataSource } from './serial-postgres-data-source.js';
import { SerialSqliteDataSource } from './serial-sqlite-data-source.js';

/** With its tables up to date. */
export const openAt = (address: string): Promise<DataSource> => dataSourceAt(address, true).initialize();

/**
 * To be read from, so nothing is migrated: the service beside it may be of an earlier release.
 * @throws OtherRelease when its tables are not those of this release
 */
export async function openAsItIs(address: string): Promise<DataSource> {
  const source = await dataSourceAt(address, false).initialize();
  try {
    await requireThisRelease(source);
    return source;
  } catch (error) {
    await source.destroy();
    throw error;
  }
}

export class OtherRelease extends Error {}

function dataSourceAt(address: string, migrates: boolean): DataSource {
  const { database } = readSettings({ DATABASE_URL: address });
  return database.dialect === 'sqlite'
    ? new SerialSqliteDataSource({ file: database.file, entities, migrations, migrates })
    : new SerialPostgresDataSource({ url: database.url, entities, migrations, migrates });
}

async function requireThisRelease(source: DataSource): Promise<void> {
  const runner = source.createQueryRunner();
  try {
    const isNew = !(await runner.hasTable('migrations'));
    const rows = isNew ? [] : ((await runner.query('SELECT name FROM migrations')) as readonly { name: string }[]);
    const done = new Set(rows.map(({ name }) => name));
    const known = new Set(source.migrations.map(({ name, constructor }) => name ?? constructor.name));
    const [missing, unknown] = [
      [...known].filter((name) => !done.has(name)),
      [...done].filter((name) => !known.has(name)),
    ];
    if (missing.length + unknown.length === 0) return;
    const parts = [
      missing.length > 0 ? `it lacks ${missing.join(', ')}` : '',
      unknown.length > 0 ? `unknown here: ${unknown.join(', ')}` : '',
    ];
    throw new OtherRelease(
      `the database is of another release (${parts.filter(Boolean).join('; ')}): use that release, or start this one on it first`,
    );
  } finally {
    await runner.release();
  }
}
