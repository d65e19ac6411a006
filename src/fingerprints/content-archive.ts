/**
 * Files by their content: bytes in, SHA-256 out, under a folder; never overwritten, never removed. A file is complete and
 * on the disk before its name exists, so that a record pointing to it can be written afterwards and a crash leaves no
 * half file.
 */
import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, stat, unlink } from 'node:fs/promises';
import path from 'node:path';
import { sha256Hex } from './sha256.js';

export type ArchiveFault = 'archive-write-failed' | 'archive-file-missing' | 'archive-file-altered';

/** How the room that keeps the files words a fault of the storage; it is never the caller's. */
export type ArchiveFaultError = (fault: ArchiveFault, sha256: string, options?: ErrorOptions) => Error;

export class ContentArchive {
  constructor(
    private readonly folder: string,
    private readonly errorOf: ArchiveFaultError,
  ) {}

  async add(bytes: Uint8Array): Promise<string> {
    const sha256 = sha256Hex(bytes);
    const target = this.pathOf(sha256);
    try {
      await mkdir(path.dirname(target), { recursive: true });
      await writeOnce(target, bytes);
    } catch (cause) {
      throw this.errorOf('archive-write-failed', sha256, { cause });
    }
    return sha256;
  }

  /** The stored bytes, checked against their name. */
  async read(sha256: string): Promise<Uint8Array> {
    const bytes = await readFile(this.pathOf(sha256)).catch((cause: unknown) => {
      throw this.errorOf('archive-file-missing', sha256, { cause });
    });
    if (sha256Hex(bytes) !== sha256) throw this.errorOf('archive-file-altered', sha256);
    return bytes;
  }

  async has(sha256: string): Promise<boolean> {
    const found = await stat(this.pathOf(sha256)).catch(() => null);
    return found?.isFile() ?? false;
  }

  private pathOf(sha256: string): string {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw this.errorOf('archive-file-missing', sha256);
    return path.join(this.folder, sha256.slice(0, 2), sha256);
  }
}

async function writeOnce(target: string, bytes: Uint8Array): Promise<void> {
  const draft = `${target}.${randomBytes(6).toString('hex')}.part`;
  const file = await open(draft, 'wx');
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  try {
    await link(draft, target);
    await syncFolder(path.dirname(target));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await unlink(draft);
  }
}

/** The name must survive a power cut like the bytes. Windows opens no folders, and needs no such call. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const opened = await open(folder, 'r');
  await opened.sync().finally(() => opened.close());
}
