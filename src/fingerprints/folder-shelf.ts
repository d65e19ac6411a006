/**
 * A folder of files by their SHA-256. A file is complete and on the disk before its name exists, so that a crash leaves
 * no half file.
 */
import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, stat, unlink } from 'node:fs/promises';
import path from 'node:path';
import { pathOnShelf, type ContentShelf } from './content-shelf.js';

export class FolderShelf implements ContentShelf {
  constructor(private readonly folder: string) {}

  async put(sha256: string, bytes: Uint8Array): Promise<void> {
    const target = this.pathOf(sha256);
    await mkdir(path.dirname(target), { recursive: true });
    await writeOnce(target, bytes);
  }

  get(sha256: string): Promise<Uint8Array | null> {
    return readFile(this.pathOf(sha256)).catch(ifAbsent(null));
  }

  async has(sha256: string): Promise<boolean> {
    const found = await stat(this.pathOf(sha256)).catch(ifAbsent(null));
    return found?.isFile() ?? false;
  }

  private readonly pathOf = (sha256: string): string => path.join(this.folder, pathOnShelf(sha256));
}

const ifAbsent =
  <Answer>(answer: Answer) =>
  (error: unknown): Answer => {
    const { code } = error as NodeJS.ErrnoException;
    // ENOTDIR: something else stands where the folder should be, which `put` reports.
    if (code === 'ENOENT' || code === 'ENOTDIR') return answer;
    throw error;
  };

async function writeOnce(target: string, bytes: Uint8Array): Promise<void> {
  const draft = `${target}.${randomBytes(6).toString('hex')}.part`;
  try {
    await writeThrough(draft, bytes);
    await link(draft, target);
    await syncFolder(path.dirname(target));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    // Also of a write that failed: a full disk must not be filled with halves.
    await unlink(draft).catch(ifAbsent(undefined));
  }
}

async function writeThrough(draft: string, bytes: Uint8Array): Promise<void> {
  const file = await open(draft, 'wx');
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** The name must survive a power cut like the bytes. Windows opens no folders, and needs no such call. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const opened = await open(folder, 'r');
  await opened.sync().finally(() => opened.close());
}
