import type { DataSource } from 'typeorm';
import { readSettings } from '../config/settings.js';
import { migrations } from './database.module.js';
import { entities } from './entities.js';
import { SerialPostgresDataSource } from './serial-postgres-data-source.js';
import { SerialSqliteDataSource } from './serial-sqlite-data-source.js';

/** The database at an address as DATABASE_URL has it, with its tables up to date. */
export function openAt(address: string): Promise<DataSource> {
  const { database } = readSettings({ DATABASE_URL: address });
  return database.dialect === 'sqlite'
    ? new SerialSqliteDataSource({ file: database.file, entities, migrations }).initialize()
    : new SerialPostgresDataSource({ url: database.url, entities, migrations }).initialize();
}
