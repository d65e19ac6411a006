import { createHash } from 'node:crypto';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readStandardEdition } from './read-standard-edition.js';
import { StandardLibrary } from './standard-library.js';

const id = 'shenyang-residual-value';
let dir: string;
let shelf: StandardLibrary;

/** The real edition again under another version, start or correction. */
async function addEdition(version: string, edit: (edition: string) => string): Promise<void> {
  const home = join(dir, id, version);
  await cp(join('standards', id, '2024.1'), home, { recursive: true });
  const path = join(home, 'edition.yaml');
  await writeFile(path, edit((await readFile(path, 'utf8')).replace("'2024.1'", `'${version}'`)));
}

const entry = (version: string, withdrawals = '[]') =>
  `  '${version}': { lastCheckedOn: '2026-11-22', withdrawals: ${withdrawals} }\n`;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'library-'));
  await cp(join('standards', id, '2024.1'), join(dir, id, '2024.1'), { recursive: true });
  await addEdition('2026.1', (text) => text.replace('2024-09-01', '2026-01-01'));
  await addEdition('2026.1.1', (text) => `${text.replace('2024-09-01', '2026-01-01')}corrects: '2026.1'\n`);
  await addEdition('2026.2', (text) => text.replace('2024-09-01', '2026-07-01'));
  const withdrawal = "[{ withdrawnAt: '2026-08-01T00:00:00+08:00', reason: 有误 }]";
  const index = entry('2024.1') + entry('2026.1') + entry('2026.1.1') + entry('2026.2', withdrawal);
  await writeFile(join(dir, id, 'index.yaml'), `editions:\n${index}`);
  shelf = await StandardLibrary.load(dir);
});

afterAll(async () => rm(dir, { recursive: true }));

const versionOn = (day: string, knownAt?: string) => shelf.inForceOn(id, day, knownAt)?.standard.version;

describe('StandardLibrary', () => {
  it('lists every edition from the oldest start to the newest, corrections after what they correct', () => {
    expect(shelf.list().map(({ standard }) => standard.version)).toEqual(['2024.1', '2026.1', '2026.1.1', '2026.2']);
    expect(shelf.defaultId).toBe(id);
  });

  it.each([
    ['2024-08-31', undefined],
    ['2024-09-01', '2024.1'],
    ['2025-12-31', '2024.1'],
    ['2026-01-01', '2026.1.1'],
    ['2026-06-30', '2026.1.1'],
  ])('has on %s the edition %s in force', (day, version) => {
    expect(versionOn(day)).toBe(version);
  });

  it('counts a withdrawal from its instant on', () => {
    expect(versionOn('2026-07-15', '2026-07-31T23:59:59+08:00')).toBe('2026.2');
    expect(versionOn('2026-07-15', '2026-07-31T16:00:00Z')).toBe('2026.1.1');
    expect(versionOn('2026-07-15')).toBe('2026.1.1');
    expect(shelf.find(id, '2026.2')?.withdrawnAt).toBe('2026-08-01T00:00:00+08:00');
  });

  it('ends an edition where the next one starts', () => {
    expect(shelf.find(id, '2024.1')?.standard.validUntil).toBe('2026-01-01');
    expect(shelf.inForceOn(id, '2025-01-01')?.standard.validUntil).toBe('2026-01-01');
    expect(shelf.find(id, '2026.1')?.standard.validUntil).toBe('2026-01-01');
    expect(shelf.find(id, '2026.1.1')?.standard.validUntil).toBeUndefined();
  });

  it('finds an edition by its bytes, without the end its successors have given it', () => {
    const edition = shelf.find(id, '2024.1');
    const found = shelf.byFingerprint(edition?.fingerprint ?? '');
    expect(found?.standard.version).toBe('2024.1');
    expect(found?.standard.validUntil).toBeUndefined();
    expect(shelf.byFingerprint('0'.repeat(64))).toBeUndefined();
  });

  it('knows no other standard and no other version', () => {
    expect(shelf.find(id, '1999.1')).toBeUndefined();
    expect(shelf.find('elsewhere', '2024.1')).toBeUndefined();
    expect(shelf.inForceOn('elsewhere', '2026-01-01')).toBeUndefined();
  });

  it('fingerprints the folder by the hashes of its files, and not the index beside it', async () => {
    const edition = await readStandardEdition(join('standards', id, '2024.1'));
    expect(shelf.find(id, '2024.1')?.fingerprint).toBe(edition.fingerprint);
    const manifest = await Promise.all(
      edition.files.map(async ({ path }) => {
        const bytes = await readFile(join('standards', id, '2024.1', path));
        return `{"path":"${path}","sha256":"${createHash('sha256').update(bytes).digest('hex')}"}`;
      }),
    );
    const hash = createHash('sha256').update(`[${manifest.join(',')}]`);
    expect(edition.fingerprint).toBe(hash.digest('hex'));
    expect(edition.lastCheckedOn).toBeNull();
    expect(shelf.find(id, '2024.1')?.lastCheckedOn).toBe('2026-11-22');
  });
});
