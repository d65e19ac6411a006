import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { addPerson } from '../api/signed-in.js';
import { startAccess, type AccessService } from './access-service.js';
import { arrive as arriveAt, callback, cookiesOf, pairOf, publicUrl, refusedWith, type Arrival } from './arrivals.js';
import { Browser } from './browser.js';
import { clientOf, startProvider, type Identities, type IdentityProvider } from './identity-provider.js';

describe('signing in at an identity provider', () => {
  const identities: Identities = {
    wang: { email: 'Wang@firm.example', email_verified: true },
    li: { email: 'li@firm.example', email_verified: false },
    zhao: { email: 'zhao@firm.example', email_verified: true },
    impostor: { email: 'wang@firm.example', email_verified: true },
    stranger: { email: 'stranger@elsewhere.example', email_verified: true },
    silent: {},
  };
  let provider: IdentityProvider;
  let service: AccessService;
  const personIds: Record<string, string> = {};

  beforeAll(async () => {
    // The provider remarks on its own defaults, which are meant for tests such as this one.
    for (const level of ['warn', 'info'] as const) jest.spyOn(console, level).mockImplementation(() => undefined);
    provider = await startProvider(identities, publicUrl + callback);
    service = await startAccess({
      PUBLIC_URL: publicUrl,
      OIDC_ISSUER: provider.issuer,
      OIDC_CLIENT_ID: clientOf.id,
      OIDC_CLIENT_SECRET: clientOf.secret,
    });
    for (const login of ['wang', 'li', 'zhao']) {
      const { id } = await addPerson(service, { roles: ['appraiser'], email: `${login}@firm.example` });
      personIds[login] = id;
    }
  }, 60_000);
  afterAll(async () => {
    await service.stop();
    await provider.stop();
  });

  const arrive = (login: string, tamper?: (back: URL) => string): Promise<Arrival> =>
    arriveAt({ service, provider }, login, tamper);
  const refused = refusedWith('oidc-refused');

  it('goes there with PKCE, state and nonce, and an address from the settings whatever the Host header says', async () => {
    const begun = await service.app.inject({ url: '/v1/session/oidc', headers: { host: 'evil.example' } });
    const url = new URL(String(begun.headers.location));
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      response_type: 'code',
      redirect_uri: publicUrl + callback,
      code_challenge_method: 'S256',
      state: expect.stringMatching(/.{20,}/),
      nonce: expect.stringMatching(/.{20,}/),
    });
    const [cookie] = cookiesOf(begun.headers['set-cookie']);
    expect(cookie).toMatch(/^oidc=[^;]+; Path=\/; HttpOnly; SameSite=Lax; Max-Age=600$/);
    for (const name of ['state', 'nonce']) expect(cookie).not.toContain(url.searchParams.get(name)!);
  });

  it('is begun by no other site’s page', async () => {
    for (const site of ['cross-site', 'same-site']) {
      const begun = await service.app.inject({ url: '/v1/session/oidc', headers: { 'sec-fetch-site': site } });
      expect([begun.statusCode, begun.headers['set-cookie']]).toEqual([403, undefined]);
    }
    const own = { 'sec-fetch-site': 'same-origin' };
    expect((await service.app.inject({ url: '/v1/session/oidc', headers: own })).statusCode).toBe(303);
  });

  it('lets in a person who was entered here, by the verified address, and links the subject', async () => {
    const { status, location, session } = await arrive('wang');
    expect([status, location]).toEqual([303, `${publicUrl}/`]);
    expect(session).toMatch(/^session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
    const browser = new Browser(service.app);
    browser.cookie = pairOf(session!).slice('session='.length);
    const { body } = await browser.ask('GET', '/v1/account');
    expect(body).toMatchObject({ id: personIds['wang'], isLinkedToProvider: true, signIn: 'oidc' });
    // No password: what guards the account is the provider.
    const change = { currentPassword: 'x', newPassword: 'correct horse battery staple' };
    expect((await browser.ask('PUT', '/v1/account/password', { body: change })).body).toMatchObject({
      code: 'no-password',
    });
  });

  it('knows the linked person again when the address at the provider has changed', async () => {
    identities['wang'] = { email: 'wang@new.example', email_verified: false };
    expect((await arrive('wang')).location).toBe(`${publicUrl}/`);
  });

  it('lets nobody in under an address that is linked to another subject, not verified, unknown or not told', async () => {
    for (const login of ['impostor', 'li', 'stranger', 'silent']) {
      expect(await arrive(login)).toMatchObject(refused);
    }
    expect(await service.dataSource.query('SELECT COUNT(*) AS n FROM people')).toEqual([{ n: 3 }]);
  });

  it('lets nobody in who is disabled', async () => {
    expect((await arrive('zhao')).location).toBe(`${publicUrl}/`);
    await service.dataSource.query(`UPDATE people SET state = 'disabled' WHERE id = ?`, [personIds['zhao']]);
    expect(await arrive('zhao')).toMatchObject(refused);
  });

  it('refuses another state, a code of another sign-in, and the same answer a second time', async () => {
    const other = (back: URL): string => back.search.replace(/state=[^&]+/, 'state=of-somebody-else');
    expect(await arrive('wang', other)).toMatchObject(refused);
    expect(await arrive('wang', (back) => back.search.replace(/code=[^&]+/, 'code=made-up'))).toMatchObject(refused);
    expect(await arrive('wang', () => '?error=access_denied')).toMatchObject(refused);
    const { location, again } = await arrive('wang');
    expect(location).toBe(`${publicUrl}/`);
    expect(await again()).toMatchObject(refused);
  });

  it('takes what the provider adds as it stands, also a question mark', async () => {
    const added = (back: URL): string => back.search.replace('?', '?session_state=what?ever&');
    expect((await arrive('wang', added)).location).toBe(`${publicUrl}/`);
  });

  it('refuses an ID token the provider did not sign', async () => {
    provider.damageTokens(true);
    expect(await arrive('wang')).toMatchObject(refused);
    provider.damageTokens(false);
    expect((await arrive('wang')).location).toBe(`${publicUrl}/`);
  });

  it('refuses whoever comes back in another browser, or after ten minutes', async () => {
    const begun = await service.app.inject({ url: '/v1/session/oidc' });
    const back = await provider.walk(String(begun.headers.location), 'wang');
    const [pending] = cookiesOf(begun.headers['set-cookie']);
    const foreign = await service.app.inject({ url: '/v1/session/oidc' });
    const [foreignPending] = cookiesOf(foreign.headers['set-cookie']);
    const come = async (cookie?: string): Promise<string> => {
      const headers = cookie === undefined ? {} : { cookie: pairOf(cookie) };
      return String((await service.app.inject({ url: callback + back.search, headers })).headers.location);
    };
    expect(await come()).toBe(`${publicUrl}/sign-in?refused=sign-in-ended`);
    expect(await come(foreignPending)).toBe(refused.location);
    service.wait(11);
    expect(await come(pending)).toBe(`${publicUrl}/sign-in?refused=sign-in-ended`);
  });

  it('says so when no provider is set up, or it does not answer', async () => {
    const without = await startAccess();
    const missing = await without.app.inject({ url: '/v1/session/oidc' });
    // Whoever tries again later finds none either.
    expect([missing.statusCode, missing.headers['retry-after']]).toEqual([404, undefined]);
    await without.stop();
    const gone = await startAccess({
      OIDC_ISSUER: 'http://127.0.0.1:9',
      OIDC_CLIENT_ID: clientOf.id,
      OIDC_CLIENT_SECRET: clientOf.secret,
    });
    expect((await gone.app.inject({ url: '/v1/session/oidc' })).json()).toMatchObject({ code: 'oidc-unavailable' });
    await gone.stop();
  });
});
