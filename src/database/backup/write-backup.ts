/**
 * One backup: the rows of one moment, then every file they name. A file is safe in its archive before a row names it, so
 * nothing is missing however long the copying takes. Keys are not part of it: a backup with its key is an open book.
 */
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { packageVersion } from '../../config/package-root.js';
import type { Settings } from '../../config/settings.js';
import { FolderShelf } from '../../fingerprints/folder-shelf.js';
import { openShelf } from '../../fingerprints/open-shelf.js';
import { hashesOf } from '../copy-database.js';
import {
  BackupFault,
  databaseOf,
  filesBeside,
  format,
  newestSchema,
  writeManifest,
  type BackupManifest,
} from './backup-manifest.js';
import { fileHash } from './file-hash.js';
import { faultOfFile, keptFiles, type KeptFile } from './kept-files.js';
import { snapshotInto, type Snapshot } from './snapshot.js';

export interface Backup {
  readonly folder: string;
  readonly manifest: BackupManifest;
  /** Files no earlier backup in the folder had. */
  readonly added: number;
}

/** `folder` holds backups by their instant, and their files once. Until it is whole a backup has another name. */
export async function writeBackup(settings: Settings, folder: string, now: Date): Promise<Backup> {
  const madeAt = now.toISOString();
  const place = join(folder, madeAt.replace(/\.\d+Z$/, 'Z').replaceAll(':', '-'));
  const draft = `${place}.part`;
  await rm(draft, { recursive: true, force: true });
  // Hashes of passwords, sealed secrets: for nobody but whoever runs the command.
  await mkdir(draft, { recursive: true, mode: 0o700 });
  const content = await contentOf(await snapshotInto(settings.database, databaseOf(draft)));
  await rm(`${databaseOf(draft)}.start`, { force: true });
  const added = await copyFiles(settings, draft, content.files);
  const databaseSha256 = await fileHash(databaseOf(draft));
  const head = { format, madeAt, version: packageVersion, schema: newestSchema } as const;
  const manifest = { ...head, databaseSha256, ...content };
  await writeManifest(draft, manifest);
  await rename(draft, place);
  return { folder: place, manifest, added };
}

async function contentOf({ rows, tables }: Snapshot): Promise<Pick<BackupManifest, 'tables' | 'files'>> {
  const runner = rows.createQueryRunner();
  try {
    return { tables: tables ?? (await hashesOf(runner)), files: await keptFiles(runner) };
  } finally {
    await runner.release();
    // One file, without its log: a log beside it would have to be kept with it.
    await rows.query('PRAGMA journal_mode = DELETE');
    await rows.destroy();
  }
}

/** All that are missing are told, before a backup looks as if it were whole. */
async function copyFiles(settings: Settings, backup: string, files: readonly KeptFile[]): Promise<number> {
  const faults: string[] = [];
  let added = 0;
  for (const file of files) {
    const { archive, sha256 } = file;
    const target = new FolderShelf(filesBeside(backup, archive));
    if (await target.has(sha256)) continue;
    const bytes = await openShelf(settings, archive).get(sha256);
    const fault = faultOfFile(file, bytes);
    if (fault !== null) faults.push(fault);
    else if (bytes !== null) {
      await target.put(sha256, bytes);
      added += 1;
    }
  }
  if (faults.length > 0) {
    throw new BackupFault(`the archives do not hold what the database names:\n${faults.join('\n')}`);
  }
  return added;
}
