/** On PostgreSQL the rows of another firm are not there for a request, whatever the statement forgets to ask. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { BatchDesk } from '../../src/batches/batch-desk.js';
import { organisationInScope, inScopeOf, outsideScopes } from '../../src/http/organisation-scope.js';
import { startService, type RunningService } from '../api/running-service.js';
import { addOrganisation, signedIn } from '../api/signed-in.js';
import { tablesOfOneOrganisation } from '../../src/database/migrations/0017-organisation-policies.js';
import { temporaryFolder } from './temporary-folder.js';
import { databaseUrl, dropTestDatabase, testDialects } from './test-database.js';

const onPostgres = testDialects.includes('postgres') ? describe : describe.skip;
const every = 'SELECT organisation_id AS firm FROM batches ORDER BY id';

onPostgres('the rows of another firm', () => {
  const folder = temporaryFolder('policies');
  let service: RunningService;
  let url: string;
  const add = (id: string, firm: string): Promise<unknown> =>
    service.dataSource.query(
      `INSERT INTO batches (id, organisation_id, label, reports, items, source, body_sha256, actor, at)
        VALUES (?, ?, 'l', 'none', 1, 'json', ?, 'a', '2026-11-02T08:00:00.000Z')`,
      [id, firm, 'a'.repeat(64)],
    );
  const firms = async (): Promise<readonly string[]> =>
    (await service.dataSource.query<{ firm: string }[]>(every)).map(({ firm }) => firm);

  beforeAll(async () => {
    url = await databaseUrl(folder.path, 'postgres');
    service = await startService({ DATABASE_URL: url });
    for (const firm of ['firm-a', 'firm-b']) await addOrganisation(service, firm, 'firm');
    await add('A', 'firm-a');
    await add('B', 'firm-b');
  }, 60_000);
  afterAll(async () => {
    await service.stop();
    await dropTestDatabase(url);
    folder.remove();
  });

  it('are not there for work in the scope of a firm, in a transaction or outside', async () => {
    expect(await firms()).toEqual(['firm-a', 'firm-b']);
    expect(await inScopeOf('firm-a', firms)).toEqual(['firm-a']);
    expect(await inScopeOf('firm-b', firms)).toEqual(['firm-b']);
    const inside = inScopeOf('firm-a', () =>
      service.dataSource.transaction((manager) => manager.query<{ firm: string }[]>(every)),
    );
    expect(await inside).toEqual([{ firm: 'firm-a' }]);
    expect(await inScopeOf('firm-a', () => outsideScopes(firms))).toEqual(['firm-a', 'firm-b']);
  });

  it('are told apart on few connections that serve many at once, some of which give up', async () => {
    const asked = Array.from({ length: 60 }, async (_, index) => {
      const firm = index % 2 === 0 ? 'firm-a' : 'firm-b';
      const work = async (): Promise<readonly string[]> => {
        if (index % 3 !== 0) return firms();
        const seen: string[] = [];
        await service.dataSource
          .transaction(async (manager) => {
            seen.push(...(await manager.query<{ firm: string }[]>(every)).map((row) => row.firm));
            throw new Error('given up');
          })
          .catch(() => undefined);
        return seen;
      };
      expect([index, await inScopeOf(firm, work)]).toEqual([index, [firm]]);
    });
    await Promise.all(asked);
    expect(await firms()).toEqual(['firm-a', 'firm-b']);
  });

  it('are neither written nor taken over in another’s name', async () => {
    await expect(inScopeOf('firm-a', () => add('C', 'firm-b'))).rejects.toThrow('row-level security');
    await inScopeOf('firm-a', () => add('C', 'firm-a'));
    expect(await inScopeOf('firm-b', firms)).toEqual(['firm-b']);
  });

  it('are not there in what a door does for its caller, however it asks', async () => {
    const { headers } = await signedIn(service, { organisationId: 'firm-b', roles: ['appraiser'] });
    const desk = service.app.get(BatchDesk);
    const real = desk.list.bind(desk);
    const seen: unknown[] = [];
    desk.list = async (...asked) => {
      seen.push(organisationInScope(), await firms());
      return real(...asked);
    };
    await request(service.server).get('/v1/batches').set(headers).expect(200);
    expect(seen).toEqual(['firm-b', ['firm-b']]);
  });

  it('stand under the rule in every table no other organisation reads, also for the owner of the tables', async () => {
    const ruled = await service.dataSource.query<{ name: string }[]>(
      'SELECT relname AS name FROM pg_class WHERE relrowsecurity AND relforcerowsecurity ORDER BY 1',
    );
    expect(ruled.map(({ name }) => name)).toEqual([...tablesOfOneOrganisation].sort());
    const [account] = await service.dataSource.query<{ free: boolean }[]>(
      'SELECT rolsuper OR rolbypassrls AS free FROM pg_roles WHERE rolname = current_user',
    );
    expect(account).toEqual({ free: false });
  });
});
