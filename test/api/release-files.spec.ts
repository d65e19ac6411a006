/** What was read when the program was built stands for the files of the release, and for no others. */
import { afterAll, expect, it } from '@jest/globals';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageRoot } from '../../src/config/package-root.js';
import { keepValues, useValuesReadBefore, valueReadBefore } from '../../src/fingerprints/read-before.js';
import { readTableFolders } from '../../src/price-tables/read-table-folders.js';
import { StandardLibrary } from '../../src/standards/standard-library.js';
import { loadParameters } from '../../src/starting-lists/parameters/read-parameters.js';

const folder = mkdtempSync(join(tmpdir(), 'lift-appraisal-release-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const readAll = async (root = packageRoot) => ({
  standards: (await StandardLibrary.load(join(root, 'standards'))).list(),
  tables: await readTableFolders(join(root, 'price-tables')),
  parameters: await loadParameters(),
});

it('gives every edition and table as the files themselves do, and reads a changed file anew', async () => {
  let read;
  const text = await keepValues(async () => (read = await readAll()));
  const file = join(folder, 'release-files.json');
  writeFileSync(file, text);
  const prices = readFileSync(join(packageRoot, 'price-tables', 'demonstration', 'shenyang-scrap', '2024-09-01.yaml'));
  expect(valueReadBefore('price-table-edition', prices)).toBeUndefined();
  useValuesReadBefore(file);
  expect(valueReadBefore('price-table-edition', prices)).toMatchObject({ id: 'shenyang-scrap' });
  expect(valueReadBefore('price-table-index', prices)).toBeUndefined();
  expect(await readAll()).toEqual(read);
  expect(Object.keys(JSON.parse(await keepValues(readAll)) as object)).toEqual([]);

  const own = join(folder, 'own');
  for (const part of ['standards', 'price-tables']) {
    cpSync(join(packageRoot, part), join(own, part), { recursive: true });
  }
  const changed = join(own, 'price-tables', 'demonstration', 'shenyang-scrap', '2024-09-01.yaml');
  writeFileSync(changed, readFileSync(changed, 'utf8').replace(/price: '/, "prise: '"));
  await expect(readAll(own)).rejects.toThrow(/2024-09-01\.yaml:\d+.*prise/s);
});

it('says nothing of a file that lies in the wrong folder', async () => {
  const own = join(folder, 'misplaced');
  cpSync(join(packageRoot, 'price-tables'), own, { recursive: true });
  const table = join(own, 'demonstration', 'shenyang-scrap');
  cpSync(join(table, '2024-09-01.yaml'), join(table, '2024-09-02.yaml'));
  await expect(readTableFolders(own)).rejects.toThrow('"2024-09-01" differs from the file name "2024-09-02"');
});
