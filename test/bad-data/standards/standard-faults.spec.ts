import { readFileSync } from 'node:fs';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { StandardFaultsError } from '../../../src/standards/standard-faults-error.js';
import { StandardLibrary } from '../../../src/standards/standard-library.js';
import { spoil, standardId, withCopy, type FaultCase } from './edition-copy.js';

const cases = parse(readFileSync('test/bad-data/standards/faults.yaml', 'utf8')) as FaultCase[];

async function faultsOf(dir: string): Promise<StandardFaultsError> {
  try {
    await StandardLibrary.load(dir);
  } catch (error) {
    if (error instanceof StandardFaultsError) return error;
    throw error;
  }
  throw new Error('The spoiled standards were loaded.');
}

/** A second edition beside the first: its text with the version and whatever else is changed. */
async function addEdition(dir: string, version: string, change: (edition: string) => string): Promise<void> {
  const home = join(dir, standardId);
  await cp(join(home, '2024.1'), join(home, version), { recursive: true });
  const path = join(home, version, 'edition.yaml');
  const text = (await readFile(path, 'utf8')).replace("version: '2024.1'", `version: '${version}'`);
  await writeFile(path, change(text));
  const index = join(home, 'index.yaml');
  const entry = `  '${version}':\n    lastCheckedOn: '2026-11-22'\n    withdrawals: []\n`;
  await writeFile(index, (await readFile(index, 'utf8')) + entry);
}

describe('the loader of standards', () => {
  it('loads the copy before it is spoiled', async () => {
    await withCopy(async (dir) => {
      await expect(StandardLibrary.load(dir)).resolves.toBeInstanceOf(StandardLibrary);
    });
  });

  it.each(cases)('refuses $rule', async (change) => {
    await withCopy(async (dir) => {
      await spoil(dir, change);
      const error = await faultsOf(dir);
      for (const word of change.words) expect(error.message).toContain(word);
      expect(error.faults).toHaveLength(change.faults ?? 1);
    });
  });

  it('collects the faults of all files before it fails once', async () => {
    const chosen = ['a missing source', 'the wrong unit of a parameter', 'a floor of 0', 'a driver that does not fit'];
    const together = cases.filter(({ rule }) => chosen.includes(rule));
    await withCopy(async (dir) => {
      for (const change of together) await spoil(dir, change);
      const error = await faultsOf(dir);
      for (const word of together.flatMap(({ words }) => words)) expect(error.message).toContain(word);
      expect(error.faults).toHaveLength(chosen.length);
    });
  });

  it('sees faults of the checks in a file whose shape is faulty too', async () => {
    const chosen = ['an unknown key, with the list of allowed ones', 'weights that do not sum to 1', 'a band of 1'];
    const together = cases.filter(({ rule }) => chosen.includes(rule));
    await withCopy(async (dir) => {
      for (const change of together) await spoil(dir, change);
      const error = await faultsOf(dir);
      for (const word of together.flatMap(({ words }) => words)) expect(error.message).toContain(word);
      expect(error.faults).toHaveLength(chosen.length);
    });
  });

  it('refuses two editions with one start', async () => {
    await withCopy(async (dir) => {
      await addEdition(dir, '2024.2', (text) => text);
      const { faults, message } = await faultsOf(dir);
      expect(faults).toHaveLength(1);
      expect(message).toContain('validFrom: two editions with one start 2024-09-01: 2024.1 and 2024.2');
      expect(message).toContain('corrects: <version> of the same start');
    });
  });

  it('refuses a correction of an edition with another start', async () => {
    await withCopy(async (dir) => {
      await addEdition(dir, '2025.1', (text) => `${text.replace('2024-09-01', '2025-01-01')}corrects: '2024.1'\n`);
      const { faults, message } = await faultsOf(dir);
      expect(faults).toHaveLength(1);
      expect(message).toContain('2025.1/edition.yaml: corrects: 2024.1 is no other edition of the same start');
    });
  });

  it('refuses two corrections of one edition', async () => {
    await withCopy(async (dir) => {
      await addEdition(dir, '2024.1.1', (text) => `${text}corrects: '2024.1'\n`);
      await addEdition(dir, '2024.1.2', (text) => `${text}corrects: '2024.1'\n`);
      const { faults, message } = await faultsOf(dir);
      expect(faults).toHaveLength(1);
      expect(message).toContain('two editions with one correction of 2024.1');
    });
  });

  it('refuses corrections that go round in a circle', async () => {
    await withCopy(async (dir) => {
      await addEdition(dir, '2024.2', (text) => `${text}corrects: '2024.3'\n`);
      await addEdition(dir, '2024.3', (text) => `${text}corrects: '2024.2'\n`);
      const { faults, message } = await faultsOf(dir);
      expect(faults).toHaveLength(2);
      expect(message).toContain('round in a circle');
    });
  });

  it('refuses a folder that is not there', async () => {
    const { message } = await faultsOf('test/bad-data/nowhere');
    expect(message).toContain('test/bad-data/nowhere: the folder cannot be read');
  });

  it('refuses a folder without standards', async () => {
    const { message } = await faultsOf('test/bad-data/standards');
    expect(message).toContain('<standard-id>/<version>/edition.yaml');
  });
});
