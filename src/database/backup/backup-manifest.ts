/** What a backup holds, beside it: so that it can be checked without the installation it was made of. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TableCopied } from '../copy-database.js';
import { migrations } from '../database.module.js';
import type { KeptFile } from './kept-files.js';

export interface BackupManifest {
  readonly format: typeof format;
  readonly madeAt: string;
  /** Of the program that made it. */
  readonly version: string;
  /** The newest migration: hashes of tables are the same only under the same columns. */
  readonly schema: string;
  /** Of `database.sqlite`. */
  readonly databaseSha256: string;
  readonly tables: readonly TableCopied[];
  readonly files: readonly KeptFile[];
}

export class BackupFault extends Error {}

export const format = 'lift-appraisal-backup/1';
export const newestSchema = migrations.at(-1)?.name ?? '';
const manifestName = 'manifest.json';

export const databaseOf = (backup: string): string => join(backup, 'database.sqlite');

/** The files of all backups in one folder, by archive: what did not change is not stored again. */
export const filesBeside = (backup: string, archive: string): string => join(backup, '..', 'files', archive);

export const writeManifest = (backup: string, manifest: BackupManifest): Promise<void> =>
  writeFile(join(backup, manifestName), `${JSON.stringify(manifest, null, 1)}\n`);

/** @throws BackupFault when there is no whole backup here. */
export async function readManifest(backup: string): Promise<BackupManifest> {
  const text = await readFile(join(backup, manifestName), 'utf8').catch(() => null);
  if (text === null) throw new BackupFault(`there is no backup in ${backup}: ${manifestName} is missing`);
  const manifest = parsed(text);
  if (manifest?.format !== format) throw new BackupFault(`${manifestName} in ${backup} is not of the form ${format}`);
  return manifest;
}

function parsed(text: string): BackupManifest | null {
  try {
    return JSON.parse(text) as BackupManifest | null;
  } catch {
    return null;
  }
}
