import type { DataSource } from 'typeorm';
import { temporaryFolder } from '../stores/temporary-folder.js';
import { openTestDatabase } from '../stores/test-database.js';

export interface OpenDatabase {
  readonly dataSource: DataSource;
  close(): Promise<void>;
}

/** A database of its own with every table and the organisations `firm-a`, `firm-b`. */
export async function openDatabase(): Promise<OpenDatabase> {
  const folder = temporaryFolder('notices');
  const dataSource = await openTestDatabase(folder.path);
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
