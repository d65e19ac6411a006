/** Files that no backup of the folder names any more, after old backups were deleted. */
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pathOnShelf } from '../../fingerprints/content-shelf.js';
import { readManifest } from './backup-manifest.js';

/** @throws BackupFault where a backup cannot be read: its files must not go. @returns how many files went. */
export async function tidyBackups(folder: string): Promise<number> {
  const entries = await readdir(folder, { withFileTypes: true });
  const backups = entries.filter((entry) => entry.isDirectory() && entry.name !== 'files');
  const named = new Set<string>();
  for (const { name } of backups) {
    const { files } = await readManifest(join(folder, name));
    for (const { archive, sha256 } of files) named.add(join(archive, pathOnShelf(sha256)));
  }
  const found = await readdir(join(folder, 'files'), { recursive: true, withFileTypes: true }).catch(() => []);
  const unnamed = found
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !named.has(file.slice(join(folder, 'files').length + 1)));
  for (const file of unnamed) await rm(file);
  return unnamed.length;
}
