import { afterAll, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { copyDatabase } from '../../src/database/copy-database.js';
import { openAt } from '../../src/database/open-at.js';
import { temporaryFolder } from './temporary-folder.js';

describe('a copy that is not accepted once it is whole', () => {
  const folder = temporaryFolder('not-accepted');
  afterAll(() => folder.remove());

  it('leaves the target empty, with its rules, and ready for another copy', async () => {
    const [from, to] = [
      await openAt(`sqlite:${join(folder.path, 'from.sqlite')}`),
      await openAt(`sqlite:${join(folder.path, 'to.sqlite')}`),
    ];
    await from.query(
      "INSERT INTO organisations (id, name, created_at) VALUES ('firm-a', 'a', '2026-11-02T08:00:00.000Z')",
    );
    const rules = (): Promise<unknown> =>
      to.query("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name");
    const before = await rules();
    const refused = copyDatabase(from, to, (copied) => {
      expect(copied.find(({ table }) => table === 'organisations')?.rows).toBe(1);
      throw new Error('not as it was saved');
    });
    await expect(refused).rejects.toThrow('not as it was saved');
    expect(await to.query('SELECT id FROM organisations')).toEqual([]);
    expect(await rules()).toEqual(before);
    await copyDatabase(from, to);
    expect(await to.query('SELECT id FROM organisations')).toEqual([{ id: 'firm-a' }]);
    await Promise.all([from.destroy(), to.destroy()]);
  });
});
