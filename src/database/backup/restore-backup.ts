/**
 * A backup into an empty installation: files first, rows after them, so that no row ever names a file that is not there.
 * It ends only when every table has the hash that was saved.
 */
import type { Settings } from '../../config/settings.js';
import { FolderShelf } from '../../fingerprints/folder-shelf.js';
import { openShelf } from '../../fingerprints/open-shelf.js';
import { copyDatabase, requireEmptyDatabase } from '../copy-database.js';
import { openAt } from '../open-at.js';
import { BackupFault, filesBeside, type BackupManifest } from './backup-manifest.js';
import { differingTables, withWholeBackup } from './check-backup.js';

/** @throws BackupFault or CopyRefused; rows are then as they were, files that were copied stay. */
export const restoreBackup = (settings: Settings, backup: string): Promise<BackupManifest> =>
  withWholeBackup(backup, async (rows, manifest) => {
    const { database } = settings;
    const target = await openAt(database.dialect === 'sqlite' ? `sqlite:${database.file}` : database.url);
    try {
      await requireEmptyDatabase(target);
      await restoreFiles(settings, backup, manifest);
      await copyDatabase(rows, target, (copied) => {
        const differing = differingTables(manifest, copied);
        if (differing.length > 0) throw new BackupFault(`not restored as saved:\n${differing.join('\n')}`);
      });
      return manifest;
    } finally {
      await target.destroy();
    }
  });

async function restoreFiles(settings: Settings, backup: string, { files }: BackupManifest): Promise<void> {
  for (const { archive, sha256 } of files) {
    const bytes = await new FolderShelf(filesBeside(backup, archive)).get(sha256);
    if (bytes !== null) await openShelf(settings, archive).put(sha256, bytes);
  }
}
