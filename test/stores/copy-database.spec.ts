/** From a file to PostgreSQL and back to another file: every row arrives as it was, and the rules stand again. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { copyDatabase } from '../../src/database/copy-database.js';
import { openAt } from '../../src/database/open-at.js';
import { startService } from '../api/running-service.js';
import { signedIn } from '../api/signed-in.js';
import { temporaryFolder } from './temporary-folder.js';
import { dropTestDatabase, emptyPostgres, testDialects } from './test-database.js';

const onPostgres = testDialects.includes('postgres') ? describe : describe.skip;

onPostgres('a copy of a database', () => {
  const folder = temporaryFolder('copies');
  let url: string;
  let first: DataSource;
  let postgres: DataSource;

  beforeAll(async () => {
    // What a service leaves after its first start: price tables with their documents, people, sessions.
    const file = `sqlite:${join(folder.path, 'first.sqlite')}`;
    const service = await startService({ DATABASE_URL: file });
    await signedIn(service, { organisationId: 'firm-a', roles: ['signer'], email: 'wang@example.org' });
    await service.stop();
    first = await openAt(file);
    // Copied as text and as a number that a float would not hold; and a draft whose state no insertion may have.
    const draft = {
      id: 'D',
      organisation_id: 'firm-a',
      table_id: 't',
      publisher: 'p',
      kind: 'scrap',
      title: '价 "x" \n',
    };
    const head = { status: 'official', valid_from: '2026-01-01', method: 'm', licence: 'l', regions_json: '[]' };
    const rest = { base_sequence: 0, rows_json: '[]', row_count: 0, content_sha256: 'a'.repeat(64), version: 1 };
    const act = { created_by: 'x', created_at: '2026-01-01T00:00:00.007Z', updated_at: '2026-01-01T00:00:00.000Z' };
    const row = { ...draft, ...head, ...rest, ...act, state: 'draft' };
    await first.query(
      `INSERT INTO price_drafts (${Object.keys(row).join(', ')}) VALUES (${Object.keys(row)
        .map(() => '?')
        .join(', ')})`,
      Object.values(row),
    );
    await first.query(`UPDATE price_drafts SET title = 'y', version = 2 WHERE id = 'D'`);
    url = await emptyPostgres();
    postgres = await openAt(url);
  }, 120_000);
  afterAll(async () => {
    await Promise.all([first.destroy(), postgres.destroy()]);
    await dropTestDatabase(url);
    folder.remove();
  });

  it('has every row as it was, there and back', async () => {
    const there = await copyDatabase(first, postgres);
    const second = await openAt(`sqlite:${join(folder.path, 'second.sqlite')}`);
    const back = await copyDatabase(postgres, second);
    await second.destroy();
    expect(new Map(back.map((one) => [one.table, one]))).toEqual(new Map(there.map((one) => [one.table, one])));
    const counted = new Map(there.map(({ table, rows }) => [table, rows]));
    expect(counted.get('price_editions')).toBeGreaterThan(3);
    expect([counted.get('people'), counted.get('price_drafts')]).toEqual([1, 1]);
  }, 120_000);

  it('stands under the rules again', async () => {
    await expect(postgres.query('DELETE FROM price_editions')).rejects.toThrow('price_editions is insert-only');
    await expect(postgres.query('DELETE FROM price_drafts')).rejects.toThrow('never deleted');
  });

  it('is not made where there is something already, which stays as it is', async () => {
    const count = (): Promise<unknown> => postgres.query('SELECT COUNT(*) AS n FROM organisations');
    const before = await count();
    await expect(copyDatabase(first, postgres)).rejects.toThrow(/the target is not empty: organisations/);
    expect(await count()).toEqual(before);
  });

  it('is not left half made where a row does not arrive', async () => {
    const other = await openAt(await emptyPostgres());
    await other.query(`ALTER TABLE people ADD CONSTRAINT nobody CHECK (login = 'nobody')`);
    await expect(copyDatabase(first, other)).rejects.toThrow('nobody');
    expect(await other.query('SELECT COUNT(*) AS n FROM organisations')).toEqual([{ n: 0 }]);
    await expect(
      other.query(`INSERT INTO organisations (id, name, created_at, is_test, kind)
      VALUES ('a', 'a', '2026-01-01T00:00:00.000Z', 1, 'operator')`),
    ).rejects.toThrow('only a firm');
    await other.destroy();
  });
});
