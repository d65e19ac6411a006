/** A backup held against its manifest: every table, every file, byte by byte. */
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { FolderShelf } from '../../fingerprints/folder-shelf.js';
import { hashesOf, type TableCopied } from '../copy-database.js';
import { openAt } from '../open-at.js';
import {
  BackupFault,
  databaseOf,
  filesBeside,
  newestSchema,
  readManifest,
  type BackupManifest,
} from './backup-manifest.js';
import { fileHash } from './file-hash.js';
import { faultOfFile } from './kept-files.js';

/** @throws BackupFault with everything that is missing or changed. */
export const checkBackup = (backup: string): Promise<BackupManifest> =>
  withWholeBackup(backup, (_, manifest) => Promise.resolve(manifest));

/** Its rows, once every file and every table was found to be as saved. @throws as `checkBackup` */
export async function withWholeBackup<Result>(
  backup: string,
  work: (rows: DataSource, manifest: BackupManifest) => Promise<Result>,
): Promise<Result> {
  const manifest = await readManifest(backup);
  const faults = await changedFiles(backup, manifest);
  const databaseSha256 = await fileHash(databaseOf(backup)).catch(() => null);
  if (databaseSha256 !== manifest.databaseSha256) {
    faults.push(databaseSha256 === null ? 'the database is missing' : 'the database is not the one that was saved');
    throw damaged(backup, faults);
  }
  return withRows(backup, async (rows) => {
    faults.push(...differingTables(manifest, await hashesIn(rows)));
    if (faults.length > 0) throw damaged(backup, faults);
    return work(rows, manifest);
  });
}

const damaged = (backup: string, faults: readonly string[]): BackupFault =>
  new BackupFault(`the backup in ${backup} is damaged:\n${faults.join('\n')}`);

/** Works on a copy: a database that is opened writes beside itself, and brings its tables up to date. */
async function withRows<Result>(backup: string, work: (rows: DataSource) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'lift-appraisal-backup-'));
  try {
    const file = join(folder, 'database.sqlite');
    await copyFile(databaseOf(backup), file);
    const rows = await openAt(`sqlite:${file}`);
    return await work(rows).finally(() => rows.destroy());
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A backup of an older version was brought up to date first: its file as a whole has been compared, its tables cannot be. */
export function differingTables({ schema, tables }: BackupManifest, found: readonly TableCopied[]): string[] {
  if (schema !== newestSchema) return [];
  const hashes = new Map(found.map(({ table, sha256 }) => [table, sha256]));
  return tables
    .filter(({ table, sha256 }) => hashes.get(table) !== sha256)
    .map(({ table }) => `${table} has other rows`);
}

async function hashesIn(rows: DataSource): Promise<readonly TableCopied[]> {
  const runner = rows.createQueryRunner();
  return hashesOf(runner).finally(() => runner.release());
}

async function changedFiles(backup: string, { files }: BackupManifest): Promise<string[]> {
  const faults: string[] = [];
  for (const file of files) {
    const fault = faultOfFile(file, await new FolderShelf(filesBeside(backup, file.archive)).get(file.sha256));
    if (fault !== null) faults.push(fault);
  }
  return faults;
}
