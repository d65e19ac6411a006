import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { signedIn } from '../api/signed-in.js';
import { startAccess, type AccessService } from './access-service.js';
import { Browser, type Answer } from './browser.js';
import { asInserted } from '../stores/test-database.js';

describe('API keys', () => {
  let service: AccessService;
  let owner: Browser;
  let ownerId: string;

  beforeAll(async () => {
    service = await startAccess();
    const person = await signedIn(service, { roles: ['editor', 'approver'], organisationId: 'association-a' });
    ownerId = person.personId;
    owner = new Browser(service.app);
    owner.cookie = person.token;
  }, 60_000);
  afterAll(() => service.stop());

  const make = (body: object, headers = {}): Promise<Answer> => owner.ask('POST', '/v1/api-keys', { body, headers });
  const whoIs = async (key: string): Promise<Answer['body']> => {
    const headers = { authorization: `Bearer ${key}` };
    return (await new Browser(service.app).ask('GET', '/v1/session', { headers })).body;
  };
  const wanted = { name: 'nightly', scopes: ['price-drafts.write', 'price-drafts.read'] };

  it('are shown once and kept as a hash', async () => {
    const headers = { 'idempotency-key': 'key-1' };
    const [made, again] = [await make(wanted, headers), await make(wanted, headers)];
    const { key, id, prefix } = made.body;
    expect(key).toMatch(/^la_[0-9A-Z]{26}_[\w-]{43}$/);
    expect([again.body.id, again.body.key, key.startsWith(prefix)]).toEqual([id, null, true]);
    const list = await owner.ask('GET', '/v1/api-keys');
    expect(list.body.items).toEqual([expect.objectContaining({ id, state: 'in-force', lastUsedOn: null })]);
    for (const table of ['api_keys', 'idempotency_answers', 'audit_log']) {
      const text = JSON.stringify(await service.dataSource.query(`SELECT * FROM ${table}`));
      expect(text).not.toContain(key.slice(prefix.length));
    }
  });

  it('act for their person, within their scopes and the person’s roles of the moment', async () => {
    const { key } = (await make(wanted)).body;
    expect(await whoIs(key)).toMatchObject({ via: 'api-key', personId: ownerId, organisationId: 'association-a' });
    expect((await whoIs(key)).permissions).toEqual(['price-drafts.read', 'price-drafts.write']);
    await service.dataSource.query(`DELETE FROM person_roles WHERE person_id = ? AND role = 'editor'`, [ownerId]);
    expect((await whoIs(key)).permissions).toEqual(['price-drafts.read']);
    const back = `INSERT INTO person_roles (person_id, role, organisation_id) VALUES (?, 'editor', 'association-a')`;
    await service.dataSource.query(back, [ownerId]);
    const [row] = await service.dataSource.query<{ on: string }[]>(
      `SELECT last_used_on AS "on" FROM api_keys ORDER BY created_at DESC, ${asInserted} DESC LIMIT 1`,
    );
    expect(row).toEqual({ on: '2026-11-02' });
  });

  it.each([
    [{ ...wanted, scopes: [] }, ['/scopes']],
    [{ ...wanted, scopes: ['account'] }, ['/scopes']],
    [{ ...wanted, scopes: ['people.manage'] }, ['/scopes']],
    [{ ...wanted, scopes: ['appraisals.write'] }, ['/scopes']],
    [{ ...wanted, scopes: ['no-such-thing'] }, ['/scopes']],
    [{ ...wanted, scopes: ['price-drafts.read', 'price-drafts.read'] }, ['/scopes']],
    [{ name: '', scopes: ['toString'], expiresInDays: 0 }, ['/name', '/scopes', '/expiresInDays']],
    [{ ...wanted, expiresInDays: 367 }, ['/expiresInDays']],
  ])('are not made for %j', async (body, pointers) => {
    const { status, body: problem } = await make(body);
    expect([status, problem.faults.map(({ pointer }: { pointer: string }) => pointer)]).toEqual([422, pointers]);
  });

  it('of one person count together, and another person’s do not', async () => {
    const narrow = await startAccess({ CALLER_REQUESTS_PER_MINUTE: '5' });
    const askers = await Promise.all(
      [1, 2].map(async () => {
        const browser = new Browser(narrow.app);
        browser.cookie = (await signedIn(narrow, { roles: ['editor'] })).token;
        return browser;
      }),
    );
    const [hasty, other] = askers as [Browser, Browser];
    const { key } = (await hasty.ask('POST', '/v1/api-keys', { body: { ...wanted, scopes: ['price-drafts.read'] } }))
      .body;
    const asks = [1, 2, 3, 4, 5].map(() => hasty.ask('GET', '/v1/account'));
    const answers = await Promise.all(asks);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 429]);
    const byKey = await new Browser(narrow.app).ask('DELETE', '/v1/api-keys/x', {
      headers: { authorization: `Bearer ${key}` },
    });
    expect([byKey.status, byKey.body.code, byKey.headers['retry-after']]).toEqual([429, 'too-many-requests', '12']);
    expect((await other.ask('GET', '/v1/account')).status).toBe(200);
    narrow.wait(1);
    expect((await hasty.ask('GET', '/v1/account')).status).toBe(200);
    await narrow.stop();
  });

  it('run out, and are worth nothing with another secret or id', async () => {
    const { key, id } = (await make({ ...wanted, expiresInDays: 1 })).body;
    const other = (await make(wanted)).body;
    expect((await whoIs(`la_${id}_${other.key.slice(-43)}`)).via).toBeNull();
    expect((await whoIs(key.slice(0, -1))).via).toBeNull();
    expect((await whoIs(key)).via).toBe('api-key');
    service.wait(24 * 60);
    expect((await whoIs(key)).via).toBeNull();
  });

  it('are revoked by their person or by an operator of the organisation, by nobody else, for good', async () => {
    const person = await signedIn(service, { roles: ['appraiser'], organisationId: 'firm-a' });
    const browser = new Browser(service.app);
    browser.cookie = person.token;
    const body = { name: 'k', scopes: ['appraisals.read'] };
    const [one, two] = [
      (await browser.ask('POST', '/v1/api-keys', { body })).body,
      (await browser.ask('POST', '/v1/api-keys', { body })).body,
    ];
    expect((await browser.ask('DELETE', `/v1/api-keys/${one.id}`)).body.state).toBe('revoked');
    expect((await whoIs(one.key)).via).toBeNull();
    const operator = await signedIn(service, { roles: ['operator'], organisationId: 'firm-a' });
    const stranger = await signedIn(service, { roles: ['operator'], organisationId: 'firm-b' });
    const as = async (token: string, path: string): Promise<number> => {
      const someone = new Browser(service.app);
      someone.cookie = token;
      return (await someone.ask('DELETE', path)).status;
    };
    expect(await as(stranger.token, `/v1/api-keys/${two.id}`)).toBe(404);
    expect(await as(stranger.token, `/v1/organisations/firm-b/api-keys/${two.id}`)).toBe(404);
    expect(await as(stranger.token, `/v1/organisations/firm-a/api-keys/${two.id}`)).toBe(404);
    expect((await whoIs(two.key)).via).toBe('api-key');
    expect(await as(operator.token, `/v1/organisations/firm-a/api-keys/${two.id}`)).toBe(200);
    expect((await whoIs(two.key)).via).toBeNull();
    const rows = await service.dataSource.query(
      `SELECT action, actor FROM audit_log WHERE subject = ? ORDER BY ${asInserted}`,
      [two.id],
    );
    expect(rows).toEqual([
      { action: 'api-key.created', actor: person.personId },
      { action: 'api-key.revoked', actor: operator.personId },
    ]);
  });
});
