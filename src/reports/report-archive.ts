/**
 * The archive: bytes in, SHA-256 out, under a folder; never overwritten, never removed. A file is complete and on the
 * disk before its name exists, so that a record pointing to it can be written afterwards and a crash leaves no half file.
 */
import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, unlink } from 'node:fs/promises';
import path from 'node:path';
import { sha256Hex } from '../fingerprints/sha256.js';
import { EdgeError } from '../http/edge-error.js';

type ArchiveFault = 'archive-write-failed' | 'archive-file-missing' | 'archive-file-altered';

const faultTitles = {
  'archive-write-failed': {
    zh: '报告档案无法写入，未保存任何内容',
    en: 'The archive could not be written; nothing was stored',
  },
  'archive-file-missing': { zh: '报告档案中缺少该文件', en: 'The file is missing from the archive' },
  'archive-file-altered': { zh: '报告档案中的文件已被改动', en: 'The file in the archive has been altered' },
} as const;

/** A fault of the storage, never of the caller. */
export class ReportArchiveError extends EdgeError {
  constructor(code: ArchiveFault, sha256: string, options?: ErrorOptions) {
    super({ kind: 'unavailable', code, title: faultTitles[code], detail: { zh: sha256, en: sha256 } }, options);
    this.name = 'ReportArchiveError';
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
      throw new ReportArchiveError('archive-write-failed', sha256, { cause });
    }
    return sha256;
  }

  /** The stored bytes, checked against their name. */
  async read(sha256: string): Promise<Uint8Array> {
    const bytes = await readFile(this.pathOf(sha256)).catch((cause: unknown) => {
      throw new ReportArchiveError('archive-file-missing', sha256, { cause });
    });
    if (sha256Hex(bytes) !== sha256) {
      throw new ReportArchiveError('archive-file-altered', sha256);
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
