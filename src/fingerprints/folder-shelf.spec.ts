import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FolderShelf } from './folder-shelf.js';

const sha256 = 'ab'.repeat(32);

describe('FolderShelf', () => {
  let folder: string;
  let shelf: FolderShelf;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'lift-appraisal-shelf-'));
    shelf = new FolderShelf(folder);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const files = (): readonly string[] => readdirSync(join(folder, 'ab'));

  it('keeps what it was given under its name, once', async () => {
    await shelf.put(sha256, Buffer.from('report'));
    await shelf.put(sha256, Buffer.from('report'));
    expect(files()).toEqual([sha256]);
    expect(Buffer.from((await shelf.get(sha256)) ?? []).toString()).toBe('report');
  });

  it('leaves nothing behind of a write that fails half-way', async () => {
    const failing = async function* (): AsyncGenerator<Uint8Array> {
      await Promise.resolve();
      yield Buffer.from('half of a rep');
      throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
    };
    // Written as it comes, so that the disk is full after the first part.
    await expect(shelf.put(sha256, failing() as unknown as Uint8Array)).rejects.toMatchObject({ code: 'ENOSPC' });
    expect(files()).toEqual([]);
    expect(await shelf.has(sha256)).toBe(false);
    await shelf.put(sha256, Buffer.from('report'));
    expect(files()).toEqual([sha256]);
  });
});
