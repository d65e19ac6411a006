import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { chmod, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { FolderShelf } from '../fingerprints/folder-shelf.js';
import { ReportArchive } from './report-archive.js';

const bytes = Buffer.from('a report');
let folder: string;
let archive: ReportArchive;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'archive-'));
  archive = new ReportArchive(new FolderShelf(folder));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the archive', () => {
  it('gives back the bytes under their SHA-256', async () => {
    const sha256 = await archive.add(bytes);
    expect(sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(Buffer.from(await archive.read(sha256)).toString()).toBe('a report');
  });

  it('keeps one file when the same bytes come again, also at the same time, and leaves no draft behind', async () => {
    const hashes = await Promise.all(Array.from({ length: 20 }, () => archive.add(bytes)));
    expect(new Set(hashes).size).toBe(1);
    expect(await readdir(path.join(folder, hashes[0]!.slice(0, 2)))).toEqual([hashes[0]]);
  });

  it('says so when a stored file was altered', async () => {
    const sha256 = await archive.add(Buffer.from('another report'));
    const file = path.join(folder, sha256.slice(0, 2), sha256);
    await chmod(file, 0o600);
    await writeFile(file, 'another Report');
    await expect(archive.read(sha256)).rejects.toMatchObject({ code: 'archive-file-altered' });
  });

  it('says so when a file is missing or cannot be stored', async () => {
    await expect(archive.read('0'.repeat(64))).rejects.toMatchObject({
      code: 'archive-file-missing',
      kind: 'unavailable',
    });
    const file = path.join(folder, 'not-a-folder');
    await writeFile(file, '');
    await expect(new ReportArchive(new FolderShelf(file)).add(bytes)).rejects.toMatchObject({
      code: 'archive-write-failed',
    });
  });
});
