/** A second person lets somebody in again who has lost the password. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Role } from '../../src/access/roles.js';
import { startAccess, type AccessService } from './access-service.js';
import { auditedActs, enterAs, type Actor } from './actors.js';
import { Browser, type Answer } from './browser.js';

const password = 'correct horse battery staple';

describe('a reset', () => {
  let service: AccessService;
  let operator: Actor;

  const enter = (roles: readonly Role[]): Promise<Actor> => enterAs(service, { roles, organisationId: 'firm-a' });
  const summary = ({ status, body }: Answer): unknown => [status, body.code];
  const audited = (subject: unknown): Promise<string[]> => auditedActs(service, subject);

  beforeAll(async () => {
    service = await startAccess();
    operator = await enter(['operator']);
  }, 60_000);
  afterAll(() => service.stop());

  it('gives a new one-time password and ends what hung from the old one', async () => {
    const person = await enter(['appraiser']);
    await service.dataSource.query(`UPDATE people SET password_hash = 'x' WHERE id = ?`, [person.personId]);
    const key = await person.browser.ask('POST', '/v1/api-keys', {
      body: { name: 'k', scopes: ['appraisals.read'] },
    });
    const authorization = `Bearer ${String(key.body.key)}`;
    const byKey = (): Promise<Answer> =>
      new Browser(service.app).ask('GET', '/v1/session', { headers: { authorization } });
    expect((await byKey()).body.personId).toBe(person.personId);
    const reset = await operator.browser.ask('POST', `/v1/people/${person.personId}/reset`, {
      body: { forgetAuthenticator: false },
    });
    expect([reset.status, reset.body.signIn]).toEqual([200, 'first']);
    expect((await byKey()).body.personId).toBeNull();
    expect(summary(await person.browser.ask('GET', '/v1/account'))).toEqual([401, 'session-ended']);
    const fresh = new Browser(service.app);
    const login = person.personId.toLowerCase();
    const first = await fresh.signIn({ login, password: reset.body.oneTimePassword });
    expect(first.body.stage).toBe('new-password');
    expect((await fresh.signIn({ newPassword: password })).body.stage).toBe('totp-set-up');
    expect(await audited(person.personId)).toEqual(['person.reset password', 'person.password-chosen']);
  });

  it('makes no password for somebody who signs in at the identity provider alone', async () => {
    const body = {
      ...{ login: 'provided', name: '王敏', roles: ['editor'] },
      ...{ email: 'provided@firm-a.example', signIn: 'oidc' },
    };
    const { id } = (await operator.browser.ask('POST', '/v1/people', { body })).body;
    for (const forgetAuthenticator of [false, true]) {
      const reset = await operator.browser.ask('POST', `/v1/people/${id}/reset`, {
        body: { forgetAuthenticator },
      });
      expect(summary(reset)).toEqual([409, 'no-password']);
    }
    expect((await operator.browser.ask('GET', `/v1/people/${id}`)).body).toMatchObject({
      signIn: 'oidc',
      version: 1,
    });
    expect(await audited(id)).toEqual(['person.created editor']);
  });
});
