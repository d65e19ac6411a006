import path from 'node:path';
import type { Settings } from '../config/settings.js';
import { BucketShelf } from './bucket-shelf.js';
import type { ContentShelf } from './content-shelf.js';
import { FolderShelf } from './folder-shelf.js';

/** The shelf of one archive: `name` under DATA_DIR, or under the address of the object store. */
export function openShelf({ files, dataDir }: Pick<Settings, 'files' | 'dataDir'>, name: string): ContentShelf {
  return files.kind === 'bucket' ? new BucketShelf(files, name) : new FolderShelf(path.join(dataDir, name));
}
