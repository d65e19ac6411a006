/** Everything a service has written down, byte for byte: the files of its folder, and on PostgreSQL the rows of its tables. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';

export async function keptBytes(dataDir: string, dataSource: DataSource): Promise<ReadonlyMap<string, Buffer>> {
  const files = readdirSync(dataDir, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  const kept = new Map(files.map(({ parentPath, name }) => [name, readFileSync(join(parentPath, name))]));
  if (dataSource.options.type !== 'postgres') return kept;
  const tables = await dataSource.query<{ name: string }[]>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`,
  );
  for (const { name } of tables) {
    const rows = await dataSource.query<{ line: string }[]>(`SELECT kept::text AS line FROM ${name} kept`);
    kept.set(name, Buffer.from(rows.map(({ line }) => line).join('\n')));
  }
  return kept;
}
