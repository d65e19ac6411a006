import { join } from 'node:path';
import { migrations } from '../../src/database/database.module.js';
import { entities } from '../../src/database/entities.js';
import { SerialSqliteDataSource } from '../../src/database/serial-sqlite-data-source.js';
import { temporaryFolder } from '../stores/temporary-folder.js';

export interface OpenDatabase {
  readonly dataSource: SerialSqliteDataSource;
  close(): Promise<void>;
}

/** A database of its own with every table and the organisations `firm-a`, `firm-b`. */
export async function openDatabase(): Promise<OpenDatabase> {
  const folder = temporaryFolder('notices');
  const dataSource = new SerialSqliteDataSource({ file: join(folder.path, 'test.sqlite'), entities, migrations });
  await dataSource.initialize();
  for (const id of ['firm-a', 'firm-b']) {
    await dataSource.query(
      "INSERT INTO organisations (id, name, created_at) VALUES (?, ?, '2026-11-02T08:00:00.000Z')",
      [id, id],
    );
  }
  return {
    dataSource,
    close: async () => {
      await dataSource.destroy();
      folder.remove();
    },
  };
}
