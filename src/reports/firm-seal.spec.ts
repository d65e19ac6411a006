import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { X509Certificate } from 'node:crypto';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { developmentAuthorityFolder, openDevelopmentSeal } from './firm-seal.js';

const now = new Date('2026-11-01T00:00:00Z');
let dataDir: string;

beforeAll(async () => {
  dataDir = await mkdtemp(path.join(os.tmpdir(), 'seal-'));
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

describe('the development seal', () => {
  it('is made once, also when several processes start together', async () => {
    const seals = await Promise.all(Array.from({ length: 6 }, () => openDevelopmentSeal(dataDir, { now: () => now })));
    const again = await openDevelopmentSeal(dataDir, { now: () => new Date('2027-01-01T00:00:00Z') });
    const certificates = [...seals, again].map(({ signer }) => Buffer.from(signer.certificate).toString('hex'));
    expect(new Set(certificates).size).toBe(1);
    expect(await readdir(dataDir)).toEqual(['development-authority']);
  });

  it('says in its certificate, its inscription and its type that it is for development', async () => {
    const seal = await openDevelopmentSeal(dataDir, { now: () => now });
    expect(seal.isDevelopment).toBe(true);
    expect(seal.inscription.purpose).toContain('开发测试');
    expect(new X509Certificate(seal.signer.certificate).subject).toContain('开发测试');
    expect(seal.trustStore).toHaveLength(1);
  });

  it('keeps its keys readable for the owner of the files only', async () => {
    const folder = developmentAuthorityFolder(dataDir);
    const { mode } = await stat(path.join(folder, 'seal-key.pem'));
    expect(mode & 0o077).toBe(0);
  });
});
