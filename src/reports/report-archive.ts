/**
 * The archive: bytes in, SHA-256 out, under a folder; never overwritten, never removed. A file is complete and on the
 * disk before its name exists, so that a record pointing to it can be written afterwards and a crash leaves no half file.
 */
import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, unlink } from 'node:fs/promises';
import path from 'node:path';
import { sha256Hex } from '../fingerprints/sha256.js';

/** A fault of the storage: the caller answers 503, nothing was recorded. */
export class ReportArchiveError extends Error {
  readonly kind = 'unavailable';
  constructor(
    readonly code: 'archive-write-failed' | 'archive-file-missing' | 'archive-file-altered',
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

export class ReportArchive {
  constructor(private readonly folder: string) {}

  async add(bytes: Uint8Array): Promise<string> {
    const sha256 = sha256Hex(bytes);
    const target = this.pathOf(sha256);
    try {
      await mkdir(path.dirname(target), { recursive: true });
      await writeOnce(target, bytes);
    } catch (cause) {
      throw new ReportArchiveError('archive-write-failed', `the archive could not store ${sha256}`, { cause });
    }
    return sha256;
  }

  /** The stored bytes, checked against their name. */
  async read(sha256: string): Promise<Uint8Array> {
    const bytes = await readFile(this.pathOf(sha256)).catch((cause: unknown) => {
      throw new ReportArchiveError('archive-file-missing', `the archive has no file ${sha256}`, { cause });
    });
    if (sha256Hex(bytes) !== sha256) {
      throw new ReportArchiveError('archive-file-altered', `the file ${sha256} in the archive has been altered`);
    }
    return bytes;
  }

  private pathOf(sha256: string): string {
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
    const folder = await open(path.dirname(target), 'r');
    await folder.sync().finally(() => folder.close());
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await unlink(draft);
  }
}
