import { describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { pathToFileURL } from 'node:url';
import { packageRoot } from '../../src/config/package-root.js';
import { temporaryFolder } from './temporary-folder.js';

const run = promisify(execFile);

/** Opens the built service's data source on a file, says how many migrations stand, and ends. */
const program = (file: string): string => `
  const { SerialSqliteDataSource } = await import('${url('database/serial-sqlite-data-source.js')}');
  const { Ledger1767225600000 } = await import('${url('database/migrations/0001-ledger.js')}');
  const dataSource = new SerialSqliteDataSource({ file: ${JSON.stringify(file)}, entities: [], migrations: [Ledger1767225600000] });
  await dataSource.initialize();
  console.log(JSON.stringify(await dataSource.query('SELECT COUNT(*) AS n FROM migrations')));
  await dataSource.destroy();`;

const url = (path: string): string => pathToFileURL(join(packageRoot, 'dist', path)).href;

describe('processes that start at the same time', () => {
  it('on one new folder migrate it once, and all of them run', async () => {
    const folder = temporaryFolder('together');
    const file = join(folder.path, 'new', 'ledger.sqlite');
    const starts = Array.from({ length: 4 }, () =>
      run(process.execPath, ['--input-type=module', '-e', program(file)], { cwd: packageRoot }),
    );
    const answers = await Promise.all(starts);
    expect(answers.map(({ stdout }) => JSON.parse(stdout) as unknown)).toEqual(starts.map(() => [{ n: 1 }]));
    folder.remove();
  }, 120_000);
});
