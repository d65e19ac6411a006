import { afterAll, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../src/config/package-root.js';
import { migrations } from '../../src/database/database.module.js';
import { entities } from '../../src/database/entities.js';
import { openAsItIs, openAt } from '../../src/database/open-at.js';
import { SerialSqliteDataSource } from '../../src/database/serial-sqlite-data-source.js';
import { temporaryFolder } from './temporary-folder.js';

describe('a database that is only read', () => {
  const folder = temporaryFolder('as-it-is');
  const file = (name: string): string => join(folder.path, `${name}.sqlite`);
  afterAll(() => folder.remove());

  it('is opened when it is of this release', async () => {
    await (await openAt(`sqlite:${file('own')}`)).destroy();
    const source = await openAsItIs(`sqlite:${file('own')}`);
    expect(await source.query('SELECT count(*) AS count FROM organisations')).toEqual([{ count: expect.any(Number) }]);
    await source.destroy();
  });

  it('is refused when it is of an earlier release, and stays as it is', async () => {
    const known = [...migrations];
    const earlier = (): SerialSqliteDataSource =>
      new SerialSqliteDataSource({ file: file('earlier'), entities, migrations: known.slice(0, -1) });
    await (await earlier().initialize()).destroy();
    await expect(openAsItIs(`sqlite:${file('earlier')}`)).rejects.toThrow(
      'the database is of another release (it lacks ',
    );
    const source = await earlier().initialize();
    expect(await source.query('SELECT count(*) AS count FROM migrations')).toEqual([{ count: known.length - 1 }]);
    await source.destroy();
  });

  it('is refused when it is of a later release', async () => {
    const source = await openAt(`sqlite:${file('later')}`);
    await source.query("INSERT INTO migrations (timestamp, name) VALUES (9999999999999, 'NotYet9999999999999')");
    await source.destroy();
    await expect(openAsItIs(`sqlite:${file('later')}`)).rejects.toThrow('unknown here: NotYet9999999999999');
  });

  it('is not made by a command that was pointed at the wrong folder', () => {
    const env = { PATH: process.env['PATH'], DATA_DIR: join(folder.path, 'mistyped') };
    const script = join(packageRoot, 'scripts', 'database.mjs');
    const { status, stderr } = spawnSync(process.execPath, [script, 'audit'], {
      env,
      encoding: 'utf8',
      cwd: folder.path,
    });
    expect([status, stderr]).toEqual([1, expect.stringContaining('there is no file ')]);
    expect(existsSync(join(folder.path, 'mistyped'))).toBe(false);
  }, 60_000);
});
