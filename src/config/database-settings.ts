/** Which database: a SQLite file, or PostgreSQL for many processes. The address may hold a password and is never told. */
import { join, resolve } from 'node:path';
import type { SettingsReader } from './settings-reader.js';

export type DatabaseSettings =
  | { readonly dialect: 'sqlite'; readonly file: string }
  /** `connections`: of this process at most. */
  | { readonly dialect: 'postgres'; readonly url: string; readonly connections: number };

export function readDatabase(reader: SettingsReader, dataDir: string): DatabaseSettings {
  const url = reader.text('DATABASE_URL', '');
  const connections = reader.integer('DATABASE_CONNECTIONS', 10, { low: 2, high: 100 });
  if (/^postgres(ql)?:\/\/./.test(url) && URL.canParse(url)) return { dialect: 'postgres', url, connections };
  const file = url === '' ? join(dataDir, 'lift-appraisal.sqlite') : resolve(url.replace(/^sqlite:(\/\/)?/, ''));
  if (url !== '' && !/^sqlite:./.test(url)) {
    reader.refuse(
      'DATABASE_URL',
      'sqlite:<path of the file>, postgres://<user>:<password>@<host>/<database>, or nothing for a file under DATA_DIR',
    );
  }
  return { dialect: 'sqlite', file };
}
